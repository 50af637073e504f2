"""What reaching out asks of us: the next try on its day, no silence that nobody notices, and only in ways that are safe."""

from alongside.kernel.prompts import Gathered, Resting
from alongside.outreach.contact_prompts import SAFE_CONTACT
from alongside.outreach.ending_prompts import ENDINGS
from alongside.outreach.own_prompts import OWN
from alongside.outreach.silence_prompts import SILENCE
from alongside.outreach.try_prompts import TRIES

# For each young person the newest try and the plan in force, each from the top of its own index. Behind doors the
# planner expects one row of each table, and would read all of them anew for each young person if they were joined.
# What was written last of the two says when we try next, and until when they asked for space; what they answered since
# may put it off to another week.
GATHERED = (
    Gathered(
        name="outreach_lately",
        sql="""
            select y.record_id, y.since, y.in_touch, y.tried, t.happened_at, t.unanswered,
                greatest(l.until, case when w.said_at > coalesce(greatest(t.recorded_at, p.made_at), '-infinity')
                    then w.rest_until end, case when p.made_at > coalesce(t.recorded_at, '-infinity')
                    then p.next_try_on else t.next_on end) as next_on,
                greatest(l.until, e.open_until, case when p.made_at > coalesce(t.recorded_at, '-infinity')
                    then p.space_until else t.space_until end) as space_until,
                f.days as floor_days
            from record_lately y
            left join lateral (
                select g.open_until from outreach_ending g
                where g.record_id = y.record_id and g.state = 'paused' limit 1) e on true
            left join lateral (
                select a.until from keywork_ask a
                where a.record_id = y.record_id and a.what = 'left_alone' and a.state = 'stands' limit 1) l on true
            left join lateral (
                select r.said_at, r.rest_until from outreach_reply r
                where r.record_id = y.record_id order by r.number desc limit 1) w on true
            left join lateral (
                select n.days from outreach_floor n
                where n.record_id = y.record_id order by n.set_at desc limit 1) f on true
            left join lateral (
                select o.made_at, o.next_try_on, o.space_until from outreach_outreachplan o
                where o.record_id = y.record_id and o.state in ('proposed', 'agreed') limit 1) p on true
            left join lateral (
                select r.happened_at, r.recorded_at, r.next_on, r.space_until, r.unanswered from outreach_try r
                where r.record_id = y.record_id order by r.recorded_at desc, r.id desc limit 1) t on true
        """,
    ),
)
# Support has ended, by agreement, and the door is open: nobody is pestered, and nobody is missed.
RESTING = (Resting(sql="select g.record_id from outreach_ending g where g.state = 'ended'"),)


PROMPTS = (*OWN, *TRIES, *SILENCE, *SAFE_CONTACT, *ENDINGS)
