"""Promises: made, kept, changed with them or explained to them, and never deleted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models
import alongside.kernel.ids
from alongside.access.protection import protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
CHANGE = (
    "state", "settled_on", "settled_by_id", "settled", "told_how", "keeper_id", "handed_at", "handed_told_on", "version",
)  # fmt: skip
WALLS = (
    # Written down in one's own name, and still to keep; beside an entry of the same part, after a promise of the record.
    f"create policy own_name on keywork_promise as restrictive for insert {BOTH} with check ("
    f"written_by_id = {ACTOR} and state = 'open' and (entry_id is null or exists (select from record_entry e"
    " where e.id = entry_id and e.record_id = keywork_promise.record_id and e.compartment = keywork_promise.compartment)))",
    "alter table keywork_promise add constraint keywork_promise_id_record unique (id, record_id)",
    "alter table keywork_promise add constraint keywork_promise_follows_own foreign key (follows_id, record_id)"
    " references keywork_promise (id, record_id)",
    # What was changed with them or explained to them was said, and stays as it is.
    f"create policy still_open on keywork_promise as restrictive for update {BOTH} using (state in ('open', 'kept'))"
    f" with check (state = 'open' or settled_by_id = {ACTOR})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("keywork", "0001_relationships"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.entry')),
                ('card', alongside.access.models.SealedField()),
                ('said_to', models.CharField(choices=[('young_person', 'To them'), ('carer', 'To their carer'), ('parent', 'To their parent'), ('other', 'To somebody else, for them')], max_length=20)),
                ('promised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('keeper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_on', models.DateField()),
                ('due_on', models.DateField()),
                ('explain_by', models.DateField()),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
                ('follows', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='keywork.promise')),
                ('state', models.CharField(choices=[('open', 'Still to keep'), ('kept', 'Kept'), ('changed', 'Changed with them'), ('explained', 'Explained to them')], default='open', max_length=20)),
                ('settled_on', models.DateField(null=True)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled', alongside.access.models.SealedField(default=b'')),
                ('told_how', models.CharField(blank=True, choices=[('in_person', 'In person'), ('call', 'In a call'), ('message', 'In a message'), ('letter', 'In a card or letter'), ('trusted', 'Through somebody they trust')], max_length=20)),
                ('handed_at', models.DateTimeField(null=True)),
                ('handed_told_on', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-due_on'], name='keywork_promise_record'), models.Index(condition=models.Q(('state', 'open')), fields=['record', 'due_on'], name='keywork_promise_open'), models.Index(condition=models.Q(('state', 'open')), fields=['team_id', 'due_on'], name='keywork_promise_open_team')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_by__isnull', True), ('settled_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_by__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='keywork_promise_settled_together'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('changed', 'explained')), _negated=True), models.Q(models.Q(('told_how', ''), _negated=True), models.Q(('settled', b''), _negated=True)), _connector='OR'), name='keywork_promise_explained_was_said')],
            },
        ),
        *protect("keywork_promise", change=CHANGE),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
