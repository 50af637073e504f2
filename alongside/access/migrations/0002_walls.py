"""The walls: who acts, which doors they hold, tickets, and row-level security."""

from django.db import migrations

from alongside.access.protection import from_file

SHARED_CACHE = """
create table shared_cache (
    cache_key varchar(255) primary key,
    value text not null,
    expires timestamptz not null
);
create index shared_cache_expires on shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("ledger", "0001_ledger")]
    operations = [
        *(
            from_file(name)
            for name in (
                "functions/actor",
                "functions/doors",
                "policies",
                "functions/tickets",
                "functions/records",
                "functions/grants",
            )
        ),
        migrations.RunSQL(SHARED_CACHE, migrations.RunSQL.noop),
    ]
