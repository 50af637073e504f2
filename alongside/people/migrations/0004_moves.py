"""Records on their way know both teams by their ids alone, because teams live in this higher room."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0003_finding"), ("access", "0005_moves")]
    operations = [
        migrations.RunSQL(
            "alter table access_move add foreign key (from_team_id) references people_team (id);"
            "alter table access_move add foreign key (to_team_id) references people_team (id);",
            migrations.RunSQL.noop,
        ),
    ]
