"""Plans in whole versions, how far along a young person feels, and reviews."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import protect

BOTH = "to alongside_caseload, alongside_team"
# A row is written in one's own name, and never by a partner: they read what was shared with them.
OWN_HAND = (
    ("planning_plan", "author_id"),
    ("planning_rating", "taken_by_id"),
    ("planning_review", "written_by_id"),
)


def _own_hand() -> list[migrations.RunSQL]:
    rule = "{column} = (select access.actor()) and not (select access.has_role('partner'))"
    statements = [
        f"create policy own_hand on {table} as restrictive for insert {BOTH} with check ({rule.format(column=column)})"
        for table, column in OWN_HAND
    ]
    # A review is of a plan in the same record.
    statements += [
        "alter table planning_plan add constraint planning_plan_of_record unique (id, record_id)",
        "alter table planning_review add constraint planning_review_same_record foreign key (plan_id, record_id) "
        "references planning_plan (id, record_id)",
    ]
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
            name="Plan",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("number", models.PositiveIntegerField()),
                ("change", models.CharField(choices=[("goal_added", "A goal was added"), ("goal_changed", "A goal was put into other words"), ("goal_reached", "They said that a goal is reached"), ("goal_set_aside", "A goal was set aside"), ("goal_taken_up", "A goal was taken up again"), ("step_added", "A step was added"), ("step_done", "A step was done"), ("step_dropped", "A step was dropped"), ("step_opened", "A step is to do again"), ("about", "What helps them and what they hope for"), ("agreed", "They said what they think of the plan"), ("reviewed", "It was looked at together")], max_length=20)),
                ("made_at", models.DateTimeField()),
                ("agrees", models.CharField(choices=[("yes", "Yes, this is my plan"), ("partly", "Some of it"), ("no", "No, I see it another way"), ("not_asked", "Not asked yet")], max_length=20)),
                ("agreed_number", models.PositiveIntegerField(null=True)),
                ("asks_only_them", models.BooleanField()),
                ("review_on", models.DateField()),
                ("card", alongside.access.models.records.SealedField()),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
            ],
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("goal", models.UUIDField()),
                ("said_at", models.DateTimeField()),
                ("answer", models.CharField(choices=[("rated", "They chose a number"), ("not_now", "Not now")], max_length=20)),
                ("card", alongside.access.models.records.SealedField(default=b"")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("taken_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("held_at", models.DateTimeField()),
                ("participation", models.CharField(max_length=20)),
                ("next_on", models.DateField()),
                ("card", alongside.access.models.records.SealedField()),
                ("entry", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.entry")),
                ("plan", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.plan")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record")),
                ("written_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("record", "number"), name="planning_plan_one_number"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="planning_plan_counts_from_one"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("agreed_number__isnull", True), ("agrees", "not_asked")), models.Q(models.Q(("agrees", "not_asked"), _negated=True), ("agreed_number__isnull", False)), _connector="OR"), name="planning_plan_agreed_to_a_version"),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["record", "said_at"], name="planning_rating_record"),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("answer", "not_now"), ("card", b"")), models.Q(("answer", "rated"), models.Q(("card", b""), _negated=True)), _connector="OR"), name="planning_rating_has_a_number"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["record", "-held_at"], name="planning_review_record"),
        ),
        *protect("planning_plan"),
        *protect("planning_rating"),
        *protect("planning_review"),
        *_own_hand(),
    ]
