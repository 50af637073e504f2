"""The one query that finds what is due: the same on a page, under the viewer's own doors, and at night, over all."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from alongside.jurisdiction import clocks, packs
from alongside.jurisdiction.packs import NotHeld
from alongside.kernel.prompts import Prompt, gathered, quiet, resting

# An answer that holds, a topic they asked to be left alone, or an end of support takes the question away for the
# record. Each table is named once: every time, the database asks anew which doors the viewer has.
_DUE = """
    with {gathered}
    answered as materialized (
        select a.record_id, a.prompt, a.thing from evidence_promptanswer a
        where a.lifted_at is null and a.until > %(today)s{cannot_wait}),
    left_alone (record_id, topic) as materialized ({left_alone}),
    resting (record_id) as materialized ({resting})
    select d.prompt, d.record_id, d.since, d.thing
    from ({asked}) d
    where not exists (
            select from answered a where a.record_id = d.record_id and a.prompt = d.prompt and a.thing = d.thing)
        and not exists (select from left_alone l where l.record_id = d.record_id and l.topic = d.topic)
        and (d.goes_on or not exists (select from resting r where r.record_id = d.record_id))
"""
_ONE = """
    select '{key}'::text as prompt, '{topic}'::text as topic, {goes_on} as goes_on, p.record_id, p.since, coalesce(p.thing, p.record_id) as thing
    from ({sql}) p (record_id, since, thing)
"""
_GATHERED = "{name} as (select * from ({sql}) g {which}), "
_NOTHING = "select null::uuid, null::text where false"
_NOBODY = "select null::uuid where false"
_OF_ONE = "where g.record_id = %(record)s"


def due(prompts: Iterable[Prompt], *, of_one: bool = False) -> str:
    """SQL that returns ``(prompt, record_id, since, thing)`` for all of these; takes ``now`` and ``today``.

    ``thing`` is the record itself where the question is about the record. With ``of_one`` it takes a ``record`` too,
    and returns what is due for that one.
    """
    wanted = list(prompts)
    pressing = ", ".join(f"'{one.key}'" for one in wanted if not one.can_wait)
    found = _DUE.format(
        cannot_wait=f" and a.prompt not in ({pressing})" if pressing else "",
        gathered="".join(
            _GATHERED.format(name=one.name, sql=one.sql, which=_OF_ONE if of_one else "") for one in gathered()
        ),
        left_alone=" union all ".join([_NOTHING, *(one.sql for one in quiet())]),
        resting=" union all ".join([_NOBODY, *(one.sql for one in resting())]),
        asked=" union all ".join(
            _ONE.format(key=one.key, topic=one.topic, goes_on=str(one.goes_on).lower(), sql=one.sql) for one in wanted
        ),
    )
    return f"{found} and d.record_id = %(record)s" if of_one else found


def given(prompts: Iterable[Prompt], *, now: datetime) -> dict[str, Any]:
    """What the SQL of :func:`due` takes: the moment, the day, and each rule that these name, as it is in force.

    A clock is given as the days it runs from today, an amount as its number.
    """
    today = timezone.localdate(now)
    rules = {key for one in prompts for key in one.rules}
    return {"now": now, "today": today} | {key: _rule(key, now, today) for key in rules}


def _rule(key: str, now: datetime, today: date) -> int:
    pack = packs.in_force()
    try:
        clock = pack.clock(key, on=today)
    except NotHeld:
        return pack.amount(key, on=today).amount
    return (clocks.due(clock, now, pack.holidays).on - today).days
