"""Witnesses' signatures, a turn only the sequencer can take, and indexes for reading lines back."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_ledger")]
    operations = [
        migrations.RunSQL((SQL / "witnesses.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "reading.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
