"""What people answer to prompts, and how often each prompt holds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models
import alongside.kernel.ids
from alongside.access.protection import protect


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PromptCount',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('prompt', models.CharField(max_length=40)),
                ('team_id', models.UUIDField(null=True)),
                ('why', models.CharField(blank=True, choices=[('they_asked', 'They asked for this'), ('arranged', 'It is arranged already'), ('not_safe', 'It would not be safe now'), ('waiting', 'We are waiting for something'), ('done', 'It has happened, and is written somewhere else'), ('somebody_else', 'Somebody else does this'), ('not_for_them', 'It is not right for this young person'), ('other', 'Something else')], max_length=20)),
                ('n', models.PositiveIntegerField(null=True)),
                ('counted_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('prompt', 'team_id', 'why'), name='evidence_promptcount_one', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='PromptAnswer',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('prompt', models.CharField(max_length=40)),
                ('thing', models.UUIDField()),
                ('said', models.CharField(choices=[('put_off', 'Not now'), ('does_not_fit', 'It does not fit')], max_length=20)),
                ('why', models.CharField(choices=[('they_asked', 'They asked for this'), ('arranged', 'It is arranged already'), ('not_safe', 'It would not be safe now'), ('waiting', 'We are waiting for something'), ('done', 'It has happened, and is written somewhere else'), ('somebody_else', 'Somebody else does this'), ('not_for_them', 'It is not right for this young person'), ('other', 'Something else')], max_length=20)),
                ('words', alongside.access.models.SealedField(default=b'')),
                ('until', models.DateField()),
                ('at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('record', 'prompt', 'thing'), name='evidence_promptanswer_one')],
            },
        ),
        *protect("evidence_promptanswer", change=("lifted_at", "version")),
        migrations.RunSQL(
            "create policy own_name on evidence_promptanswer as restrictive for insert"
            " to alongside_caseload, alongside_team with check (by_id = (select access.actor()))",
            migrations.RunSQL.noop,
        ),
    ]
