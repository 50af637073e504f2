"""What a young person reads of what is written: what is shared with them and about nobody else."""

from django.db import migrations

from alongside.access.protection import own


class Migration(migrations.Migration):
    dependencies = [("record", "0002_kinds"), ("access", "0007_own")]
    operations = [
        # They write in their own name and in their own words, and it is theirs to read.
        *own(
            "record_entry",
            where="sharing = 'shared' and not third_party",
            add="author_id = (select access.actor()) and rests_on = 'own_words' and sharing = 'shared'"
            " and not third_party",
        ),
    ]
