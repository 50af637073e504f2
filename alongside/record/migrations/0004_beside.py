"""Young people put their own view beside what is written; both stay, and are read together."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

FUNCTIONS = Path(__file__).parents[1] / "sql/functions/own.sql"
KINDS = [
    ("met", "We met"),
    ("in_touch", "We were in touch"),
    ("tried", "We tried to reach them"),
    ("own_words", "In their own words"),
    ("good_news", "Something good"),
    ("meeting", "A meeting about support"),
    ("session", "A session"),
    ("review", "We looked at the plan together"),
    ("handover", "Handing over to somebody else"),
    ("goodbye", "A goodbye"),
    ("back", "They came back"),
    ("information", "Something we were told"),
    ("missing", "Away or missing"),
    ("council", "From a council file"),
    ("correction", "A correction"),
    ("disagrees", "They see it differently"),
    ("adds", "They add to it"),
]
BESIDE = ("correction", "disagrees", "adds")
WALLS = (
    # A young person's view is theirs: nobody writes it for them, and they correct nothing in anybody's name.
    "create policy theirs_to_say on record_entry as restrictive for insert to alongside_caseload, alongside_team"
    " with check (kind not in ('disagrees', 'adds'))",
    "create policy no_correction on record_entry as restrictive for insert to alongside_own"
    " with check (kind <> 'correction')",
    # What stands beside an entry lies in the same record.
    "alter table record_entry add constraint record_entry_id_record unique (id, record_id)",
    "alter table record_entry add constraint record_entry_beside_own foreign key (corrects_id, record_id)"
    " references record_entry (id, record_id)",
    # And beside something that they can read.
    "create policy beside_what_is_read on record_entry as restrictive for insert to alongside_own"
    " with check (corrects_id is null or access.reads_own(corrects_id, compartment))",
    # For these functions, which say how much is held back and whether something is read.
    "create policy owner on record_entry for select to alongside_owner using (true)",
)


class Migration(migrations.Migration):
    dependencies = [("record", "0003_own")]
    operations = [
        migrations.AlterField(model_name="entry", name="kind", field=models.CharField(choices=KINDS, max_length=20)),
        migrations.RemoveConstraint(model_name="entry", name="record_entry_correction_corrects"),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                name="record_entry_correction_corrects",
                condition=Q(kind__in=BESIDE, corrects__isnull=False) | (~Q(kind__in=BESIDE) & Q(corrects__isnull=True)),
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["recorded_at"], name="record_entry_disagrees", condition=Q(kind="disagrees")),
        ),
        migrations.RunSQL("set local check_function_bodies = off;\n" + FUNCTIONS.read_text(), migrations.RunSQL.noop),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
