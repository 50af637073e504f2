"""Endings, pauses, contacts after a goodbye, a floor that was raised, and who dropped in."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import UNCHECKED, protect

FUNCTIONS = (Path(__file__).parents[1] / "sql/functions/endings.sql").read_text()
COMPARTMENTS = [("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")]
BOTH = "alongside_caseload, alongside_team"
ME = "(select access.actor())"
OURS = "not (select access.has_role('partner'))"
CHANGES = {
    "outreach_ending": (
        "state", "judgement", "talked_on", "could_not", "goodbye_on", "keeps", "follow_up_months", "open_until", "seen_on",
        "given_how", "workers_until", "ended_on", "ended_by_id", "back_on", "welcomed", "changed_by_id", "card", "version",
    ),
    "outreach_endingstep": (),
    "outreach_followup": ("state", "entry_id", "version"),
    "outreach_floor": (),
}
RULES = (
    f"create policy own_name on outreach_ending as restrictive for insert to {BOTH}"
    f" with check (begun_by_id = {ME} and changed_by_id = {ME} and state = 'thinking' and {OURS})",
    f"create policy changed_by on outreach_ending as restrictive for update to {BOTH}"
    f" using (true) with check (changed_by_id = {ME} and {OURS})",
    # A record that goes to another team takes its ending along: that column is not among these.
    f"create trigger keep_ending_forward before update of {', '.join(CHANGES['outreach_ending'])} on outreach_ending"
    " for each row execute function access.keep_ending_forward();"
    " alter table outreach_ending enable always trigger keep_ending_forward",
    f"create policy ours on outreach_endingstep as restrictive for insert to {BOTH} with check ({OURS})",
    f"create policy ours on outreach_followup as restrictive for insert to {BOTH}"
    f" with check ({OURS} and state = 'to_come')",
    f"create policy still_to_come on outreach_followup as restrictive for update to {BOTH}"
    f" using (state = 'to_come' and {OURS}) with check (state <> 'to_come')",
    f"create policy by_a_lead on outreach_floor as restrictive for insert to {BOTH}"
    f" with check (set_by_id = {ME} and team_id = any ((select access.teams('lead'))::uuid[]))",
    "alter table outreach_ending add constraint outreach_ending_id_record unique (id, record_id)",
    "alter table outreach_endingstep add constraint outreach_endingstep_here"
    " foreign key (ending_id, record_id) references outreach_ending (id, record_id)",
    "alter table outreach_followup add constraint outreach_followup_here"
    " foreign key (ending_id, record_id) references outreach_ending (id, record_id)",
)
# Who works with young people in the team that keeps the board, and nobody else of the service.
OURS_HERE = (
    "team_id = any ((select access.teams('member'))::uuid[]) and ((select access.has_role('practitioner'))"
    " or (select access.has_role('team_lead')) or (select access.has_role('safeguarding_lead')))"
)
BOARD = (
    "alter table outreach_visit enable row level security, force row level security",
    "create policy owner on outreach_visit to alongside_owner using (true) with check (true)",
    f"create policy of_the_team on outreach_visit for select to {BOTH} using ({OURS_HERE})",
    f"create policy came on outreach_visit for insert to {BOTH}"
    f" with check ({OURS_HERE} and added_by_id = {ME} and state = 'here')",
    f"create policy goes_on on outreach_visit for update to {BOTH} using ({OURS_HERE}) with check ({OURS_HERE})",
    f"create policy matched on outreach_visit for delete to {BOTH} using ({OURS_HERE})",
    f"grant select, insert, delete, update (state, with_whom_id, version) on outreach_visit to {BOTH}",
    "create policy machine on outreach_visit for select to alongside_jobs using (true)",
    "create policy forgotten on outreach_visit for delete to alongside_jobs using (forget_on <= current_date)",
)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_own"),
        ("outreach", "0002_contact"),
        ("people", "0005_own"),
        ("record", "0003_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("state", models.CharField(choices=[("thinking", "We think about it"), ("talked", "Talked about with them"), ("goodbye", "Goodbye planned"), ("paused", "A pause, and the door is open"), ("ended", "Ended, and the door is open"), ("called_off", "We go on"), ("back", "They are back")], default="thinking", max_length=20)),
                ("reason", models.CharField(choices=[("goals_met", "They have what they wanted from it, as they say themselves"), ("pause", "They want a pause, and the door stays open"), ("moved", "They moved, and somebody there goes on with them"), ("turned_18", "They are 18, and somebody for adults goes on with them"), ("cannot_meet", "We cannot give what they need"), ("died", "They died"), ("other", "Something else, that they told us")], max_length=20)),
                ("begun_at", models.DateTimeField()),
                ("judgement", models.CharField(blank=True, choices=[("wants", "They want it too"), ("all_right", "It is all right with them"), ("rather_not", "They would rather it went on")], default="", max_length=20)),
                ("talked_on", models.DateField(null=True)),
                ("could_not", models.CharField(blank=True, choices=[("not_safe", "It would not be safe to talk about it now"), ("moved_first", "They were moved before we could"), ("died", "They died")], default="", max_length=20)),
                ("goodbye_on", models.DateField(null=True)),
                ("keeps", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[("plan", "My plan"), ("promises", "What was promised to me, and what came of it"), ("made", "What I drew, wrote or made"), ("words", "What I said in my own words"), ("photos", "Photos")], max_length=20), default=list, size=None)),
                ("follow_up_months", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None)),
                ("open_until", models.DateField(null=True)),
                ("seen_on", models.DateField(null=True)),
                ("given_how", models.CharField(blank=True, choices=[("in_person", "I gave it to them"), ("letter", "By post, as they agreed"), ("message", "In a message, as they agreed"), ("trusted", "Through somebody they trust"), ("kept", "It waits here for them: it would not be safe with them, or they wanted it so")], default="", max_length=20)),
                ("workers_until", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("back_on", models.DateField(null=True)),
                ("welcomed", models.BooleanField(default=False)),
                ("card", alongside.access.models.records.SealedField()),
                ("begun_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("ended_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="EndingStep",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("state", models.CharField(choices=[("thinking", "We think about it"), ("talked", "Talked about with them"), ("goodbye", "Goodbye planned"), ("paused", "A pause, and the door is open"), ("ended", "Ended, and the door is open"), ("called_off", "We go on"), ("back", "They are back")], max_length=20)),
                ("ending", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="outreach.ending")),
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.entry")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="Floor",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("days", models.PositiveSmallIntegerField()),
                ("set_at", models.DateTimeField()),
                ("why", alongside.access.models.records.SealedField()),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("months", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("state", models.CharField(choices=[("to_come", "Still to come"), ("in_touch", "We were in touch"), ("no_reply", "We wrote or rang, and the door stays open"), ("not_wanted", "They would rather we did not"), ("back", "They came back before")], default="to_come", max_length=20)),
                ("ending", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="outreach.ending")),
                ("entry", models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.entry")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("came_at", models.DateTimeField()),
                ("came_for", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[("warmth", "To be warm"), ("food", "Something to eat"), ("talk", "To talk"), ("wash", "To wash"), ("phone", "To charge a phone, or ring somebody"), ("nothing", "Just to be here")], max_length=20), default=list, size=None)),
                ("state", models.CharField(choices=[("here", "Waits for somebody"), ("with", "Somebody is with them"), ("left", "Has left")], default="here", max_length=20)),
                ("name", models.BinaryField()),
                ("is_from_tablet", models.BooleanField()),
                ("forget_on", models.DateField()),
                ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.team")),
                ("with_whom", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name="ending",
            index=models.Index(fields=["record", "-begun_at"], name="outreach_ending_record"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.UniqueConstraint(condition=models.Q(("state__in", ("thinking", "talked", "goodbye", "paused", "ended"))), fields=("record",), name="outreach_ending_one"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(("reason__in", ["goals_met", "pause", "moved", "turned_18", "cannot_meet", "died", "other"])), name="outreach_ending_reasons"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("judgement", ""), ("talked_on__isnull", True)), models.Q(models.Q(("judgement", ""), _negated=True), ("talked_on__isnull", False)), _connector="OR"), name="outreach_ending_talked_together"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ["thinking", "called_off", "back"]), models.Q(("judgement", ""), _negated=True), models.Q(models.Q(("could_not", ""), _negated=True), models.Q(("reason__in", ("goals_met", "pause", "other")), _negated=True)), _connector="OR"), name="outreach_ending_heard_first"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ["thinking", "talked", "called_off", "back"]), models.Q(("reason__in", ("goals_met", "pause", "other")), _negated=True), ("judgement__in", ["wants", "all_right"]), _connector="OR"), name="outreach_ending_their_word"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(("state__in", ["goodbye", "ended"]), _negated=True), models.Q(("reason", "pause"), _negated=True), _connector="OR"), models.Q(models.Q(("state", "paused"), _negated=True), models.Q(("open_until__isnull", False), ("reason", "pause")), _connector="OR")), name="outreach_ending_pause_is_none"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("state", "ended"), _negated=True), models.Q(("ended_by__isnull", False), ("ended_on__isnull", False), ("goodbye_on__isnull", False), ("workers_until__gte", models.F("ended_on"))), _connector="OR"), name="outreach_ending_ended_together"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(("ended_by__isnull", True), models.Q(("ended_by", models.F("begun_by")), _negated=True), _connector="OR"), name="outreach_ending_other_hands"),
        ),
        migrations.AddIndex(
            model_name="endingstep",
            index=models.Index(fields=["ending"], name="outreach_endingstep_of"),
        ),
        migrations.AddIndex(
            model_name="endingstep",
            index=models.Index(fields=["record"], name="outreach_endingstep_record"),
        ),
        migrations.AddIndex(
            model_name="floor",
            index=models.Index(fields=["record", "-set_at"], name="outreach_floor_record"),
        ),
        migrations.AddConstraint(
            model_name="floor",
            constraint=models.CheckConstraint(condition=models.Q(("days__gte", 1)), name="outreach_floor_some_days"),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["record"], name="outreach_followup_record"),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(condition=models.Q(("state", "to_come")), fields=["due_on"], name="outreach_followup_due"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(fields=("ending", "months"), name="outreach_followup_one"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("entry__isnull", True), ("state__in", ["to_come", "not_wanted", "back"])), models.Q(("entry__isnull", False), ("state__in", ["in_touch", "no_reply"])), _connector="OR"), name="outreach_followup_told"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["team", "-came_at"], name="outreach_visit_team"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["forget_on"], name="outreach_visit_forget"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("state", "with"), _negated=True), ("with_whom__isnull", False), _connector="OR"), name="outreach_visit_with_somebody"),
        ),
        *(step for table, change in CHANGES.items() for step in protect(table, change=change)),
        migrations.RunSQL(UNCHECKED + FUNCTIONS, migrations.RunSQL.noop),
        *(migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in (*RULES, *BOARD)),
    ]
