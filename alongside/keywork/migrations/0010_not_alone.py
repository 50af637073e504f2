"""Whoever comes in with second words may not be alone: those alongside are told, and nothing in the space says so."""

from django.db import migrations, models

# Whoever made them come in may find the way to the real page one day.
UNSEEN = "create policy not_alone on keywork_ask as restrictive to alongside_own using (what <> 'not_alone')"
# The function that tells them writes it in nobody's name who could see a record.
TELLS = "create policy not_alone_told on keywork_ask for insert to alongside_owner with check (what = 'not_alone')"


class Migration(migrations.Migration):
    dependencies = [("keywork", "0009_own_answers"), ("access", "0011_second_words")]

    operations = [
        migrations.AlterField(
            model_name="ask",
            name="what",
            field=models.CharField(choices=[("change", "Something to be different"), ("other_worker", "A different worker"), ("advocate", "An advocate"), ("left_alone", "To be left alone for a while"), ("come_back", "To come back"), ("not_alone", "They came in with their second words")], max_length=20),
        ),
        migrations.RunSQL(UNSEEN, migrations.RunSQL.noop),
        migrations.RunSQL(TELLS, migrations.RunSQL.noop),
    ]
