"""The one query that finds what is due: the same on a page, under the viewer's own doors, and at night, over all."""

from collections.abc import Iterable

from alongside.kernel.prompts import Prompt, gathered, quiet

# An answer that holds, or a topic they asked to be left alone, takes the question away for the record. Each table
# is named once: every time, the database asks anew which doors the viewer has.
_DUE = """
    with {gathered}
    answered as materialized (
        select a.record_id, a.prompt, a.thing from evidence_promptanswer a
        where a.lifted_at is null and a.until > %(today)s),
    left_alone (record_id, topic) as materialized ({left_alone})
    select d.prompt, d.record_id, d.since, d.thing
    from ({asked}) d
    where not exists (
            select from answered a where a.record_id = d.record_id and a.prompt = d.prompt and a.thing = d.thing)
        and not exists (select from left_alone l where l.record_id = d.record_id and l.topic = d.topic)
"""
_ONE = """
    select '{key}'::text as prompt, '{topic}'::text as topic, p.record_id, p.since, coalesce(p.thing, p.record_id) as thing
    from ({sql}) p (record_id, since, thing)
"""
_GATHERED = "{name} as (select * from ({sql}) g {which}), "
_NOTHING = "select null::uuid, null::text where false"
_OF_ONE = "where g.record_id = %(record)s"


def due(prompts: Iterable[Prompt], *, of_one: bool = False) -> str:
    """SQL that returns ``(prompt, record_id, since, thing)`` for all of these; takes ``now`` and ``today``.

    ``thing`` is the record itself where the question is about the record. With ``of_one`` it takes a ``record`` too,
    and returns what is due for that one.
    """
    found = _DUE.format(
        gathered="".join(
            _GATHERED.format(name=one.name, sql=one.sql, which=_OF_ONE if of_one else "") for one in gathered()
        ),
        left_alone=" union all ".join([_NOTHING, *(one.sql for one in quiet())]),
        asked=" union all ".join(_ONE.format(key=one.key, topic=one.topic, sql=one.sql) for one in prompts),
    )
    return f"{found} and d.record_id = %(record)s" if of_one else found
