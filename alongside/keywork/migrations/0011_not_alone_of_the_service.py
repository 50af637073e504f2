"""That somebody came in with second words is for the service to know: a partner may be somebody whom they fear."""

from django.db import migrations

UNSEEN = (
    "create policy not_alone_of_the_service on keywork_ask as restrictive for select to alongside_caseload, alongside_team"
    " using (what <> 'not_alone' or not (select access.has_role('partner')))"
)


class Migration(migrations.Migration):
    dependencies = [("keywork", "0010_not_alone")]
    operations = [migrations.RunSQL(UNSEEN, migrations.RunSQL.noop)]
