"""Who interprets is planned, and what a young person says of it written down, by nobody of another agency."""

from django.db import migrations

BOTH = "to alongside_caseload, alongside_team"
NO_PARTNER = "not (select access.has_role('partner'))"
WALLS = (
    f"create policy of_the_service on people_interpreter as restrictive for insert {BOTH} with check ({NO_PARTNER})",
    f"create policy by_the_service on people_interpreter as restrictive for update {BOTH} using ({NO_PARTNER})",
)


class Migration(migrations.Migration):
    dependencies = [("people", "0006_own_words")]
    operations = [migrations.RunSQL(wall, migrations.RunSQL.noop) for wall in WALLS]
