"""How somebody can be reached safely: ways, agreements, and contacts that were not as agreed."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import protect

COMPARTMENTS = [("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")]
CHANNELS = [("text", "Text message"), ("call", "Phone call"), ("app", "Message in an app"), ("online", "Where they are online"), ("card", "Card or letter"), ("home_ground", "In person, where they are"), ("chosen_place", "In person, where they chose"), ("trusted_person", "Through somebody they trust"), ("drop_in", "At the drop-in"), ("group", "In a group")]
BOTH = "to alongside_caseload, alongside_team"
RULES = (
    # What other agencies are let see of everyday support holds no number (need to know).
    f"create policy of_the_service on outreach_contactway as restrictive {BOTH}"
    " using (not (select access.has_role('partner'))) with check (not (select access.has_role('partner')))",
    f"create policy own_name on outreach_contactway as restrictive for insert {BOTH}"
    " with check (added_by_id = (select access.actor()) and gone_at is null)",
    f"create policy own_name on outreach_contactagreement as restrictive for insert {BOTH}"
    " with check (made_by_id = (select access.actor()) and confirmed_by_id = (select access.actor()))",
    f"create policy confirmed_by_self on outreach_contactagreement as restrictive for update {BOTH}"
    " using (true) with check (confirmed_by_id = (select access.actor()))",
    f"create policy own_name on outreach_contactoverride as restrictive for insert {BOTH}"
    " with check (used_by_id = (select access.actor()) and state = 'waiting')",
    # Looked at once, by a lead of the team, in their own name; the check on the row says: not by who did it.
    f"create policy by_a_lead on outreach_contactoverride as restrictive for update {BOTH}"
    " using (state = 'waiting' and team_id = any ((select access.teams('lead'))::uuid[]))"
    " with check (state <> 'waiting' and reviewer_id = (select access.actor()))",
)


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_tries"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="ContactAgreement",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("wants", models.CharField(choices=[("us_too", "Yes, we can get in touch with them"), ("themselves", "No, they will be in touch themselves")], max_length=20)),
                ("ok", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=CHANNELS, max_length=20), default=list, size=None)),
                ("only_if", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=CHANNELS, max_length=20), default=list, size=None)),
                ("never", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=CHANNELS, max_length=20), default=list, size=None)),
                ("card", alongside.access.models.records.SealedField()),
                ("agreed_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("valid_until", models.DateField()),
                ("confirmed_on", models.DateField()),
                ("confirmed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="ContactOverride",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("channel", models.CharField(choices=CHANNELS, max_length=20)),
                ("stood", models.CharField(choices=[("safe", "Safe now, as they agreed"), ("only_if", "Only if"), ("not_now", "Not at this time"), ("out_of_date", "Out of date: ask them again"), ("not_agreed", "Not talked about yet"), ("never", "Never")], max_length=20)),
                ("reason", models.CharField(choices=[("danger", "They may be in danger right now"), ("asked_today", "They asked me to, today"), ("other", "Something else")], max_length=20)),
                ("words", alongside.access.models.records.SealedField(default=b"")),
                ("used_at", models.DateTimeField()),
                ("open_until", models.DateTimeField()),
                ("state", models.CharField(choices=[("waiting", "Waits for a lead to look at it"), ("right", "It was right to do it"), ("another_way", "There was another way, and we see why it was done"), ("not_right", "It should not have been done")], default="waiting", max_length=20)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("learned", alongside.access.models.records.SealedField(default=b"")),
                ("tell_from", models.DateField(null=True)),
                ("agreement", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outreach.contactagreement")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("reviewer", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("used_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="ContactWay",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=COMPARTMENTS, default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("kind", models.CharField(choices=[("phone", "A phone number"), ("app", "A name in an app"), ("online", "A place online"), ("address", "An address"), ("trusted", "The number of somebody they trust")], max_length=20)),
                ("card", alongside.access.models.records.SealedField()),
                ("added_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(null=True)),
                ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.AddConstraint(
            model_name="contactagreement",
            constraint=models.UniqueConstraint(fields=("record", "number"), name="outreach_agreement_one_number"),
        ),
        migrations.AddConstraint(
            model_name="contactagreement",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("ok__overlap", models.F("only_if")), _negated=True), models.Q(("ok__overlap", models.F("never")), _negated=True), models.Q(("only_if__overlap", models.F("never")), _negated=True)), name="outreach_agreement_one_rule"),
        ),
        migrations.AddConstraint(
            model_name="contactagreement",
            constraint=models.CheckConstraint(condition=models.Q(("valid_until__lte", django.db.models.expressions.CombinedExpression(models.F("confirmed_on"), "+", models.Value(datetime.timedelta(days=92))))), name="outreach_agreement_short"),
        ),
        migrations.AddIndex(
            model_name="contactoverride",
            index=models.Index(fields=["record", "-used_at"], name="outreach_override_record"),
        ),
        migrations.AddIndex(
            model_name="contactoverride",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["record"], name="outreach_override_waiting"),
        ),
        migrations.AddConstraint(
            model_name="contactoverride",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("reviewed_at__isnull", True), ("reviewer__isnull", True), ("state", "waiting"), ("tell_from__isnull", True)), models.Q(models.Q(("state", "waiting"), _negated=True), ("reviewed_at__isnull", False), ("reviewer__isnull", False), ("tell_from__isnull", False)), _connector="OR"), name="outreach_override_reviewed_together"),
        ),
        migrations.AddConstraint(
            model_name="contactoverride",
            constraint=models.CheckConstraint(condition=models.Q(("reviewer__isnull", True), models.Q(("reviewer", models.F("used_by")), _negated=True), _connector="OR"), name="outreach_override_other_hands"),
        ),
        migrations.AddConstraint(
            model_name="contactoverride",
            constraint=models.CheckConstraint(condition=models.Q(("open_until__lte", django.db.models.expressions.CombinedExpression(models.F("used_at"), "+", models.Value(datetime.timedelta(seconds=3600))))), name="outreach_override_an_hour"),
        ),
        migrations.AddIndex(
            model_name="contactway",
            index=models.Index(fields=["record"], name="outreach_way_record"),
        ),
        *protect("outreach_contactway", change=("gone_at", "version")),
        *protect("outreach_contactagreement", change=("confirmed_on", "confirmed_by_id", "valid_until", "version")),
        *protect(
            "outreach_contactoverride",
            change=("state", "reviewer_id", "reviewed_at", "learned", "tell_from", "version"),
        ),
        *(migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES),
    ]
