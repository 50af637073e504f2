"""How young people were heard, said by themselves in a few taps."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
NO_PARTNER = "not (select access.has_role('partner'))"
READ_BY = "(read_by = 'alongside' or access.leads(record_id))"
WALLS = (
    # Only they say it; and what they want leads to read is read by nobody else.
    f"create policy theirs on voice_heard as restrictive for insert {BOTH} with check (false)",
    f"create policy read_by on voice_heard as restrictive for select {BOTH} using ({READ_BY})",
    # Somebody listens once, and says so in their own name.
    f"create policy heard_once on voice_heard as restrictive for update {BOTH} using (listened_on is null)"
    f" with check (listened_by_id = {ACTOR} and {NO_PARTNER} and {READ_BY})",
)


class Migration(migrations.Migration):
    dependencies = [("voice", "0001_decisions")]

    operations = [
        migrations.CreateModel(
            name='HeardCount',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('who_with', models.CharField(choices=[('us', 'Somebody here'), ('social_work', 'A social worker'), ('police', 'The police'), ('school', 'School or college'), ('health', 'A doctor, nurse or clinic'), ('court', 'A court or lawyer'), ('other', 'Somebody else')], max_length=20)),
                ('answer', models.CharField(max_length=20)),
                ('n', models.PositiveIntegerField(null=True)),
                ('counted_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('who_with', 'answer'), name='voice_heardcount_one')],
            },
        ),
        migrations.CreateModel(
            name='Heard',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('who_with', models.CharField(choices=[('us', 'Somebody here'), ('social_work', 'A social worker'), ('police', 'The police'), ('school', 'School or college'), ('health', 'A doctor, nurse or clinic'), ('court', 'A court or lawyer'), ('other', 'Somebody else')], max_length=20)),
                ('answers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('read_by', models.CharField(choices=[('alongside', 'The people alongside them'), ('leads', 'Only leads of the team')], max_length=20)),
                ('said_at', models.DateTimeField()),
                ('asks_to_listen', models.BooleanField()),
                ('card', alongside.access.models.records.SealedField(default=b'')),
                ('listened_on', models.DateField(null=True)),
                ('heard', alongside.access.models.records.SealedField(default=b'')),
                ('listened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-said_at'], name='voice_heard_record'), models.Index(condition=models.Q(('asks_to_listen', True), ('listened_on__isnull', True)), fields=['record'], name='voice_heard_waits'), models.Index(condition=models.Q(('asks_to_listen', True), ('listened_on__isnull', True)), fields=['team_id'], name='voice_heard_waits_team')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('heard', b''), ('listened_by__isnull', True), ('listened_on__isnull', True)), models.Q(('listened_by__isnull', False), ('listened_on__isnull', False), models.Q(('heard', b''), _negated=True)), _connector='OR'), name='voice_heard_listened_together'), models.CheckConstraint(condition=models.Q(models.Q(('card', b''), _negated=True), ('answers__len__gte', 1), _connector='OR'), name='voice_heard_says_something')],
            },
        ),
        *protect("voice_heard", change=("listened_on", "listened_by_id", "heard", "version")),
        *own("voice_heard", add=f"said_by_id = {ACTOR} and listened_on is null"),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
