"""Young people can ask to come back after a pause or a goodbye."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keywork", "0006_own_wishes")]

    operations = [
        migrations.AlterField(
            model_name="ask",
            name="what",
            field=models.CharField(
                choices=[
                    ("change", "Something to be different"),
                    ("other_worker", "A different worker"),
                    ("advocate", "An advocate"),
                    ("left_alone", "To be left alone for a while"),
                    ("come_back", "To come back"),
                ],
                max_length=20,
            ),
        ),
    ]
