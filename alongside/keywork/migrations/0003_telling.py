"""To be written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("keywork", "0002_promises")]
    operations = []
