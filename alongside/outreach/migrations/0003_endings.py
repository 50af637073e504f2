"""To be written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("outreach", "0002_contact")]
    operations = []
