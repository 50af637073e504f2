"""Who is alongside a young person and how one hands over to another; workers who are away, and what they say of themselves."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import protect

BOTH = "alongside_caseload, alongside_team"
CHANGES = {
    "keywork_relationship": (
        "asked_by", "told_how", "told_on", "planned_end_on", "ends_on", "end_reason", "end_how", "end_asked_by",
        "backup_id", "changed_by_id", "card", "version",
    ),
    "keywork_handover": (
        "state", "overlap_id", "knows", "told_on", "told_how", "told_by_id", "passes_on", "meet_on", "met_on",
        "goodbye_on", "ends_on", "done_on", "check_on", "checked_on", "how_it_goes", "changed_by_id", "card", "version",
    ),
    "keywork_workerwish": ("replaced_at", "version"),
    "keywork_handoverstep": (),
}
# Partners read what is everyday and was shared with them; who is alongside is written by the service, in one's own name.
OWN_NAME = {
    "keywork_relationship": ("added_by_id", "changed_by_id"),
    "keywork_handover": ("proposed_by_id", "changed_by_id"),
    "keywork_workerwish": ("said_to_id", None),
}
ME = "(select access.actor())"
OURS = "not (select access.has_role('partner'))"


def _own_name():
    for table, (added, changed) in OWN_NAME.items():
        yield (
            f"create policy own_name on {table} as restrictive for insert to {BOTH} "
            f"with check ({added} = {ME} and {OURS})"
        )
        rule = f"{changed} = {ME} and {OURS}" if changed else OURS
        yield f"create policy changed_by on {table} as restrictive for update to {BOTH} using (true) with check ({rule})"


# A row never tells of a door to another record, nor a step of another record's handover.
HERE = (
    "alter table access_grant add constraint access_grant_id_record unique (id, record_id)",
    "alter table keywork_handover add constraint keywork_handover_id_record unique (id, record_id)",
    "alter table keywork_relationship add constraint keywork_relationship_here "
    "foreign key (grant_id, record_id) references access_grant (id, record_id)",
    "alter table keywork_handover add constraint keywork_handover_here "
    "foreign key (grant_id, record_id) references access_grant (id, record_id)",
    "alter table keywork_handover add constraint keywork_handover_overlap_here "
    "foreign key (overlap_id, record_id) references access_grant (id, record_id)",
    "alter table keywork_handoverstep add constraint keywork_handoverstep_here "
    "foreign key (handover_id, record_id) references keywork_handover (id, record_id)",
)
MINE_OR_LED = f"(account_id = {ME} or access.answers_for(account_id))"
OPEN = (
    "alter table keywork_absence enable row level security, force row level security",
    "create policy owner on keywork_absence to alongside_owner using (true) with check (true)",
    f"create policy known on keywork_absence for select to {BOTH} using ({ME} is not null)",
    f"create policy said on keywork_absence for insert to {BOTH} with check (said_by_id = {ME} and {MINE_OR_LED})",
    f"create policy called_off on keywork_absence for update to {BOTH} using {MINE_OR_LED} with check {MINE_OR_LED}",
    f"grant select, insert, update (called_off_at) on keywork_absence to {BOTH}",
    "alter table keywork_workerself enable row level security, force row level security",
    f"create policy known on keywork_workerself for select to {BOTH} using ({ME} is not null)",
    f"create policy own_add on keywork_workerself for insert to {BOTH} with check (account_id = {ME})",
    f"create policy own_change on keywork_workerself for update to {BOTH} "
    f"using (account_id = {ME}) with check (account_id = {ME})",
    f"grant select, insert, update (gender, version) on keywork_workerself to {BOTH}",
)
# Said whole in sql/functions; here so that the policies can name it.
ANSWERS_FOR = """
create or replace function access.answers_for(who uuid) returns boolean
language sql stable security definer set search_path = '' as $$ select false $$
"""


def _run(statements):
    return [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in statements]


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_answers"),
        ("people", "0004_moves"),
        ("record", "0002_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("state", models.CharField(choices=[("proposed", "Proposed"), ("agreed", "Agreed"), ("overlapping", "Both are there"), ("met", "They met together"), ("done", "Handed over"), ("called_off", "Called off")], default="proposed", max_length=20)),
                ("reason", models.CharField(max_length=20)),
                ("proposed_at", models.DateTimeField()),
                ("knows", models.CharField(choices=[("glad", "They know, and it is all right with them"), ("rather_not", "They know, and would rather it did not"), ("tell_first", "Not yet: we tell them before it moves"), ("not_reached", "Not yet: we have not reached them"), ("not_safe", "Not yet: it would not be safe to tell them now")], max_length=20)),
                ("told_on", models.DateField(null=True)),
                ("told_how", models.CharField(blank=True, choices=[("in_person", "In person"), ("call", "In a call"), ("message", "In a message"), ("letter", "In a card or letter"), ("trusted", "Through somebody they trust")], max_length=20)),
                ("passes_on", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[("name", "How I like to be called, and what I like"), ("contact", "How to reach me safely"), ("plan", "My plan and my goals"), ("helps", "What helps when it is hard"), ("people", "Who matters to me"), ("story", "What I have told about what happened"), ("promises", "What was promised to me")], max_length=20), default=list, size=None)),
                ("meet_on", models.DateField(null=True)),
                ("met_on", models.DateField(null=True)),
                ("goodbye_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("check_on", models.DateField(null=True)),
                ("checked_on", models.DateField(null=True)),
                ("how_it_goes", models.CharField(blank=True, choices=[("well", "It is going well"), ("takes_time", "It takes time"), ("somebody_else", "They would like somebody else"), ("not_asked", "They would rather not say")], max_length=20)),
                ("card", alongside.access.models.records.SealedField()),
                ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("from_worker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("grant", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.grant")),
                ("overlap", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.grant")),
                ("proposed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("to_worker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("told_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="HandoverStep",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("state", models.CharField(blank=True, choices=[("proposed", "Proposed"), ("agreed", "Agreed"), ("overlapping", "Both are there"), ("met", "They met together"), ("done", "Handed over"), ("called_off", "Called off")], max_length=20)),
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.entry")),
                ("handover", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="keywork.handover")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("role", models.CharField(choices=[("key_worker", "Key worker"), ("co_worker", "Co-worker"), ("cover", "Cover while someone is away"), ("statutory", "Social worker or other worker the law gives them"), ("advocate", "Advocate"), ("isva", "ISVA: independent sexual violence adviser"), ("guardian", "Guardian"), ("carer", "Carer"), ("parents_worker", "Their parent's worker"), ("chosen", "The adult they chose"), ("other", "Somebody else alongside them")], max_length=20)),
                ("asked_by", models.CharField(choices=[("young_person", "The young person asked"), ("offered", "We offered it, and they said yes"), ("team", "The team decided"), ("family", "A parent or carer asked"), ("agency", "Another agency asked"), ("law", "The law or a court says so"), ("not_known", "Nobody knows any more")], max_length=20)),
                ("told_how", models.CharField(blank=True, choices=[("in_person", "In person"), ("call", "In a call"), ("message", "In a message"), ("letter", "In a card or letter"), ("trusted", "Through somebody they trust")], max_length=20)),
                ("told_on", models.DateField(null=True)),
                ("starts_on", models.DateField()),
                ("planned_end_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("end_reason", models.CharField(blank=True, choices=[("handed_over", "Handed over to someone else"), ("young_person_asked", "The young person asked for this"), ("work_done", "The work is done"), ("left", "They left the team"), ("mistake", "It was given by mistake"), ("stepped_back", "Somebody else is better placed")], max_length=30)),
                ("end_how", models.CharField(blank=True, choices=[("planned", "Planned, and they knew before"), ("sudden", "Sudden")], max_length=20)),
                ("end_asked_by", models.CharField(blank=True, choices=[("young_person", "The young person asked"), ("offered", "We offered it, and they said yes"), ("team", "The team decided"), ("family", "A parent or carer asked"), ("agency", "Another agency asked"), ("law", "The law or a court says so"), ("not_known", "Nobody knows any more")], max_length=20)),
                ("added_at", models.DateTimeField()),
                ("card", alongside.access.models.records.SealedField()),
                ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("backup", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("grant", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.grant")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="WorkerSelf",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("gender", models.CharField(blank=True, choices=[("woman", "A woman"), ("man", "A man"), ("otherwise", "Neither, or both")], max_length=20)),
                ("account", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkerWish",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("said_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                ("card", alongside.access.models.records.SealedField()),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("said_to", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("said_at", models.DateTimeField()),
                ("called_off_at", models.DateTimeField(null=True)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("cover", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("said_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("called_off_at__isnull", True)), fields=["account", "until_on"], name="keywork_absence_of"), models.Index(condition=models.Q(("called_off_at__isnull", True)), fields=["until_on"], name="keywork_absence_live")],
                "constraints": [models.CheckConstraint(condition=models.Q(("until_on__gte", models.F("from_on"))), name="keywork_absence_ends_after_start"), models.CheckConstraint(condition=models.Q(("cover__isnull", True), models.Q(("cover", models.F("account")), _negated=True), _connector="OR"), name="keywork_absence_covered_by_another")],
            },
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["record"], name="keywork_handover_record"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(condition=models.Q(("checked_on__isnull", True), ("state", "done")), fields=["check_on"], name="keywork_handover_to_check"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(condition=models.Q(("state__in", ("proposed", "agreed", "overlapping", "met"))), fields=("record",), name="keywork_handover_one_goes_on"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(condition=models.Q(("to_worker", models.F("from_worker")), _negated=True), name="keywork_handover_to_another"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("check_on__isnull", False), ("done_on__isnull", False), ("state", "done")), models.Q(("check_on__isnull", True), ("done_on__isnull", True), models.Q(("state", "done"), _negated=True)), _connector="OR"), name="keywork_handover_done_is_checked"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("checked_on__isnull", True), ("how_it_goes", "")), models.Q(("checked_on__isnull", False), models.Q(("how_it_goes", ""), _negated=True)), _connector="OR"), name="keywork_handover_checked_together"),
        ),
        migrations.AddIndex(
            model_name="handoverstep",
            index=models.Index(fields=["handover"], name="keywork_handoverstep_of"),
        ),
        migrations.AddIndex(
            model_name="handoverstep",
            index=models.Index(fields=["record"], name="keywork_handoverstep_record"),
        ),
        migrations.AddIndex(
            model_name="relationship",
            index=models.Index(fields=["record"], name="keywork_relationship_record"),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.UniqueConstraint(fields=("grant",), name="keywork_relationship_one_of_grant"),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("told_how", ""), ("told_on__isnull", True)), models.Q(("told_on__isnull", False), models.Q(("told_how", ""), _negated=True)), _connector="OR"), name="keywork_relationship_told_together"),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("end_asked_by", ""), ("end_how", ""), ("end_reason", ""), ("ends_on__isnull", True)), models.Q(("ends_on__gte", models.F("starts_on")), models.Q(("end_reason", ""), _negated=True), models.Q(("end_how", ""), _negated=True), models.Q(("end_asked_by", ""), _negated=True)), _connector="OR"), name="keywork_relationship_ended_together"),
        ),
        migrations.AddIndex(
            model_name="workerwish",
            index=models.Index(fields=["record", "-said_at"], name="keywork_workerwish_record"),
        ),
        migrations.AddConstraint(
            model_name="workerwish",
            constraint=models.UniqueConstraint(condition=models.Q(("replaced_at__isnull", True)), fields=("record",), name="keywork_workerwish_one"),
        ),
        *(step for table, change in CHANGES.items() for step in protect(table, change=change)),
        *_run([*_own_name(), *HERE, ANSWERS_FOR, *OPEN]),
    ]
