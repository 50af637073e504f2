"""Kinds of entries that the rooms of outreach, key work and planning write."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="entry",
            name="kind",
            field=models.CharField(choices=[("met", "We met"), ("in_touch", "We were in touch"), ("tried", "We tried to reach them"), ("own_words", "In their own words"), ("good_news", "Something good"), ("meeting", "A meeting about support"), ("session", "A session"), ("review", "We looked at the plan together"), ("handover", "Handing over to somebody else"), ("goodbye", "A goodbye"), ("back", "They came back"), ("information", "Something we were told"), ("missing", "Away or missing"), ("council", "From a council file"), ("correction", "A correction")], max_length=20),
        ),
    ]
