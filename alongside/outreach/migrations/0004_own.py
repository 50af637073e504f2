"""What young people see and say in their own space about reaching them: tries, agreements, endings, their answers."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import UNCHECKED, own, protect

FUNCTIONS = (Path(__file__).parents[1] / "sql/functions/stopping.sql").read_text()
COMPARTMENTS = [
    ("everyday", "Everyday support"),
    ("health", "Health"),
    ("justice", "Police and court"),
    ("identity", "Identity, in their own words"),
    ("private", "Private to the young person"),
    ("council", "What council files say"),
    ("intelligence", "Information about people and places that cause harm"),
]
CHANNELS = [
    ("text", "Text message"),
    ("call", "Phone call"),
    ("app", "Message in an app"),
    ("online", "Where they are online"),
    ("card", "Card or letter"),
    ("home_ground", "In person, where they are"),
    ("chosen_place", "In person, where they chose"),
    ("trusted_person", "Through somebody they trust"),
    ("drop_in", "At the drop-in"),
    ("group", "In a group"),
]
BOTH = "to alongside_caseload, alongside_team"
ME = "(select access.actor())"
NO_PARTNER = "not (select access.has_role('partner'))"
WITH_ENTRY = "exists (select from record_entry e where e.id = entry_id)"
RULES = (
    # Only they answer; somebody of the service reads it once, in their own name.
    f"create policy theirs on outreach_reply as restrictive for insert {BOTH} with check (false)",
    f"create policy of_the_service on outreach_reply as restrictive for select {BOTH} using ({NO_PARTNER})",
    f"create policy read_once on outreach_reply as restrictive for update {BOTH} using (state = 'said')"
    f" with check (state = 'read' and read_by_id = {ME} and {NO_PARTNER})",
    # What a worker writes down was said to them: it is never one that the young person wrote.
    f"create policy not_theirs on outreach_contactagreement as restrictive for insert {BOTH} with check (stopped = '{{}}')",
    "create trigger only_stop before insert on outreach_contactagreement for each row execute function access.only_stop();"
    " alter table outreach_contactagreement enable always trigger only_stop",
)


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0003_endings"),
        ("access", "0007_own"),
        ("record", "0003_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="contactagreement",
            name="stopped",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=CHANNELS, max_length=20), default=list, size=None
            ),
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("channel", models.CharField(choices=CHANNELS, max_length=20)),
                ("planned_on", models.DateField()),
                (
                    "suits",
                    models.CharField(
                        choices=[
                            ("works", "That works"),
                            ("elsewhere", "Another place or way"),
                            ("not_now", "Not this week"),
                        ],
                        max_length=20,
                    ),
                ),
                ("rest_until", models.DateField(null=True)),
                ("card", alongside.access.models.records.SealedField(default=b"")),
                ("said_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("said", "Nobody has read it yet"), ("read", "It was read")],
                        default="said",
                        max_length=20,
                    ),
                ),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "read_by",
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
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "said")), fields=["record"], name="outreach_reply_waits")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="outreach_reply_one_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rest_until__isnull", False), ("suits", "not_now")),
                            models.Q(models.Q(("suits", "not_now"), _negated=True), ("rest_until__isnull", True)),
                            _connector="OR",
                        ),
                        name="outreach_reply_rests",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", True), ("read_by__isnull", True), ("state", "said")),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False), ("state", "read")),
                            _connector="OR",
                        ),
                        name="outreach_reply_read_together",
                    ),
                ],
            },
        ),
        *protect("outreach_reply", change=("state", "read_by_id", "read_at", "version")),
        *own("outreach_reply", add=f"said_by_id = {ME} and state = 'said'"),
        # How we keep in touch as it holds, and our tries where they may read what is written of them.
        *own("outreach_outreachplan", where="state in ('proposed', 'agreed')"),
        *own("outreach_try", where=WITH_ENTRY),
        # They may stop a way: a trigger holds a new version to that.
        *own("outreach_contactagreement", add=f"made_by_id = {ME} and confirmed_by_id = {ME}"),
        # A contact otherwise than agreed from the day on which a lead said that they may be told.
        *own("outreach_contactoverride", where="tell_from <= current_date"),
        # An ending once it was talked about with them. Where that was not safe, once it was given to them.
        *own(
            "outreach_ending",
            where="reason <> 'died' and state in ('talked', 'goodbye', 'paused', 'ended', 'back')"
            " and (judgement <> '' or seen_on is not null or could_not = 'moved_first')",
        ),
        *own("outreach_followup", where="exists (select from outreach_ending g where g.id = ending_id)"),
        migrations.RunSQL(UNCHECKED + FUNCTIONS, migrations.RunSQL.noop),
        *(migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES),
    ]
