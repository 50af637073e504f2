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
        ('access', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('met', 'We met'), ('in_touch', 'We were in touch'), ('tried', 'We tried to reach them'), ('own_words', 'In their own words'), ('good_news', 'Something good'), ('meeting', 'A meeting about support'), ('information', 'Something we were told'), ('missing', 'Away or missing'), ('council', 'From a council file'), ('correction', 'A correction')], max_length=20)),
                ('happened_at', models.DateTimeField()),
                ('is_about', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField()),
                ('rests_on', models.CharField(choices=[('seen', 'I saw or heard it myself'), ('told_by', 'Somebody told me'), ('opinion', 'It is my opinion'), ('own_words', 'These are their own words'), ('file', 'It is as written in a file')], max_length=20)),
                ('third_party', models.BooleanField(default=False)),
                ('body', alongside.access.models.SealedField()),
                ('told_by', alongside.access.models.SealedField(default=b'')),
                ('sharing', models.CharField(choices=[('shared', 'They can read this'), ('withheld', 'Not yet')], max_length=20)),
                ('withheld_because', alongside.access.models.SealedField(default=b'')),
                ('review_on', models.DateField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='record.entry')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-happened_at', '-id'], name='record_entry_timeline'), models.Index(fields=['team_id', '-happened_at', '-id'], name='record_entry_team'), models.Index(fields=['record', 'review_on'], name='record_entry_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('review_on__isnull', True), ('sharing', 'shared')), models.Q(('review_on__isnull', False), ('sharing', 'withheld')), _connector='OR'), name='record_entry_withheld_is_reviewed'), models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', False), ('kind', 'correction')), models.Q(models.Q(('kind', 'correction'), _negated=True), ('corrects__isnull', True)), _connector='OR'), name='record_entry_correction_corrects')],
            },
        ),
        *protect("record_entry", change=("sharing", "review_on", "version")),
        migrations.RunSQL(
            "create policy own_name on record_entry as restrictive for insert"
            " to alongside_caseload, alongside_team with check (author_id = (select access.actor()))",
            migrations.RunSQL.noop,
        ),
    ]
