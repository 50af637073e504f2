"""Young people see who has seen their things, ask about what they did not expect, and some of it a little later."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import from_file, own, protect, wall


class Migration(migrations.Migration):
    dependencies = [("access", "0008_drafts")]

    operations = [
        migrations.CreateModel(
            name="SeenDelay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "compartment",
                    models.CharField(
                        choices=[
                            ("everyday", "Everyday support"),
                            ("health", "Health"),
                            ("justice", "Police and court"),
                            ("identity", "Identity, in their own words"),
                            ("private", "Private to the young person"),
                            ("council", "What council files say"),
                            ("intelligence", "Information about people and places that cause harm"),
                        ],
                        default="everyday",
                        max_length=20,
                    ),
                ),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("line", models.BigIntegerField()),
                ("reason", alongside.access.models.records.SealedField()),
                ("set_at", models.DateTimeField()),
                ("shown_from", models.DateField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "line"), name="access_seendelay_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="access_seendelay_ended_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeenQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "compartment",
                    models.CharField(
                        choices=[
                            ("everyday", "Everyday support"),
                            ("health", "Health"),
                            ("justice", "Police and court"),
                            ("identity", "Identity, in their own words"),
                            ("private", "Private to the young person"),
                            ("council", "What council files say"),
                            ("intelligence", "Information about people and places that cause harm"),
                        ],
                        default="everyday",
                        max_length=20,
                    ),
                ),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("line", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waits for an answer"), ("answered", "Answered")],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", alongside.access.models.records.SealedField(default=b"")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["asked_at"],
                        name="access_seenquestion_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "line"), name="access_seenquestion_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", b""), ("answered_at", None), ("answered_by", None), ("state", "waiting")
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("state", "answered"),
                                models.Q(("answer", b""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="access_seenquestion_answered_together",
                    ),
                ],
            },
        ),
        *wall("access_seenquestion"),
        *protect("access_seendelay", change=("ended_at", "ended_by_id", "version")),
        from_file("functions/seen"),
        from_file("seen"),
        *own(
            "access_seenquestion",
            add="asked_by_id = (select access.actor()) and state = 'waiting'"
            " and line in (select s.id from access.seen_by_me(5000) s)",
        ),
    ]
