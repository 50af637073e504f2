"""How pages look to somebody in their own space."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0009_seen")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="looks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("large", "Larger letters"),
                        ("spaced", "More space between letters and lines"),
                        ("calm", "Calm colours"),
                    ],
                    max_length=20,
                ),
                db_default=[],
                default=list,
                size=None,
            ),
        ),
    ]
