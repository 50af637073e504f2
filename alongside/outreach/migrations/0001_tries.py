"""To be written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0006_answers"), ("people", "0004_moves"), ("record", "0002_kinds")]
    operations = []
