"""How we keep in touch with each young person, and every try, answered or not."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import UNCHECKED, protect

FUNCTIONS = (Path(__file__).parents[1] / "sql/functions/plans.sql").read_text()
CHANGE = ("state", "agreed_on", "agreed_how", "agreed_words", "agreed_noted_by_id", "changed_at", "version")
COMPARTMENTS = [("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")]
CHANNELS = [("text", "Text message"), ("call", "Phone call"), ("app", "Message in an app"), ("online", "Where they are online"), ("card", "Card or letter"), ("home_ground", "In person, where they are"), ("chosen_place", "In person, where they chose"), ("trusted_person", "Through somebody they trust"), ("drop_in", "At the drop-in"), ("group", "In a group")]
RULES = (
    "create policy own_name on outreach_outreachplan as restrictive for insert to alongside_caseload, alongside_team"
    " with check (made_by_id = (select access.actor()) and state <> 'changed'"
    " and (agreed_noted_by_id is null or agreed_noted_by_id = (select access.actor())))",
    # A try is told by whoever wrote its entry, and lies in the record and the part where the entry lies.
    "create policy own_entry on outreach_try as restrictive for insert to alongside_caseload, alongside_team"
    " with check (exists (select from record_entry e where e.id = entry_id and e.record_id = outreach_try.record_id"
    " and e.compartment = outreach_try.compartment and e.author_id = (select access.actor())))",
    # A record that goes to another team takes its plan along: that column is not among these.
    f"create trigger keep_outreach_forward before update of {', '.join(CHANGE)} on outreach_outreachplan"
    " for each row execute function access.keep_outreach_forward();"
    " alter table outreach_outreachplan enable always trigger keep_outreach_forward",
)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_answers"),
        ("people", "0004_moves"),
        ("record", "0002_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="OutreachPlan",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("state", models.CharField(choices=[("proposed", "We propose this"), ("agreed", "They agreed"), ("changed", "Changed since")], max_length=20)),
                ("channels", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=CHANNELS, max_length=20), size=None)),
                ("weekdays", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None)),
                ("part_of_day", models.CharField(choices=[("any", "Any time"), ("morning", "In the morning"), ("afternoon", "In the afternoon"), ("after_school", "After school"), ("evening", "In the evening")], default="any", max_length=20)),
                ("cadence_days", models.PositiveSmallIntegerField()),
                ("next_try_on", models.DateField()),
                ("space_until", models.DateField(null=True)),
                ("card", alongside.access.models.records.SealedField()),
                ("made_at", models.DateTimeField()),
                ("agreed_on", models.DateField(null=True)),
                ("agreed_how", models.CharField(blank=True, choices=[("talked", "Yes, we talked about it"), ("message", "Yes, in a message"), ("beside_them", "Yes, with somebody they trust beside them")], default="", max_length=20)),
                ("agreed_words", alongside.access.models.records.SealedField(default=b"")),
                ("changed_at", models.DateTimeField(null=True)),
                ("agreed_noted_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="outreach_plan_one_number"),
                    models.UniqueConstraint(condition=models.Q(("state__in", ("proposed", "agreed"))), fields=("record",), name="outreach_plan_one_live"),
                    models.CheckConstraint(condition=models.Q(("cadence_days__gte", 1), ("channels__len__gte", 1)), name="outreach_plan_has_a_way"),
                    models.CheckConstraint(condition=models.Q(models.Q(("agreed_how", ""), ("agreed_noted_by__isnull", True), ("agreed_on__isnull", True)), models.Q(("agreed_noted_by__isnull", False), ("agreed_on__isnull", False), models.Q(("agreed_how", ""), _negated=True)), _connector="OR"), name="outreach_plan_agreed_together"),
                    models.CheckConstraint(condition=models.Q(models.Q(models.Q(("state", "proposed"), _negated=True), ("agreed_on__isnull", True), _connector="OR"), models.Q(models.Q(("state", "agreed"), _negated=True), ("agreed_on__isnull", False), _connector="OR"), models.Q(models.Q(("changed_at__isnull", False), ("state", "changed")), models.Q(models.Q(("state", "changed"), _negated=True), ("changed_at__isnull", True)), _connector="OR")), name="outreach_plan_state_says_when"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Try",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("channel", models.CharField(choices=CHANNELS, max_length=20)),
                ("outcome", models.CharField(max_length=30)),
                ("misfit", models.CharField(blank=True, default="", max_length=20)),
                ("why", alongside.access.models.records.SealedField(default=b"")),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("next_channel", models.CharField(choices=CHANNELS, max_length=20)),
                ("next_on", models.DateField()),
                ("space_until", models.DateField(null=True)),
                ("unanswered", models.PositiveSmallIntegerField()),
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.entry")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
            options={
                "indexes": [models.Index(fields=["record", "-recorded_at", "-id"], name="outreach_try_record")],
                "constraints": [models.CheckConstraint(condition=models.Q(("outcome__regex", "^[a-z]+(_[a-z]+)*$"), ("misfit__regex", "^([a-z]+(_[a-z]+)*)?$")), name="outreach_try_codes_are_words")],
            },
        ),
        *protect("outreach_outreachplan", change=CHANGE),
        *protect("outreach_try"),
        migrations.RunSQL(UNCHECKED + FUNCTIONS, migrations.RunSQL.noop),
        *(migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES),
    ]
