"""What they told, for what it may be used, and who asked them to tell it again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models
import alongside.kernel.ids
from alongside.access.protection import protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
TELLING, USE, RETELLING = "keywork_telling", "keywork_tellinguse", "keywork_retelling"
USE_CHANGE = (
    "said", "state", "answered_on", "until", "told_on", "taken_back_on", "told_how", "changed_by_id", "version",
)  # fmt: skip
RETELLING_CHANGE = ("state", "settled_on", "settled_by_id", "settled", "version")
WALLS = (
    # What they told is for the people alongside them. Partners are handed a copy, with a yes that says so.
    *(
        f"create policy no_partners on {table} as restrictive {BOTH} using (not (select access.has_role('partner')))"
        for table in (TELLING, USE, RETELLING)
    ),
    f"create policy only_us on {TELLING} as restrictive for select {BOTH} using (not only_us or written_by_id = {ACTOR})",
    f"create policy own_name on {TELLING} as restrictive for insert {BOTH} with check ("
    f"written_by_id = {ACTOR} and (entry_id is null or exists (select from record_entry e"
    " where e.id = entry_id and e.record_id = keywork_telling.record_id)))",
    # Only who can read what they told asks to use it, in its own part; then the answer is written down by whoever hears it.
    f"create policy own_name on {USE} as restrictive for insert {BOTH} with check ("
    f"written_by_id = {ACTOR} and state = 'asked' and exists (select from keywork_telling t where t.id = telling_id"
    " and t.record_id = keywork_tellinguse.record_id and t.compartment = keywork_tellinguse.compartment))",
    f"create policy change_in_own_name on {USE} as restrictive for update {BOTH}"
    f" using (true) with check (changed_by_id = {ACTOR})",
    f"create policy own_name on {RETELLING} as restrictive for insert {BOTH}"
    f" with check (written_by_id = {ACTOR} and state = 'open')",
    f"create policy settled_once on {RETELLING} as restrictive for update {BOTH}"
    f" using (state = 'open') with check (settled_by_id = {ACTOR})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("keywork", "0002_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('thread', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('card', alongside.access.models.SealedField()),
                ('medium', models.CharField(choices=[('spoken', 'They said it, and it was written down'), ('written', 'They wrote it themselves'), ('shown', 'They drew, recorded or filmed it')], max_length=20)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.entry')),
                ('only_us', models.BooleanField(default=False)),
                ('told_on', models.DateField()),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'thread', 'number'), name='keywork_telling_one_version')],
            },
        ),
        migrations.CreateModel(
            name='TellingUse',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('telling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='keywork.telling')),
                ('card', alongside.access.models.SealedField()),
                ('state', models.CharField(choices=[('asked', 'They think about it'), ('yes', 'They said yes'), ('no', 'They said no'), ('not_now', 'They said: not now'), ('told', 'It was told on, as they wanted'), ('taken_back', 'They took their yes back')], default='asked', max_length=20)),
                ('asked_on', models.DateField()),
                ('answered_on', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('told_on', models.DateField(null=True)),
                ('taken_back_on', models.DateField(null=True)),
                ('told_how', models.CharField(blank=True, choices=[('in_person', 'In person'), ('call', 'In a call'), ('message', 'In a message'), ('letter', 'In a card or letter'), ('trusted', 'Through somebody they trust')], max_length=20)),
                ('said', alongside.access.models.SealedField(default=b'')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-asked_on'], name='keywork_telling_use_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('yes', 'told')), _negated=True), models.Q(('answered_on__isnull', False), ('until__isnull', False)), _connector='OR'), name='keywork_tellinguse_yes_has_an_end')],
            },
        ),
        migrations.CreateModel(
            name='Retelling',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('asked_on', models.DateField()),
                ('asker', models.CharField(choices=[('us', 'Somebody here'), ('council', 'The council'), ('police', 'Police'), ('court', 'A court or a lawyer'), ('health', 'A doctor, a nurse or a hospital'), ('school', 'School or college'), ('other', 'Somebody else')], max_length=20)),
                ('card', alongside.access.models.SealedField()),
                ('avoidable', models.CharField(choices=[('yes', 'Yes, there was another way'), ('no', 'No'), ('not_sure', 'I am not sure')], max_length=20)),
                ('state', models.CharField(choices=[('open', 'Not settled yet'), ('another_way', 'Another way was found'), ('told_again', 'They told it again'), ('said_no', 'They said no, and that is all right')], default='open', max_length=20)),
                ('is_again', models.BooleanField()),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
                ('settled_on', models.DateField(null=True)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled', alongside.access.models.SealedField(default=b'')),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-asked_on'], name='keywork_retelling_record'), models.Index(condition=models.Q(('is_again', True), ('state', 'open')), fields=['team_id'], name='keywork_retelling_again')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_by__isnull', True), ('settled_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_by__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='keywork_retelling_settled_together')],
            },
        ),
        *protect(TELLING),
        *protect(USE, change=USE_CHANGE),
        *protect(RETELLING, change=RETELLING_CHANGE),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
