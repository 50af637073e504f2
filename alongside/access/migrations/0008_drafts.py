"""What is being typed is kept every few seconds, for its writer only."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.kernel.ids
from alongside.access.protection import from_file


class Migration(migrations.Migration):
    dependencies = [("access", "0007_own")]
    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sheet", models.UUIDField()),
                ("path", models.CharField(max_length=300)),
                ("about", models.UUIDField(null=True)),
                ("sealed", models.BinaryField()),
                ("kept_at", models.DateTimeField(db_index=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "path"], name="access_draft_here")],
                "constraints": [models.UniqueConstraint(fields=("account", "sheet"), name="access_draft_one_a_sheet")],
            },
        ),
        from_file("drafts"),
    ]
