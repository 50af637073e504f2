"""The one query that finds what is due: the same on a page, under the viewer's own doors, and at night, over all."""

from collections.abc import Iterable

from alongside.kernel.prompts import Prompt, quiet

# An answer that holds, or a topic they asked to be left alone, takes the question away for the record.
_ONE = """
    select '{key}'::text as prompt, p.record_id, p.since, coalesce(p.thing, p.record_id) as thing
    from ({sql}) p (record_id, since, thing)
    where not exists (
        select from evidence_promptanswer a
        where a.record_id = p.record_id and a.prompt = '{key}' and a.thing = coalesce(p.thing, p.record_id)
            and a.lifted_at is null and a.until > %(today)s){quiet}
"""
_QUIET = (
    " and not exists (select from ({sql}) q (record_id, topic) where q.record_id = p.record_id and q.topic = '{topic}')"
)


def due(prompts: Iterable[Prompt]) -> str:
    """SQL that returns ``(prompt, record_id, since, thing)`` for all of these; takes ``now`` and ``today``.

    ``thing`` is the record itself where the question is about the record.
    """
    return " union all ".join(_ONE.format(key=one.key, sql=one.sql, quiet=_left_alone(one)) for one in prompts)


def _left_alone(prompt: Prompt) -> str:
    if not prompt.topic:
        return ""
    return "".join(_QUIET.format(sql=one.sql, topic=prompt.topic) for one in quiet())
