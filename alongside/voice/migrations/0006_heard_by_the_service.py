"""What young people say of being heard, by the police or a school among others, is read by nobody of those agencies."""

from django.db import migrations

WALL = (
    "create policy of_the_service on voice_heard as restrictive for select to alongside_caseload, alongside_team"
    " using (not (select access.has_role('partner')))"
)


class Migration(migrations.Migration):
    dependencies = [("voice", "0005_supports")]
    operations = [migrations.RunSQL(WALL, migrations.RunSQL.noop)]
