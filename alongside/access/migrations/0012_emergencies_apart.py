"""Who opened in an emergency stands in no list of who may see: a lead says from which day the young person is told."""

from django.db import migrations

APART = (
    "create policy not_in_an_emergency on access_grant as restrictive for select to alongside_own"
    " using (role <> 'emergency')"
)


class Migration(migrations.Migration):
    dependencies = [("access", "0011_second_words")]
    operations = [migrations.RunSQL(APART, migrations.RunSQL.noop)]
