"""What a young person made, put beside what they want: seen by whoever reads the decision, and theirs to take out."""

import django.db.models.deletion
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, shown, wall

PARTS = [("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")]
# Their own piece that is there, beside a wish that they wrote themselves, before it is decided.
OWN_PIECE = (
    "exists (select from voice_piece p where p.id = piece_id and p.record_id = voice_wishpiece.record_id and p.gone_at is null)"
)
OWN_WISH = (
    "exists (select from voice_said s join voice_decision d on d.id = s.decision_id where s.id = said_id"
    " and s.record_id = voice_wishpiece.record_id and s.compartment = voice_wishpiece.compartment"
    " and s.what = 'wish' and s.written_by_id = (select access.actor()) and d.state in ('open', 'heard'))"
)
EMPTY = "card = ''::bytea and file = ''::bytea"


class Migration(migrations.Migration):
    dependencies = [("voice", "0006_heard_by_the_service")]

    operations = [
        migrations.AlterField(
            model_name="said",
            name="medium",
            field=models.CharField(blank=True, choices=[("said", "They said it"), ("written", "They wrote it"), ("shown", "They drew it, or showed it"), ("own", "With something they made"), ("others", "Somebody they trust said it for them")], max_length=20),
        ),
        migrations.CreateModel(
            name="WishPiece",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=PARTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("card", alongside.access.models.records.SealedField(default=b"")),
                ("file", alongside.access.models.records.SealedField(default=b"")),
                ("put_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("piece", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voice.piece")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("said", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voice.said")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("ended_at__isnull", True)), fields=["record"], name="voice_wishpiece_record")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("ended_at__isnull", True), models.Q(("card", b""), ("file", b"")), _connector="OR"), name="voice_wishpiece_ended_is_empty"),
                    models.UniqueConstraint(condition=models.Q(("ended_at__isnull", True)), fields=("said",), name="voice_wishpiece_one"),
                ],
            },
        ),
        *wall("voice_wishpiece"),
        *shown("voice_wishpiece", where="ended_at is null"),
        *own(
            "voice_wishpiece",
            add=f"ended_at is null and {OWN_PIECE} and {OWN_WISH}",
            change=("card", "file", "ended_at", "version"),
            keep=f"ended_at is not null and {EMPTY}",
        ),
    ]
