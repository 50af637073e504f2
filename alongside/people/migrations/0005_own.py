"""What a young person sees of what is known about them, and what they change themselves."""

from django.db import migrations

from alongside.access.protection import own


class Migration(migrations.Migration):
    dependencies = [("people", "0004_moves"), ("access", "0007_own")]
    operations = [
        *own("people_youngperson", change=("card", "version")),
        *own("people_personwhomatters", change=("card", "gone_at", "version"), add="true"),
        *own(
            "people_pace",
            add="asked_by_id = (select access.actor()) and lifted_at is null",
            change=("lifted_at", "lifted_by_id", "lifted_how", "version"),
            keep="lifted_by_id = (select access.actor())",
        ),
    ]
