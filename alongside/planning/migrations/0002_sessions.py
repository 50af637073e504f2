"""Sessions in the part of the record that they belong in, and what is said of them right after."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
NO_PARTNER = "not (select access.has_role('partner'))"
WALLS = (
    # Written in one's own name, beside one's own entry of the same record and part; never by a partner.
    f"create policy own_hand on planning_session as restrictive for insert {BOTH} with check ("
    f"written_by_id = {ACTOR} and {NO_PARTNER} and exists (select from record_entry e where e.id = entry_id"
    " and e.record_id = planning_session.record_id and e.compartment = planning_session.compartment"
    f" and e.author_id = {ACTOR} and e.kind = 'session'))",
    # What is said of a session lies in the same part of the same record.
    "alter table planning_session add constraint planning_session_in_part unique (id, record_id, compartment)",
    "alter table planning_feedback add constraint planning_feedback_in_part foreign key (session_id, record_id,"
    " compartment) references planning_session (id, record_id, compartment)",
    f"create policy own_hand on planning_feedback as restrictive for insert {BOTH} with check ("
    f"taken_by_id = {ACTOR} and listened_on is null and {NO_PARTNER})",
    # Somebody listens once, and says so in their own name.
    f"create policy heard_once on planning_feedback as restrictive for update {BOTH} using (listened_on is null)"
    f" with check (listened_by_id = {ACTOR} and {NO_PARTNER})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0001_plans"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('held_at', models.DateTimeField()),
                ('way', models.CharField(max_length=20)),
                ('minutes', models.PositiveSmallIntegerField(null=True)),
                ('chosen_by', models.CharField(choices=[('them', 'They chose it'), ('together', 'We chose it together'), ('us', 'We offered it, and they said yes'), ('others', 'Somebody else asked for it')], max_length=20)),
                ('card', alongside.access.models.records.SealedField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.entry')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('said_at', models.DateTimeField()),
                ('answer', models.CharField(choices=[('said', 'They said something'), ('passed', 'They passed')], max_length=20)),
                ('asks_to_listen', models.BooleanField()),
                ('card', alongside.access.models.records.SealedField(default=b'')),
                ('listened_on', models.DateField(null=True)),
                ('heard', alongside.access.models.records.SealedField(default=b'')),
                ('listened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.session')),
            ],
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['record', '-held_at', '-id'], name='planning_session_record'),
        ),
        migrations.AddIndex(
            model_name='feedback',
            index=models.Index(condition=models.Q(('asks_to_listen', True), ('listened_on__isnull', True)), fields=['record'], name='planning_feedback_waits'),
        ),
        migrations.AddIndex(
            model_name='feedback',
            index=models.Index(condition=models.Q(('asks_to_listen', True), ('listened_on__isnull', True)), fields=['team_id'], name='planning_feedback_waits_team'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'passed'), ('asks_to_listen', False), ('card', b'')), models.Q(('answer', 'said'), models.Q(('card', b''), _negated=True)), _connector='OR'), name='planning_feedback_said_or_passed'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('heard', b''), ('listened_by__isnull', True), ('listened_on__isnull', True)), models.Q(('asks_to_listen', True), ('listened_by__isnull', False), ('listened_on__isnull', False), models.Q(('heard', b''), _negated=True)), _connector='OR'), name='planning_feedback_heard_together'),
        ),
        *protect("planning_session"),
        *protect("planning_feedback", change=("version", "listened_on", "listened_by_id", "heard")),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
