"""The newest entry of a kind is found at once: prompts ask for it of every young person there is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0004_beside")]
    operations = [
        migrations.AlterField(
            model_name="entry",
            name="record",
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["record", "kind", "-happened_at", "-id"], name="record_entry_kinds"),
        ),
    ]
