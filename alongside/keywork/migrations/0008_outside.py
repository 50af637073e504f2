"""With whom somebody reflects may be outside of the service, without an account: who it is, is sealed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A note beside somebody without an account is the worker's alone: nobody else is one of the two.
WRITTEN = """
drop policy written on keywork_supervisiontalk;
create policy written on keywork_supervisiontalk for insert to alongside_caseload, alongside_team
    with check (written_by_id = (select access.actor()) and (select access.actor()) in (worker_id, supervisor_id)
        and exists (select from keywork_supervision s where s.id = supervision_id and s.ended_on is null
            and s.agreed_on is not null and s.worker_id = keywork_supervisiontalk.worker_id
            and s.supervisor_id is not distinct from keywork_supervisiontalk.supervisor_id));
"""
SUPERVISOR = models.ForeignKey(
    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
)


class Migration(migrations.Migration):
    dependencies = [
        ("keywork", "0007_come_back"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(model_name="supervision", name="sealed", field=models.BinaryField(default=b"")),
        migrations.AlterField(model_name="supervision", name="supervisor", field=SUPERVISOR),
        migrations.AlterField(model_name="supervisiontalk", name="supervisor", field=SUPERVISOR),
        migrations.AddConstraint(
            model_name="supervision",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("sealed", b""), ("supervisor__isnull", False)), models.Q(("supervisor__isnull", True), models.Q(("sealed", b""), _negated=True)), _connector="OR"), name="keywork_supervision_with_somebody"),
        ),
        migrations.RunSQL(WRITTEN, migrations.RunSQL.noop),
    ]
