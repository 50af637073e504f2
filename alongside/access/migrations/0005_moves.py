"""Records on their way between teams, and what was last seen out of the ordinary."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.kernel.ids
from alongside.access.protection import from_file, wall


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_sign_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="LookFound",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("sort", models.CharField(choices=[("many", "Opened many records of young people they are not alongside"), ("hours", "Opened records late at night or early in the morning"), ("surname", "Opened a record with the same family name as theirs"), ("refused", "Tried several times to open records that did not open"), ("closed", "Tried to open a record that is closed to them"), ("emergency", "Opened a record in an emergency")], max_length=20)),
                ("times", models.PositiveIntegerField()),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LookRound",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("looked_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("compartment", models.CharField(choices=[("everyday", "Everyday support"), ("health", "Health"), ("justice", "Police and court"), ("identity", "Identity, in their own words"), ("private", "Private to the young person"), ("council", "What council files say"), ("intelligence", "Information about people and places that cause harm")], default="everyday", max_length=20)),
                ("team_id", models.UUIDField(editable=False, null=True)),
                ("from_team_id", models.UUIDField()),
                ("to_team_id", models.UUIDField()),
                ("why", models.CharField(choices=[("asked", "They asked for it"), ("nearer", "They live nearer to that team now"), ("worker", "Somebody they trust works there now"), ("better_placed", "That team has what they need"), ("teams_change", "Our teams are changing")], max_length=20)),
                ("knows", models.CharField(choices=[("glad", "They know, and it is all right with them"), ("rather_not", "They know, and would rather it did not"), ("tell_first", "Not yet: we tell them before it moves"), ("not_reached", "Not yet: we have not reached them"), ("not_safe", "Not yet: it would not be safe to tell them now")], max_length=20)),
                ("begins_at", models.DateTimeField()),
                ("proposed_at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, choices=[("taken", "Yes, we take it"), ("talk_first", "No: let us talk first"), ("no_room", "No: nobody here could be there for them now"), ("another_team", "No: another team would be better for them"), ("taken_back", "It was taken back")], max_length=20)),
                ("answered_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="grant",
            name="access_grant_gone",
        ),
        migrations.AddField(
            model_name="lookanswer",
            name="seen_until",
            field=models.DateTimeField(null=True),
        ),
        # What was answered before was answered for everything that had been seen by then.
        migrations.RunSQL("update access_lookanswer set seen_until = answered_at", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="lookanswer",
            name="seen_until",
            field=models.DateTimeField(),
        ),
        migrations.AddField(
            model_name="lookfound",
            name="account",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="lookfound",
            name="record",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record"),
        ),
        migrations.AddField(
            model_name="move",
            name="answered_by",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="move",
            name="proposer",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="move",
            name="record",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.record"),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["record", "outcome"], name="access_move_record"),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(condition=models.Q(("outcome", "")), fields=["to_team_id"], name="access_move_waiting"),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(condition=models.Q(("read_at__isnull", True)), fields=["proposer"], name="access_move_unread"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.UniqueConstraint(condition=models.Q(("outcome", "")), fields=("record",), name="access_move_one_waits"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(condition=models.Q(("from_team_id", models.F("to_team_id")), _negated=True), name="access_move_elsewhere"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(condition=models.Q(("outcome__in", ["", "taken_back"]), models.Q(("answered_by", models.F("proposer")), _negated=True), _connector="OR"), name="access_move_by_another"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("outcome", "")), models.Q(("answered_at__isnull", False), ("answered_by__isnull", False), models.Q(("outcome", ""), _negated=True)), _connector="OR"), name="access_move_answered_together"),
        ),
        *wall("access_move"),
        from_file("moves"),
    ]
