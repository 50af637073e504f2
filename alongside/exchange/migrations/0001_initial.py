import alongside.access.models
import alongside.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from alongside.access.protection import protect


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("access", "0002_walls"),
        ('access', '0002_walls'),
        ('people', '0001_initial'),
        ('record', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.CharField(max_length=30)),
                ('name', alongside.access.models.SealedField()),
                ('sha256', models.CharField(max_length=64)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('state', models.CharField(choices=[('staged', 'Read, and waiting for you to look at it'), ('confirming', 'Being brought in'), ('confirmed', 'Brought in'), ('undone', 'Taken back')], default='staged', max_length=20)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('flags', models.PositiveIntegerField(default=0)),
                ('entries_made', models.PositiveIntegerField(default=0)),
                ('uploaded_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ImportedEvent',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('tag', models.BinaryField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.entry')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='exchange.importfile')),
            ],
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('number', models.PositiveIntegerField()),
                ('content', alongside.access.models.SealedField()),
                ('tag', models.BinaryField(null=True)),
                ('flags', models.PositiveSmallIntegerField(default=0)),
                ('outcome', models.CharField(choices=[('new', 'Somebody new here'), ('known', 'Somebody already here'), ('differs', 'Left out: the date of birth is not the one we have'), ('nameless', 'Left out: the row has no child number')], max_length=20)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='exchange.importfile')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
        ),
        migrations.AddIndex(
            model_name='importfile',
            index=models.Index(fields=['team_id', '-uploaded_at'], name='exchange_file_team'),
        ),
        migrations.AddIndex(
            model_name='importedevent',
            index=models.Index(fields=['file'], name='exchange_event_file'),
        ),
        migrations.AddConstraint(
            model_name='importedevent',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('record', 'tag'), name='exchange_event_once'),
        ),
        migrations.AddIndex(
            model_name='importrow',
            index=models.Index(fields=['file', 'outcome', 'number'], name='exchange_row_outcome'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.UniqueConstraint(fields=('file', 'number'), name='exchange_row_number'),
        ),
        *protect(
            "exchange_importfile",
            change=("state", "rows", "done", "flags", "entries_made", "version"),
        ),
        *protect("exchange_importrow", change=("outcome", "target_id")),
        *protect("exchange_importedevent", change=("undone_at",)),
    ]
