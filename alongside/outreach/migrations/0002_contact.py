"""To be written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_tries")]
    operations = []
