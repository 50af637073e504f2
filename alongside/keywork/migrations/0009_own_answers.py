"""A question about oneself can be put off, for a while and with a reason that nobody else reads."""

import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import alongside.kernel.ids

OWN = """
alter table keywork_ownanswer enable row level security, force row level security;
create policy owner on keywork_ownanswer to alongside_owner using (true) with check (true);
grant select, insert, delete on keywork_ownanswer to alongside_caseload, alongside_team;
create policy own on keywork_ownanswer to alongside_caseload, alongside_team
    using (account_id = (select access.actor())) with check (account_id = (select access.actor()));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("keywork", "0008_outside"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnAnswer",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("prompt", models.CharField(max_length=40)),
                ("thing", models.CharField(max_length=40)),
                ("why", models.CharField(choices=[("day_set", "A day is set for it"), ("no_place", "There is no place or nobody free yet"), ("talking", "I talk about it with my lead"), ("away", "I am away"), ("too_much", "It is too much just now")], max_length=20)),
                ("said_on", models.DateField()),
                ("until", models.DateField()),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "prompt", "thing"), name="keywork_ownanswer_one"),
                    models.CheckConstraint(condition=models.Q(("until__gt", models.F("said_on")), ("until__lte", django.db.models.expressions.CombinedExpression(models.F("said_on"), "+", models.Value(datetime.timedelta(days=31))))), name="keywork_ownanswer_for_a_while"),
                ],
            },
        ),
        migrations.RunSQL(OWN, migrations.RunSQL.noop),
    ]
