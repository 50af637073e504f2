"""A try by a way they said never to stands beside a reason for it, in the database too."""

from django.db import migrations

# Named here as they were on the day of this step: a policy does not follow the code.
AGREED = ("text", "call", "app", "online", "card", "home_ground", "chosen_place", "trusted_person")
NEVER = f"""(select a.wants = 'themselves' and outreach_try.channel in {AGREED} or outreach_try.channel = any (a.never)
    from outreach_contactagreement a where a.record_id = outreach_try.record_id order by a.number desc limit 1)"""
# The same person gave a reason for this way within the day before, which a lead looks at.
REASON = """exists (select from outreach_contactoverride o where o.record_id = outreach_try.record_id
    and o.channel = outreach_try.channel and o.used_by_id = (select access.actor())
    and o.used_at > outreach_try.recorded_at - interval '1 day' and o.used_at <= outreach_try.recorded_at)"""
# Tries lie where the agreement lies, so that nobody writes one who could not have read it. Days and hours stay sealed:
# they say when somebody can talk unheard, and a database that opened them would tell that to whoever takes a copy.
RULE = (
    "create policy as_agreed on outreach_try as restrictive for insert to alongside_caseload, alongside_team"
    f" with check (compartment = 'everyday' and (coalesce({NEVER}, false) is false or {REASON}))"
)


class Migration(migrations.Migration):
    dependencies = [("outreach", "0004_own")]

    operations = [migrations.RunSQL(RULE, migrations.RunSQL.noop)]
