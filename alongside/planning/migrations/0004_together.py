"""Young people read in their own space what we did together, say how it was, and see the way so far."""

from django.db import migrations

from alongside.access.protection import own

WITH_ENTRY = "exists (select from record_entry e where e.id = entry_id)"
WITH_SESSION = "exists (select from planning_session s where s.id = session_id)"


class Migration(migrations.Migration):
    dependencies = [("planning", "0003_own"), ("record", "0003_own")]
    operations = [
        # What an entry keeps from them, or tells of others, is kept from them here too.
        *own("planning_session", where=WITH_ENTRY),
        *own("planning_review", where=WITH_ENTRY),
        *own("planning_rating"),
        *own(
            "planning_feedback",
            where=WITH_SESSION,
            add=f"taken_by_id = (select access.actor()) and listened_on is null and {WITH_SESSION}",
        ),
    ]
