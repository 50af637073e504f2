"""Where a second set of words leads: to an account that no record is about. No role reads the table itself."""

from django.db import migrations

TABLE = """
create table public.access_secondwords (
    account uuid primary key references public.access_account,
    second uuid not null unique references public.access_account,
    since timestamptz not null default pg_catalog.now(),
    check (account <> second))
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_looks")]
    operations = [migrations.RunSQL(TABLE, migrations.RunSQL.noop)]
