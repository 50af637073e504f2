"""What this room does by the clock."""

from django.db import connection
from django.utils import timezone

from alongside.jobs.registry import job
from alongside.kernel.clock import now
from alongside.voice.models import ShownPiece


@job(name="voice.forget_shown", cron="40 1 * * *")
def forget_shown() -> None:
    """Empties copies that somebody was shown until a day that is over."""
    moment = now()
    over = ShownPiece.objects.filter(until__lt=timezone.localdate(moment), ended_at=None)
    over.update(card=b"", file=b"", ended_at=moment)


# Young people, not answers: whoever says it often counts once. Fewer than five stay hidden, and the rest is rounded, so
# that no difference of two numbers tells of one person.
_ROUNDED = "case when n < 5 then null else round(n / 5.0) * 5 end"
_COUNT = f"""
    insert into voice_heardcount (id, who_with, answer, n, counted_at)
    select gen_random_uuid(), c.who_with, c.answer, {_ROUNDED}, %(now)s
    from (
        select h.who_with, a.answer, count(distinct h.record_id) as n
        from voice_heard h cross join unnest(h.answers) as a (answer)
        where h.said_at > %(now)s - interval '1 year' and h.team_id is not null
        group by h.who_with, a.answer) c
"""
_WAIT = f"""
    insert into voice_advocacywait (id, n, days, counted_at)
    select gen_random_uuid(), {_ROUNDED},
        case when w.n < 5 then null else w.days end, %(now)s
    from (
        select count(distinct a.record_id) as n,
            percentile_disc(0.5) within group (order by a.met_on - a.wanted_on) as days
        from voice_advocacy a where a.met_on > %(now)s - interval '1 year' and a.team_id is not null) w
"""


@job(name="voice.count_heard", cron="50 2 * * *")
def count_heard() -> None:
    """Counts how young people were heard in the last year, and how long they waited for an advocate. Keeps no list."""
    with connection.cursor() as cursor:
        cursor.execute("delete from voice_heardcount")
        cursor.execute("delete from voice_advocacywait")
        for count in (_COUNT, _WAIT):
            cursor.execute(count, {"now": now()})
