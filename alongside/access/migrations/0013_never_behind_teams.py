"""Doors on single records leave out what the never list closes; only a team's doors need the policy beside them."""

from django.db import migrations

from alongside.access.protection import bar_behind_teams_only


class Migration(migrations.Migration):
    dependencies = [("access", "0012_emergencies_apart")]
    operations = [bar_behind_teams_only()]
