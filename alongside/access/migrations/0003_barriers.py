"""Who may not open a record whatever their role, who knows the family, and doors opened in an emergency."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.access.models
import alongside.kernel.ids
from alongside.access.protection import bar_everywhere, from_file, wall


class Migration(migrations.Migration):
    dependencies = [("access", "0002_walls")]
    operations = [
        migrations.CreateModel(
            name='Acquaintance',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('answer', models.CharField(choices=[('not_asked', 'Not asked yet'), ('none', 'No, not at all'), ('family', 'We are family'), ('household', 'We live in the same home'), ('street', 'We live in the same street or are neighbours'), ('friends', 'We are friends, or friends of the family'), ('harm', 'I am close to somebody who may have harmed them'), ('other', 'In another way')], max_length=20)),
                ('said_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Barrier',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('not_asked', 'Not asked yet'), ('none', 'No, not at all'), ('family', 'We are family'), ('household', 'We live in the same home'), ('street', 'We live in the same street or are neighbours'), ('friends', 'We are friends, or friends of the family'), ('harm', 'I am close to somebody who may have harmed them'), ('other', 'In another way')], max_length=20)),
                ('reason', alongside.access.models.SealedField()),
                ('set_at', models.DateTimeField()),
                ('noticed_at', models.DateTimeField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Emergency',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('compartment', models.CharField(choices=[('everyday', 'Everyday support'), ('health', 'Health'), ('justice', 'Police and court'), ('identity', 'Identity, in their own words'), ('private', 'Private to the young person'), ('council', 'What council files say'), ('intelligence', 'Information about people and places that cause harm')], default='everyday', max_length=20)),
                ('team_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('danger', 'They may be in danger right now'), ('medical', 'They need urgent medical help'), ('missing', 'They are missing and have to be found'), ('cannot_wait', 'Nobody who knows them can be reached, and it cannot wait')], max_length=20)),
                ('reason', alongside.access.models.SealedField()),
                ('opened_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('was', models.CharField(blank=True, choices=[('right', 'Yes, it was right to open it'), ('another_way', 'There was another way, and we see why it was done'), ('not_right', 'No, it should not have been opened')], max_length=20)),
                ('learned', alongside.access.models.SealedField()),
                ('tell_from', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='LookAnswer',
            fields=[
                ('id', models.UUIDField(default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sort', models.CharField(choices=[('many', 'Opened many records of young people they are not alongside'), ('hours', 'Opened records late at night or early in the morning'), ('surname', 'Opened a record with the same family name as theirs'), ('refused', 'Tried several times to open records that did not open'), ('closed', 'Tried to open a record that is closed to them'), ('emergency', 'Opened a record in an emergency')], max_length=20)),
                ('word', models.CharField(choices=[('on_call', 'It was fine: they were on call'), ('covered', 'It was fine: they covered for somebody'), ('asked_to', 'It was fine: they were asked to'), ('slip', 'It was fine: a slip, or a name typed wrongly'), ('explained', 'It was fine: they told me why'), ('talk', 'I will talk with them')], max_length=20)),
                ('answered_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='grant',
            name='asks',
            field=models.BooleanField(default=False, db_default=False),
        ),
        migrations.AddField(
            model_name='grant',
            name='kept_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='grant',
            name='kept_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='grant',
            name='end_reason',
            field=models.CharField(blank=True, choices=[('handed_over', 'Handed over to someone else'), ('young_person_asked', 'The young person asked for this'), ('work_done', 'The work is done'), ('left', 'They left the team'), ('mistake', 'It was given by mistake'), ('stepped_back', 'Somebody else is better placed')], max_length=30),
        ),
        migrations.AlterField(
            model_name='grant',
            name='reason',
            field=models.CharField(choices=[('allocated', 'They were matched as worker'), ('asked', 'The young person asked for them'), ('covering', 'They cover for someone'), ('joint_work', 'They work together with the young person'), ('shared', 'It was shared with them'), ('team', 'It comes with their place in the team'), ('brought_in', 'They brought this in'), ('took_over', 'They took over from somebody who left'), ('emergency', 'There was an emergency')], max_length=30),
        ),
        migrations.AlterField(
            model_name='grant',
            name='role',
            field=models.CharField(choices=[('key_worker', 'Key worker'), ('co_worker', 'Co-worker'), ('cover', 'Cover while someone is away'), ('partner', 'Partner'), ('uploader', 'Brought the file in'), ('team_member', 'Member of the team'), ('team_lead', 'Team lead'), ('safeguarding_lead', 'Safeguarding lead'), ('data_officer', 'Data officer'), ('emergency', 'In an emergency, for an hour')], max_length=30),
        ),
        migrations.AddIndex(
            model_name='grant',
            index=models.Index(condition=models.Q(('end_reason__in', ['left', 'stepped_back']), ('role', 'key_worker')), fields=['record'], name='access_grant_gone'),
        ),
        migrations.AddField(
            model_name='acquaintance',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='acquaintance',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record'),
        ),
        migrations.AddField(
            model_name='acquaintance',
            name='said_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='barrier',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='barrier',
            name='lifted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='barrier',
            name='noticed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='barrier',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record'),
        ),
        migrations.AddField(
            model_name='barrier',
            name='set_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='emergency',
            name='grant',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.grant'),
        ),
        migrations.AddField(
            model_name='emergency',
            name='opener',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='emergency',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record'),
        ),
        migrations.AddField(
            model_name='emergency',
            name='reviewer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lookanswer',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='lookanswer',
            name='answered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='acquaintance',
            index=models.Index(fields=['record', 'account'], name='access_acquaintance_of'),
        ),
        migrations.AddIndex(
            model_name='barrier',
            index=models.Index(fields=['record'], name='access_barrier_record'),
        ),
        migrations.AddConstraint(
            model_name='barrier',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('account', 'record'), name='access_barrier_one'),
        ),
        migrations.AddIndex(
            model_name='emergency',
            index=models.Index(condition=models.Q(('reviewed_at__isnull', True)), fields=['team_id', 'opened_at'], name='access_emergency_waiting'),
        ),
        migrations.AddIndex(
            model_name='emergency',
            index=models.Index(fields=['record'], name='access_emergency_record'),
        ),
        migrations.AddConstraint(
            model_name='emergency',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['danger', 'medical', 'missing', 'cannot_wait'])), name='access_emergency_kind'),
        ),
        migrations.AddConstraint(
            model_name='emergency',
            constraint=models.CheckConstraint(condition=models.Q(('reviewer__isnull', True), models.Q(('reviewer', models.F('opener')), _negated=True), _connector='OR'), name='access_emergency_by_another'),
        ),
        migrations.AddIndex(
            model_name='lookanswer',
            index=models.Index(fields=['account', 'sort', '-answered_at'], name='access_lookanswer_last'),
        ),
        *(from_file(f"functions/{name}") for name in ("doors", "barriers", "emergencies", "leaving")),
        *wall("access_barrier"),
        *wall("access_acquaintance"),
        *wall("access_emergency"),
        from_file("barriers"),
        bar_everywhere(),
    ]
