"""The ledger's tables, what keeps them append-only, and who may do what with them."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

import alongside.kernel.models

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL((SQL / "tables.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "append_only.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "rights.sql").read_text(encoding="utf-8")),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("xid", alongside.kernel.models.TransactionId(editable=False)),
                ("at", models.DateTimeField(editable=False)),
                ("actor", models.UUIDField(null=True)),
                ("job", models.TextField(null=True)),
                ("verb", models.TextField()),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("thing", models.UUIDField(null=True)),
                ("purpose", models.TextField(null=True)),
                ("data", models.BinaryField(null=True)),
            ],
            options={"db_table": "ledger_line", "managed": False},
        ),
    ]
