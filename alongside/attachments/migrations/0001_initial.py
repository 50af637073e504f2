import alongside.access.models.records
import alongside.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from pathlib import Path

from alongside.access.protection import UNCHECKED, protect

FUNCTIONS = (Path(__file__).parents[1] / "sql/functions/files.sql").read_text()
CHANGE = (
    "state", "kind", "type", "checked", "size", "arrived", "pieces", "small", "name", "description", "file_key",
    "taken_by_id", "taken_at", "taken_because",
)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0004_sign_ins'),
        ('record', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('state', models.CharField(choices=[('arriving', 'On its way'), ('kept', 'Here'), ('refused', 'Not kept'), ('taken_away', 'Taken out of view')], default='arriving', max_length=20)),
                ('kind', models.CharField(blank=True, choices=[('photo', 'Photo'), ('sound', 'Sound'), ('document', 'Document')], default='', max_length=20)),
                ('type', models.CharField(blank=True, default='', max_length=10)),
                ('checked', models.CharField(blank=True, choices=[('clean', 'Checked for viruses'), ('not_checked', 'Not checked for viruses: this service has no scanner')], default='', max_length=20)),
                ('size', models.PositiveBigIntegerField()),
                ('arrived', models.PositiveBigIntegerField(default=0)),
                ('pieces', models.PositiveIntegerField(default=0)),
                ('small', models.PositiveIntegerField(default=0)),
                ('name', alongside.access.models.records.SealedField(default=b'')),
                ('description', alongside.access.models.records.SealedField(default=b'')),
                ('file_key', alongside.access.models.records.SealedField(default=b'')),
                ('added_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('taken_because', models.CharField(blank=True, choices=[('mistake', 'It was added by mistake'), ('somebody_else', 'It shows or names somebody who should not be in it'), ('asked', 'The young person asked for this'), ('better_copy', 'There is a better copy')], default='', max_length=20)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.entry')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['kept', 'taken_away']), _negated=True), models.Q(('pieces__gt', 0), models.Q(('kind', ''), _negated=True), models.Q(('type', ''), _negated=True), models.Q(('checked', ''), _negated=True)), _connector='OR'), name='attachments_kept_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken_away'), ('taken_at__isnull', False), ('taken_by__isnull', False), models.Q(('taken_because', ''), _negated=True)), models.Q(models.Q(('state', 'taken_away'), _negated=True), ('taken_at__isnull', True), ('taken_because', ''), ('taken_by__isnull', True)), _connector='OR'), name='attachments_taken_away_says_why')],
            },
        ),
        *protect("attachments_attachment", change=CHANGE),
        migrations.RunSQL(
            "create policy own_name on attachments_attachment as restrictive for insert"
            " to alongside_caseload, alongside_team with check (added_by_id = (select access.actor()))",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(UNCHECKED + FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(
            "create trigger keep_to_entry before insert on attachments_attachment"
            " for each row execute function access.keep_to_entry();"
            " alter table attachments_attachment enable always trigger keep_to_entry",
            migrations.RunSQL.noop,
        ),
    ]
