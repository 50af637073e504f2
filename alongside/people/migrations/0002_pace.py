"""What young people would rather not be asked, and for how long."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.kernel.ids
from alongside.access.protection import wall

TABLE = "people_pace"
CHANGE = "lifted_at, lifted_by_id, lifted_how, version"
# A door to any part is enough: topics and answers say nothing by themselves, and everybody honours them.
DOORS = (
    ("alongside_caseload", "record_id = any ((select access.doors('any'))::uuid[])"),
    ("alongside_team", "team_id = any ((select access.teams('any'))::uuid[])"),
)


def _policies() -> list[migrations.RunSQL]:
    statements = [f"grant select, insert, update ({CHANGE}) on {TABLE} to alongside_caseload, alongside_team"]
    for role, rule in DOORS:
        made_now = "record_id = any ((select access.made_now())::uuid[])"
        statements += [
            f"create policy see_{role} on {TABLE} for select to {role} using ({rule})",
            f"create policy add_{role} on {TABLE} for insert to {role} with check (({rule}) or {made_now})",
            f"create policy change_{role} on {TABLE} for update to {role} using ({rule}) with check ({rule})",
        ]
    both = "to alongside_caseload, alongside_team"
    statements += [
        f"create policy own_name on {TABLE} as restrictive for insert {both}"
        " with check (asked_by_id = (select access.actor()) and lifted_at is null)",
        # What stands may be lifted, once, in one's own name.
        f"create policy lifted_once on {TABLE} as restrictive for update {both}"
        " using (lifted_at is null) with check (lifted_by_id = (select access.actor()))",
    ]
    return [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in statements]


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("access", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pace",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("topic", models.CharField(max_length=60)),
                ("answer", models.CharField(choices=[("not_now", "Not now"), ("dont_ask", "Don't ask me again"), ("dont_know", "I don't know")], max_length=20)),
                ("said_at", models.DateTimeField()),
                ("ask_again_on", models.DateField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_how", models.CharField(blank=True, choices=[("brought_up", "They brought it up themselves"), ("told_me", "They told me that I can ask"), ("said_anew", "They gave another answer")], max_length=20)),
                ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("lifted_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
            options={
                "indexes": [models.Index(fields=["record", "-said_at"], name="people_pace_record")],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("lifted_at__isnull", True)), fields=("record", "topic"), name="people_pace_one_stands"),
                    models.CheckConstraint(condition=models.Q(("topic__regex", "^[a-z]+(_[a-z]+)*$")), name="people_pace_topic_is_a_word"),
                    models.CheckConstraint(condition=models.Q(models.Q(("answer", "dont_ask"), _negated=True), ("ask_again_on__isnull", True), _connector="OR"), name="people_pace_never_is_never"),
                    models.CheckConstraint(condition=models.Q(models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True), ("lifted_how", "")), models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False), models.Q(("lifted_how", ""), _negated=True)), _connector="OR"), name="people_pace_lifted_together"),
                ],
            },
        ),
        *wall(TABLE),
        *_policies(),
    ]
