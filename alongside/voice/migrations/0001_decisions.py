"""Decisions made together with a young person, and what is said on the way."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models.records
import alongside.kernel.ids
from alongside.access.protection import own, protect

BOTH = "to alongside_caseload, alongside_team"
ACTOR = "(select access.actor())"
NO_PARTNER = "not (select access.has_role('partner'))"
OF_ITS_PART = (
    "exists (select from voice_decision d where d.id = decision_id and d.record_id = voice_said.record_id"
    " and d.compartment = voice_said.compartment)"
)
SAYS = "exists (select from voice_said s where s.decision_id = voice_decision.id and s.what = '{what}')"
WALLS = (
    # Begun in one's own name, with nothing decided yet; and written by no partner.
    f"create policy own_hand on voice_decision as restrictive for insert {BOTH} with check ("
    f"opened_by_id = {ACTOR} and state = 'open' and {NO_PARTNER})",
    f"create policy no_partner on voice_decision as restrictive for update {BOTH} using ({NO_PARTNER})",
    # Nobody was told what has no words meant for them, and nothing is decided without reasons.
    f"create policy with_words on voice_decision as restrictive for update {BOTH} using (true) with check ("
    f"(state not in ('told', 'challenged', 'again', 'done') or {SAYS.format(what='told')})"
    f" and (state in ('open', 'heard', 'called_off') or {SAYS.format(what='decided')}))",
    # Young people say what they want, whether it made sense, and that they do not agree: no other step is theirs.
    "create policy their_step on voice_decision as restrictive for update to alongside_own"
    " using (state in ('open', 'heard', 'told', 'done'))"
    " with check (state in ('heard', 'told', 'challenged', 'done') and (state = 'heard') = (decided_on is null))",
    f"create policy own_hand on voice_said as restrictive for insert {BOTH} with check ("
    f"written_by_id = {ACTOR} and {NO_PARTNER} and {OF_ITS_PART})",
)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("access", "0007_own"),
        ("record", "0003_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('about', models.CharField(choices=[('plan', 'Their plan'), ('home', 'Where they live'), ('people', 'Whom they see'), ('sharing', 'What is told to whom'), ('meeting', 'A meeting about them'), ('school', 'School, college or work'), ('health', 'Their health'), ('ending', 'A goodbye or a pause'), ('other', 'Something else')], max_length=20)),
                ('thing', models.UUIDField(null=True)),
                ('state', models.CharField(choices=[('open', 'Being talked about'), ('heard', 'They said what they want'), ('decided', 'Decided, and still to tell them'), ('told', 'They were told'), ('challenged', 'They do not agree'), ('again', 'Looked at again, and still to tell them'), ('done', 'Done'), ('called_off', 'Not needed any more')], default='open', max_length=20)),
                ('opened_at', models.DateTimeField()),
                ('held_back', models.BooleanField(default=False)),
                ('advocate', models.CharField(choices=[('not_offered', 'Not offered yet'), ('yes', 'They want one'), ('has', 'They have one, and want them there'), ('later', 'Perhaps later'), ('no', 'No, thank you')], default='not_offered', max_length=20)),
                ('advocate_on', models.DateField(null=True)),
                ('weight', models.CharField(blank=True, choices=[('as_they_want', 'It is what they want'), ('partly', 'Some of it is what they want'), ('against', 'It is not what they want'), ('not_said', 'They did not want to say, and that is all right'), ('without', 'It was decided without them')], max_length=20)),
                ('decided_on', models.DateField(null=True)),
                ('tell_by', models.DateField(null=True)),
                ('told_on', models.DateField(null=True)),
                ('told_how', models.CharField(blank=True, choices=[('in_person', 'In person'), ('call', 'In a call'), ('message', 'In a message'), ('letter', 'In a card or letter'), ('own_space', 'In their own space'), ('trusted', 'Through somebody they trust')], max_length=20)),
                ('sense', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=20)),
                ('answer_by', models.DateField(null=True)),
                ('review_on', models.DateField(null=True)),
                ('card', alongside.access.models.records.SealedField()),
                ('why_without', alongside.access.models.records.SealedField(default=b'')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
        ),
        migrations.CreateModel(
            name='Said',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('what', models.CharField(choices=[('wish', 'What they want'), ('view', 'What somebody else thinks'), ('decided', 'What was decided, and why'), ('told', 'What we told them'), ('sense', 'Whether it made sense to them'), ('disagrees', 'They do not agree')], max_length=20)),
                ('said_at', models.DateTimeField()),
                ('medium', models.CharField(blank=True, choices=[('said', 'They said it'), ('written', 'They wrote it'), ('shown', 'They drew it, or showed it'), ('others', 'Somebody they trust said it for them')], max_length=20)),
                ('sense', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=20)),
                ('held_back', models.BooleanField(default=False)),
                ('card', alongside.access.models.records.SealedField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice.decision')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['record', '-opened_at'], name='voice_decision_record'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('state__in', ('open', 'heard', 'decided', 'told', 'challenged', 'again')), ('review_on__isnull', False), _connector='OR'), fields=['record'], name='voice_decision_asks'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('state__in', ('open', 'heard', 'decided', 'told', 'challenged', 'again')), ('review_on__isnull', False), _connector='OR'), fields=['team_id'], name='voice_decision_asks_team'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('decided_on__isnull', True), ('state__in', ('open', 'heard', 'called_off')), ('weight', '')), models.Q(models.Q(('state__in', ('open', 'heard', 'called_off')), _negated=True), models.Q(('weight', ''), _negated=True), ('decided_by__isnull', False), ('decided_on__isnull', False), ('tell_by__isnull', False)), _connector='OR'), name='voice_decision_decided_together'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('told_how', ''), ('told_on__isnull', True), models.Q(('state__in', ('told', 'challenged', 'done')), _negated=True)), models.Q(('held_back', False), ('state__in', ('told', 'challenged', 'done')), ('told_on__isnull', False), models.Q(('told_how', ''), _negated=True)), _connector='OR'), name='voice_decision_told_together'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('held_back', False), models.Q(('weight', 'without'), _negated=True)), models.Q(('tell_by__isnull', False), models.Q(('why_without', b''), _negated=True)), _connector='OR'), name='voice_decision_without_says_why'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'challenged'), _negated=True), ('answer_by__isnull', False), _connector='OR'), name='voice_decision_challenge_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('advocate', 'not_offered'), ('advocate_on__isnull', True)), models.Q(models.Q(('advocate', 'not_offered'), _negated=True), ('advocate_on__isnull', False)), _connector='OR'), name='voice_decision_advocate_together'),
        ),
        migrations.AddIndex(
            model_name='said',
            index=models.Index(fields=['decision', 'said_at', 'id'], name='voice_said_decision'),
        ),
        migrations.AddConstraint(
            model_name='said',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('what', 'sense'), models.Q(('sense', ''), _negated=True)), models.Q(models.Q(('what', 'sense'), _negated=True), ('sense', '')), _connector='OR'), name='voice_said_sense_has_an_answer'),
        ),
        migrations.AddConstraint(
            model_name='said',
            constraint=models.CheckConstraint(condition=models.Q(('held_back', False), ('what', 'view'), _connector='OR'), name='voice_said_held_back_of_others'),
        ),
        *protect(
            "voice_decision",
            change=(
                "state", "held_back", "advocate", "advocate_on", "weight", "decided_by_id", "decided_on", "tell_by", "told_on",
                "told_how", "sense", "answer_by", "review_on", "card", "why_without", "version",
            ),
        ),
        *protect("voice_said"),
        *own("voice_decision", where="not held_back", change=("state", "sense", "answer_by", "version")),
        # What was decided is theirs to read once somebody told them, and not found out alone.
        *own(
            "voice_said",
            where="not held_back and exists (select from voice_decision d where d.id = decision_id"
            " and (what <> 'decided' or d.told_on is not null))",
            add=f"written_by_id = {ACTOR} and what in ('wish', 'sense', 'disagrees') and not held_back and {OF_ITS_PART}",
        ),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in WALLS),
    ]
