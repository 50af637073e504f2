"""Support that is offered, and what young people say to it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
NO_PARTNER = "not (select access.has_role('partner'))"
WALLS = (
    f"create policy own_hand on voice_support as restrictive for insert {BOTH} with check ("
    f"offered_by_id = {ACTOR} and state = 'offered' and {NO_PARTNER})",
    f"create policy no_partner on voice_support as restrictive for update {BOTH} using ({NO_PARTNER})"
    f" with check (answered_by_id = {ACTOR})",
)


class Migration(migrations.Migration):
    dependencies = [("voice", "0004_advocates")]

    operations = [
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('state', models.CharField(choices=[('offered', 'Offered, and not answered yet'), ('yes', 'They want it'), ('later', 'Not now, perhaps later'), ('paused', 'They pause it'), ('no', 'They do not want it')], default='offered', max_length=20)),
                ('offered_at', models.DateTimeField()),
                ('answered_on', models.DateField(null=True)),
                ('basis', models.CharField(blank=True, max_length=20)),
                ('ends_on', models.DateField(null=True)),
                ('card', alongside.access.models.records.SealedField()),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-offered_at'], name='voice_support_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('basis', ''), ('ends_on__isnull', True)), models.Q(models.Q(('basis', ''), _negated=True), ('ends_on__isnull', False)), _connector='OR'), name='voice_support_compulsory_has_an_end'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', True), ('answered_on__isnull', True), ('state', 'offered')), models.Q(models.Q(('state', 'offered'), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='voice_support_answered_together')],
            },
        ),
        *protect("voice_support", change=("state", "answered_on", "answered_by_id", "version")),
        *own(
            "voice_support",
            change=("state", "answered_on", "answered_by_id", "version"),
            keep=f"state <> 'offered' and answered_by_id = {ACTOR}",
        ),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
