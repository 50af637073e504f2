"""The queue's tables in a schema of their own, and who may do what with them."""

from pathlib import Path

from django.db import migrations
from procrastinate.sql import __file__ as LIBRARY

SQL = Path(__file__).resolve().parents[1] / "sql"
# Released steps of the library never change. A later step of its own comes in a migration of its own.
STEPS = sorted(path for path in Path(LIBRARY).parent.glob("migrations/*.sql") if path.name < "03.04.00_51")


def steps() -> list[migrations.RunSQL]:
    written = [path.read_text(encoding="utf-8") for path in STEPS]
    functions = "set local check_function_bodies = off;\n" + (SQL / "functions/jobs.sql").read_text(encoding="utf-8")
    # The library names its tables without a schema, so ours comes first while they are made.
    alone = ["set local search_path = jobs", *written, "set local search_path = public, jobs"]
    return [migrations.RunSQL(one, migrations.RunSQL.noop) for one in [*alone, functions, (SQL / "rights.sql").read_text(encoding="utf-8")]]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("ledger", "0001_ledger")]
    operations = steps()
