"""What this room does at night."""

from django.db import connection

from alongside.evidence import asking
from alongside.jobs.registry import job
from alongside.kernel import clock, prompts

# Fewer than five stay hidden, and the rest is rounded, so that no difference of two numbers tells of one person.
_SMALL, _STEP = 5, 5
_COUNT = """
    insert into evidence_promptcount (id, prompt, team_id, why, n, counted_at)
    select gen_random_uuid(), c.prompt, c.team_id, c.why,
        case when c.n < {small} then null else round(c.n / {step}.0) * {step} end, %(now)s
    from ({counts}) c
"""
_HELD = """
    select d.prompt, r.team_id, ''::text as why, count(distinct d.record_id) as n
    from ({due}) d join access_record r on r.id = d.record_id
    group by grouping sets ((d.prompt, r.team_id), (d.prompt))
"""
_NOT_FITTING = """
    select a.prompt, null::uuid as team_id, a.why, count(distinct a.record_id) as n
    from evidence_promptanswer a where a.said = 'does_not_fit' group by a.prompt, a.why
"""


@job(name="evidence.count_prompts", cron="40 2 * * *")
def count_prompts() -> None:
    """Counts for how many young people each question is due, and how often it does not fit. Keeps no list."""
    now = clock.now()
    values = asking.given(prompts.every(), now=now)
    with connection.cursor() as cursor:
        cursor.execute("delete from evidence_promptcount")
        for counts in (_HELD.format(due=asking.due(prompts.every())), _NOT_FITTING):
            cursor.execute(_COUNT.format(counts=counts, small=_SMALL, step=_STEP), values)
