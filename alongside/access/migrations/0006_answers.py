"""An answer to what was out of the ordinary holds for the teams of whoever gave it."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_moves"),
    ]

    operations = [
        # Answers from before name no team and hide nothing more: what was found is a day old at most.
        migrations.AddField(
            model_name="lookanswer",
            name="teams",
            field=ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
    ]
