"""As access.0013 does, for tables of this room that its own policies may come to later than that."""

from django.db import migrations

from alongside.access.protection import bar_behind_teams_only


class Migration(migrations.Migration):
    dependencies = [("people", "0007_interpreters_of_the_service"), ("access", "0013_never_behind_teams")]
    operations = [bar_behind_teams_only()]
