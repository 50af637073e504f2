"""Advocates: from the day one is wanted to the day they met, and after."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect

BOTH = "to alongside_caseload, alongside_team"
NO_PARTNER = "not (select access.has_role('partner'))"
WALLS = (
    f"create policy own_hand on voice_advocacy as restrictive for insert {BOTH} with check ("
    f"written_by_id = (select access.actor()) and state = 'wanted' and {NO_PARTNER})",
    f"create policy no_partner on voice_advocacy as restrictive for update {BOTH} using ({NO_PARTNER})",
)


class Migration(migrations.Migration):
    dependencies = [("voice", "0003_pieces")]

    operations = [
        migrations.CreateModel(
            name='AdvocacyWait',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField(null=True)),
                ('days', models.PositiveIntegerField(null=True)),
                ('counted_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Advocacy',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('state', models.CharField(choices=[('wanted', 'Wanted, and nobody found yet'), ('found', 'Found, and not met yet'), ('met', 'They have met'), ('over', 'It is over'), ('not_needed', 'They no longer want one')], default='wanted', max_length=20)),
                ('wanted_how', models.CharField(choices=[('they_asked', 'They asked'), ('offered', 'We offered, and they said yes'), ('cannot_ask', 'They cannot ask for one just now, and should not be without')], max_length=20)),
                ('wanted_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('found_on', models.DateField(null=True)),
                ('met_on', models.DateField(null=True)),
                ('over_on', models.DateField(null=True)),
                ('card', alongside.access.models.records.SealedField(default=b'')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-wanted_on'], name='voice_advocacy_record'), models.Index(condition=models.Q(('state__in', ('wanted', 'found'))), fields=['team_id'], name='voice_advocacy_waits_team')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('wanted', 'found', 'met'))), fields=('record',), name='voice_advocacy_one_goes_on'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('found', 'met')), _negated=True), models.Q(('card', b''), _negated=True), _connector='OR'), name='voice_advocacy_found_is_named'), models.CheckConstraint(condition=models.Q(('met_on__isnull', True), ('met_on__gte', models.F('wanted_on')), _connector='OR'), name='voice_advocacy_met_after_wanted'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'met'), _negated=True), ('met_on__isnull', False), _connector='OR'), name='voice_advocacy_met_has_a_day')],
            },
        ),
        *protect("voice_advocacy", change=("state", "found_on", "met_on", "over_on", "card", "version")),
        *own("voice_advocacy"),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
