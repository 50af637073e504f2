"""Care of those who stay: training, supervision, and how they are."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.kernel.ids

SQL = Path(__file__).parents[1] / "sql"
# Said whole in sql/functions; here so that the policies can name it.
LED = """
create or replace function access.led() returns uuid[]
language sql stable security definer set search_path = '' as $$ select '{}'::uuid[] $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("keywork", "0003_telling"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Supervision',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('is_apart', models.BooleanField()),
                ('said_at', models.DateTimeField()),
                ('agreed_on', models.DateField(null=True)),
                ('last_on', models.DateField(null=True)),
                ('due_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SupervisionTalk',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(default=b'')),
                ('held_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('supervision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talks', to='keywork.supervision')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(default=b'')),
                ('code', models.CharField(max_length=40)),
                ('done_on', models.DateField()),
                ('expires_on', models.DateField(null=True)),
                ('said_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='OwnCheck',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(default=b'')),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shown_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-at'], name='keywork_owncheck_of'), models.Index(condition=models.Q(('shown_to__isnull', False)), fields=['shown_to'], name='keywork_owncheck_shown')],
            },
        ),
        migrations.AddIndex(
            model_name='supervision',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['worker'], name='keywork_supervision_of'),
        ),
        migrations.AddIndex(
            model_name='supervision',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['supervisor'], name='keywork_supervision_by'),
        ),
        migrations.AddConstraint(
            model_name='supervision',
            constraint=models.CheckConstraint(condition=models.Q(('worker', models.F('supervisor')), _negated=True), name='keywork_supervision_of_another'),
        ),
        migrations.AddConstraint(
            model_name='supervision',
            constraint=models.UniqueConstraint(condition=models.Q(('agreed_on__isnull', False), ('ended_on__isnull', True)), fields=('worker',), name='keywork_supervision_one_agreed'),
        ),
        migrations.AddIndex(
            model_name='supervisiontalk',
            index=models.Index(fields=['supervision', '-held_on'], name='keywork_talk_of'),
        ),
        migrations.AddIndex(
            model_name='training',
            index=models.Index(fields=['account', 'code'], name='keywork_training_of'),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), models.Q(('confirmed_by', models.F('account')), _negated=True)), _connector='OR'), name='keywork_training_confirmed_together'),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on__isnull', True), ('expires_on__gte', models.F('done_on')), _connector='OR'), name='keywork_training_expires_after'),
        ),
        migrations.RunSQL(LED, migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "staff.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
