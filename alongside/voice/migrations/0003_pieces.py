"""What young people make themselves: theirs alone, and copies that one named person is shown."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect, shown_to, wall

PARTS = [("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")]
STANDS = "ended_at is null and (until is null or until >= current_date)"
EMPTY = "card = ''::bytea and file = ''::bytea"
MACHINES = (
    # What was shown until a day that is over: a machine empties it, and reads nothing of it.
    "create policy machine on voice_shownpiece for select to alongside_jobs using (until < current_date)",
    "create policy forgotten on voice_shownpiece for update to alongside_jobs using (until < current_date)"
    f" with check (until < current_date and ended_at is not null and {EMPTY})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0002_heard"),
        ("access", "0007_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=PARTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("card", alongside.access.models.records.SealedField(default=b"")),
                ("file", alongside.access.models.records.SealedField(default=b"")),
                ("made_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(null=True)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
            options={
                "indexes": [models.Index(fields=["record", "-made_at"], name="voice_piece_record")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("compartment", "private")), name="voice_piece_is_private"),
                    models.CheckConstraint(condition=models.Q(("gone_at__isnull", True), models.Q(("card", b""), ("file", b"")), _connector="OR"), name="voice_piece_gone_is_empty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShownPiece",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=PARTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("card", alongside.access.models.records.SealedField(default=b"")),
                ("file", alongside.access.models.records.SealedField(default=b"")),
                ("shown_at", models.DateTimeField()),
                ("until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("piece", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voice.piece")),
                ("reader", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at__isnull", True)), fields=["record", "reader"], name="voice_shownpiece_reader"),
                    models.Index(condition=models.Q(("ended_at__isnull", True)), fields=["until"], name="voice_shownpiece_until"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("compartment", "everyday")), name="voice_shownpiece_is_everyday"),
                    models.CheckConstraint(condition=models.Q(("ended_at__isnull", True), models.Q(("card", b""), ("file", b"")), _connector="OR"), name="voice_shownpiece_ended_is_empty"),
                    models.UniqueConstraint(condition=models.Q(("ended_at__isnull", True)), fields=("piece", "reader"), name="voice_shownpiece_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=PARTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("idea", models.CharField(max_length=20)),
                ("offered_at", models.DateTimeField()),
                ("passed_at", models.DateTimeField(null=True)),
                ("offered_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("passed_at__isnull", True)), fields=("record", "idea"), name="voice_offer_one"),
                ],
            },
        ),
        # Nobody but whoever made it: no worker's role and no machine's gets any right to this table.
        *wall("voice_piece"),
        *own(
            "voice_piece",
            add="compartment = 'private' and gone_at is null",
            change=("card", "file", "gone_at", "version"),
        ),
        *wall("voice_shownpiece"),
        *shown_to("voice_shownpiece", reader="reader_id", where=STANDS),
        *own(
            "voice_shownpiece",
            add="ended_at is null and exists (select from voice_piece p"
            " where p.id = piece_id and p.record_id = voice_shownpiece.record_id and p.gone_at is null)",
            change=("card", "file", "ended_at", "version"),
            keep=f"ended_at is not null and {EMPTY}",
        ),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in MACHINES),
        *protect("voice_offer"),
        migrations.RunSQL(
            "create policy own_name on voice_offer as restrictive for insert to alongside_caseload, alongside_team"
            " with check (offered_by_id = (select access.actor()) and passed_at is null)",
            migrations.RunSQL.noop,
        ),
        *own("voice_offer", change=("passed_at",), keep="passed_at is not null"),
    ]
