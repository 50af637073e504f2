"""What young people ask for in their own space; and the promises and people that they see there."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
LEAD = "(what <> 'other_worker' or access.leads(record_id))"
WALLS = (
    # Only they ask, and only they take back.
    f"create policy theirs on keywork_ask as restrictive for insert {BOTH} with check (false)",
    # Asking for a different worker is for leads to read: the worker hears of it from them.
    f"create policy not_the_worker on keywork_ask as restrictive for select {BOTH} using {LEAD}",
    f"create policy answered on keywork_ask as restrictive for update {BOTH} using (state = 'waiting')"
    f" with check (state = 'answered' and answered_by_id = {ACTOR} and {LEAD})",
    "create policy still_waits on keywork_ask as restrictive for update to alongside_own"
    " using (state in ('waiting', 'stands')) with check (true)",
)


class Migration(migrations.Migration):
    dependencies = [
        ("keywork", "0004_staff"),
        ("access", "0007_own"),
        ("record", "0003_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('what', models.CharField(choices=[('change', 'Something to be different'), ('other_worker', 'A different worker'), ('advocate', 'An advocate'), ('left_alone', 'To be left alone for a while')], max_length=20)),
                ('asked_at', models.DateTimeField()),
                ('answer_by', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('card', alongside.access.models.records.SealedField(default=b'')),
                ('state', models.CharField(choices=[('waiting', 'They wait for an answer'), ('stands', 'It holds, until the day they chose'), ('answered', 'They have an answer'), ('taken_back', 'They took it back')], max_length=20)),
                ('answered_on', models.DateField(null=True)),
                ('answer', alongside.access.models.records.SealedField(default=b'')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-asked_at'], name='keywork_ask_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer_by__isnull', True), ('until__isnull', False), ('what', 'left_alone')), models.Q(models.Q(('what', 'left_alone'), _negated=True), ('answer_by__isnull', False), ('until__isnull', True)), _connector='OR'), name='keywork_ask_left_alone_until'), models.CheckConstraint(condition=models.Q(('state', 'taken_back'), models.Q(('state', 'stands'), ('what', 'left_alone')), models.Q(models.Q(('what', 'left_alone'), _negated=True), models.Q(('state', 'stands'), _negated=True)), _connector='OR'), name='keywork_ask_left_alone_stands'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), ('state', 'answered'), models.Q(('answer', b''), _negated=True)), models.Q(models.Q(('state', 'answered'), _negated=True), ('answer', b''), ('answered_by__isnull', True), ('answered_on__isnull', True)), _connector='OR'), name='keywork_ask_answered_together'), models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'stands'))), fields=('record', 'what'), name='keywork_ask_one_waits')],
            },
        ),
        *protect("keywork_ask", change=("state", "answered_by_id", "answered_on", "answer", "version")),
        *own(
            "keywork_ask",
            add=f"asked_by_id = {ACTOR} and state in ('waiting', 'stands')",
            change=("state", "version"),
            keep="state = 'taken_back'",
        ),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
        # What was promised to them in an entry that they cannot read yet comes with the entry.
        *own(
            "keywork_promise",
            where="said_to = 'young_person' and (entry_id is null"
            " or exists (select from record_entry e where e.id = entry_id))",
        ),
        # Who they were told of.
        *own("keywork_relationship", where="told_on is not null"),
    ]
