"""Whom they would like alongside them, and where and when: as they say it themselves."""

from django.db import migrations

from alongside.access.protection import own


class Migration(migrations.Migration):
    dependencies = [("keywork", "0005_asks")]
    operations = own(
        "keywork_workerwish",
        add="said_to_id = (select access.actor()) and replaced_at is null",
        change=("replaced_at", "version"),
        keep="replaced_at is not null",
    )
