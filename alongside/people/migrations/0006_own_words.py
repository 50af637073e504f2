"""Who young people say they are, what they need to take part, and how they find those who interpret."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect

BOTH = "to alongside_caseload, alongside_team"
ME = "(select access.actor())"
PROFILE = ("card", "said_at", "said_by_id", "review_on", "met", "met_on", "version")
SAID = ("said", "said_at", "said_by_id", "version")
IDENTITY = ("card", "said_at", "said_by_id", "version")
# Everybody writes in their own name.
WALLS = (
    *(
        f"create policy own_name on {table} as restrictive for insert {BOTH} with check ({column} = {ME})"
        for table, column in (
            ("people_identity", "said_by_id"),
            ("people_accessprofile", "said_by_id"),
            ("people_accesscheck", "said_by_id"),
            ("people_interpreter", "planned_by_id"),
        )
    ),
    *(
        f"create policy changed_by on {table} as restrictive for update {BOTH} using (true) with check (said_by_id = {ME})"
        for table in ("people_identity", "people_interpreter")
    ),
    # A name they change themselves is found by its tags, which they add without seeing any.
    "grant insert on people_nametag to alongside_own",
    "create policy own_add on people_nametag for insert to alongside_own "
    "with check (record_id = any ((select access.own('any'))::uuid[]) and compartment = 'everyday')",
)


class Migration(migrations.Migration):
    dependencies = [
        ('access', '0009_seen'),
        ('people', '0005_own'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessCheck',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('said_at', models.DateTimeField()),
                ('met', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Some of it'), ('no', 'No')], max_length=10)),
                ('words', alongside.access.models.records.SealedField(default=b'')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-said_at'], name='people_accesscheck_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(('compartment', 'everyday')), name='people_accesscheck_seen')],
            },
        ),
        migrations.CreateModel(
            name='AccessProfile',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('said_at', models.DateTimeField()),
                ('review_on', models.DateField()),
                ('met', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Some of it'), ('no', 'No')], max_length=10)),
                ('met_on', models.DateField(null=True)),
                ('card', alongside.access.models.records.SealedField()),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['review_on'], name='people_access_review'), models.Index(condition=models.Q(('met__in', ('partly', 'no'))), fields=['met_on'], name='people_access_unmet')],
                'constraints': [models.UniqueConstraint(fields=('record',), name='people_accessprofile_one'), models.CheckConstraint(condition=models.Q(('compartment', 'everyday')), name='people_accessprofile_seen'), models.CheckConstraint(condition=models.Q(models.Q(('met', ''), ('met_on__isnull', True)), models.Q(models.Q(('met', ''), _negated=True), ('met_on__isnull', False)), _connector='OR'), name='people_accessprofile_met_together')],
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('said_at', models.DateTimeField()),
                ('card', alongside.access.models.records.SealedField()),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record',), name='people_identity_one'), models.CheckConstraint(condition=models.Q(('compartment', 'identity')), name='people_identity_apart')],
            },
        ),
        migrations.CreateModel(
            name='Interpreter',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('meets_on', models.DateField()),
                ('planned_at', models.DateTimeField()),
                ('said', models.CharField(choices=[('waits', 'Not asked yet'), ('fine', 'Fine'), ('rather_not', 'Somebody else, please'), ('good', 'It was good'), ('so_so', 'It was so-so'), ('not_again', 'Not this person again')], default='waits', max_length=20)),
                ('said_at', models.DateTimeField(null=True)),
                ('card', alongside.access.models.records.SealedField()),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-meets_on'], name='people_interpreter_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(('compartment', 'everyday')), name='people_interpreter_seen'), models.CheckConstraint(condition=models.Q(models.Q(('said', 'waits'), ('said_at__isnull', True), ('said_by__isnull', True)), models.Q(models.Q(('said', 'waits'), _negated=True), ('said_at__isnull', False), ('said_by__isnull', False)), _connector='OR'), name='people_interpreter_said_together')],
            },
        ),
        *protect("people_identity", change=IDENTITY),
        *protect("people_accessprofile", change=PROFILE),
        *protect("people_accesscheck"),
        *protect("people_interpreter", change=SAID),
        *own("people_identity", add=f"said_by_id = {ME}", change=IDENTITY, keep=f"said_by_id = {ME}"),
        *own("people_accessprofile", add=f"said_by_id = {ME}", change=PROFILE),
        *own("people_accesscheck", add=f"said_by_id = {ME}"),
        *own("people_interpreter", change=SAID, keep=f"said_by_id = {ME}"),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
