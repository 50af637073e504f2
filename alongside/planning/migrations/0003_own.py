"""A young person reads their plan in their own space."""

from django.db import migrations

from alongside.access.protection import own


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_sessions"), ("access", "0007_own")]
    operations = [*own("planning_plan")]
