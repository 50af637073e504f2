"""What a service adds to the library itself, and what it keeps to read."""

from pathlib import Path

import alongside.kernel.ids
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('evidence', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Brought',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('encoding', models.CharField(max_length=20)),
                ('found', models.JSONField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OwnQuestion',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('elements', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None)),
                ('rows', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('asks', models.CharField(max_length=300)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OwnStudy',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('key', models.CharField(max_length=80, unique=True)),
                ('kind', models.CharField(choices=[('study', 'Study'), ('evaluation', 'Evaluation'), ('review', 'Review of research'), ('consultation', 'Consultation'), ('inquiry', 'Inquiry'), ('programme', 'Programme of work'), ('definition', 'Definition'), ('guidance', 'Guidance'), ('report', 'Report'), ('article', 'Article'), ('book', 'Book'), ('website', 'Website')], max_length=20)),
                ('title', models.CharField(max_length=500)),
                ('year', models.PositiveSmallIntegerField()),
                ('authors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), default=list, size=None)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('method', models.CharField(blank=True, max_length=1000)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('doi', models.CharField(blank=True, max_length=200)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='OwnFinding',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('elements', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None)),
                ('rows', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None)),
                ('number', models.PositiveSmallIntegerField()),
                ('says', models.CharField(max_length=500)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='evidence.ownstudy')),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('team_id', models.UUIDField(null=True)),
                ('source', models.CharField(max_length=80)),
                ('added_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('talked_on', models.DateField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Earlier',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('thing', models.UUIDField()),
                ('version', models.PositiveIntegerField()),
                ('said', models.JSONField()),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('thing', 'version'), name='evidence_earlier_once')],
            },
        ),
        migrations.AddIndex(
            model_name='ownstudy',
            index=models.Index(fields=['doi'], name='evidence_ownstudy_doi'),
        ),
        migrations.AddConstraint(
            model_name='ownfinding',
            constraint=models.UniqueConstraint(fields=('study', 'number'), name='evidence_ownfinding_number'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(('account__isnull', True), ('team_id__isnull', True), _connector='XOR'), name='evidence_reading_one_list'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('account__isnull', False), ('removed_at__isnull', True)), fields=('account', 'source'), name='evidence_reading_own_once'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True), ('team_id__isnull', False)), fields=('team_id', 'source'), name='evidence_reading_team_once'),
        ),
        migrations.RunSQL((SQL / "own.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
