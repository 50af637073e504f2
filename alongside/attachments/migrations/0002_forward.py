"""A file's row goes only forward, whoever holds a door to it."""

from pathlib import Path

from django.db import migrations

from alongside.access.protection import UNCHECKED

FUNCTIONS = (Path(__file__).parents[1] / "sql/functions/files.sql").read_text()
# A record that goes to another team takes its files along: those columns are not among these.
COLUMNS = (
    "state, kind, type, checked, size, arrived, pieces, small, name, description, file_key,"
    " taken_by_id, taken_at, taken_because"
)


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_initial")]
    operations = [
        migrations.RunSQL(UNCHECKED + FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(
            f"create trigger keep_forward before update of {COLUMNS} on attachments_attachment"
            " for each row execute function access.keep_forward();"
            " alter table attachments_attachment enable always trigger keep_forward",
            migrations.RunSQL.noop,
        ),
    ]
