"""Young people have a space of their own: a role, a grant, and a way to what is written for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from alongside.access.protection import from_file

ROLES = [("practitioner", "Practitioner"), ("team_lead", "Team lead"), ("safeguarding_lead", "Safeguarding lead"), ("data_protection_lead", "Data-protection lead"), ("data_officer", "Data officer"), ("administrator", "Administrator"), ("partner", "Partner in another agency"), ("young_person", "Young person")]
PURPOSES = [("support", "Supporting them"), ("supervision", "Supporting their worker"), ("safeguarding", "Keeping them safe"), ("record_keeping", "Keeping the record right"), ("finding", "Finding the right person"), ("import", "Bringing in a council file"), ("theirs", "It is their own")]
REASONS = [("allocated", "They were matched as worker"), ("asked", "The young person asked for them"), ("covering", "They cover for someone"), ("joint_work", "They work together with the young person"), ("shared", "It was shared with them"), ("team", "It comes with their place in the team"), ("brought_in", "They brought this in"), ("took_over", "They took over from somebody who left"), ("emergency", "There was an emergency"), ("theirs", "It is about them")]
GRANT_ROLES = [("key_worker", "Key worker"), ("co_worker", "Co-worker"), ("cover", "Cover while someone is away"), ("partner", "Partner"), ("uploader", "Brought the file in"), ("team_member", "Member of the team"), ("team_lead", "Team lead"), ("safeguarding_lead", "Safeguarding lead"), ("data_officer", "Data officer"), ("emergency", "In an emergency, for an hour"), ("themselves", "It is about them")]


class Migration(migrations.Migration):
    dependencies = [("access", "0006_answers")]
    operations = [
        migrations.AlterField(
            model_name="account",
            name="roles",
            field=ArrayField(base_field=models.CharField(choices=ROLES, max_length=30), default=list, size=None),
        ),
        migrations.AlterField(
            model_name="grant", name="purpose", field=models.CharField(choices=PURPOSES, max_length=30)
        ),
        migrations.AlterField(
            model_name="grant", name="reason", field=models.CharField(choices=REASONS, max_length=30)
        ),
        migrations.AlterField(
            model_name="grant", name="role", field=models.CharField(choices=GRANT_ROLES, max_length=30)
        ),
        # One space for each young person, and one record for each space.
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                fields=["holder"], condition=models.Q(role="themselves"), name="access_grant_one_self"
            ),
        ),
        # Functions are said again once all migrations ran; these policies ask one that is new.
        from_file("functions/doors"),
        from_file("own"),
    ]
