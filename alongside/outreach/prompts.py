"""What reaching out asks of us: the next try on its day, no silence that nobody notices, and only in ways that are safe."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import Audience, Gathered, Prompt, Resting

_ALONGSIDE = frozenset({Audience.ALONGSIDE})
_TEAM_LEAD = frozenset({Audience.TEAM_LEAD})

# For each young person the newest try and the plan in force, each from the top of its own index. Behind doors the
# planner expects one row of each table, and would read all of them anew for each young person if they were joined.
# What was written last of the two says when we try next, and until when they asked for space.
GATHERED = (
    Gathered(
        name="outreach_lately",
        sql="""
            select y.record_id, t.happened_at, t.unanswered,
                greatest(l.until, case when p.made_at > coalesce(t.recorded_at, '-infinity')
                    then p.next_try_on else t.next_on end) as next_on,
                greatest(l.until, e.open_until, case when p.made_at > coalesce(t.recorded_at, '-infinity')
                    then p.space_until else t.space_until end) as space_until,
                f.days as floor_days
            from people_youngperson y
            left join lateral (
                select g.open_until from outreach_ending g
                where g.record_id = y.record_id and g.state = 'paused' limit 1) e on true
            left join lateral (
                select a.until from keywork_ask a
                where a.record_id = y.record_id and a.what = 'left_alone' and a.state = 'stands' limit 1) l on true
            left join lateral (
                select n.days from outreach_floor n
                where n.record_id = y.record_id order by n.set_at desc limit 1) f on true
            left join lateral (
                select o.made_at, o.next_try_on, o.space_until from outreach_outreachplan o
                where o.record_id = y.record_id and o.state in ('proposed', 'agreed') limit 1) p on true
            left join lateral (
                select r.happened_at, r.recorded_at, r.next_on, r.space_until, r.unanswered from outreach_try r
                where r.record_id = y.record_id order by r.recorded_at desc, r.id desc limit 1) t on true
            where y.team_id is not null
        """,
    ),
)
# Since when nobody tried, nor was in touch with them, nor were they new.
_REACHED = "greatest(y.in_touch, y.tried, y.since::timestamptz)"
# The service's floor, or a closer one that a lead set for this young person.
_FLOOR = "least(%(outreach_floor)s, o.floor_days)"
# Support has ended, by agreement, and the door is open: nobody is pestered, and nobody is missed.
RESTING = (Resting(sql="select g.record_id from outreach_ending g where g.state = 'ended'"),)


def _beyond_the_floor(times: float) -> str:
    """Young people whom nobody tried to reach for so many times the floor, unless they asked for space until later."""
    return f"""
        select y.record_id, {_REACHED} + {_FLOOR} * interval '{times} days', null::uuid
        from record_lately y join outreach_lately o using (record_id)
        where {_REACHED} < %(now)s - {_FLOOR} * interval '{times} days'
            and (o.space_until is null or o.space_until <= %(today)s)
    """


# Three tries without a reply, as the service's rules say, with nothing heard from them since in any other way.
_SILENCE = """
    select o.record_id, o.happened_at, null::uuid
    from outreach_lately o join record_lately y using (record_id)
    where o.unanswered >= %(outreach_silence)s and (y.in_touch is null or y.in_touch < o.happened_at)
        and (o.space_until is null or o.space_until <= %(today)s)
"""

PROMPTS = (
    Prompt(
        key="outreach.next_try",
        question=_("It is the day of our next try. A few warm words are enough, and no answer is fine."),
        do=_("Write down a try"),
        place="workspace:try",
        audience=_ALONGSIDE,
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=15,
        sql="""
            select o.record_id, o.next_on::timestamptz, null::uuid
            from outreach_lately o join record_lately y using (record_id)
            where o.next_on <= %(today)s and coalesce(greatest(y.in_touch, y.tried), '-infinity') < o.next_on::timestamptz
        """,
    ),
    Prompt(
        key="outreach.floor",
        question=_(
            "Nobody has tried to reach them for longer than we ever stay silent. A card, a text, a cup of tea: it is ours to do."
        ),
        do=_("Write down a try"),
        place="workspace:try",
        audience=_ALONGSIDE,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-1", "rea-outreach-2017-1", "rea-direct-work-2017-2"),
        order=14,
        rules=("outreach_floor",),
        sql=_beyond_the_floor(1),
    ),
    Prompt(
        key="outreach.floor_lead",
        question=_(
            "Nobody has tried to reach them for far too long. Who can do it today, and what does their worker need from you?"
        ),
        do=_("See what was tried"),
        place="workspace:in-touch",
        audience=_TEAM_LEAD,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-2"),
        order=13,
        rules=("outreach_floor",),
        sql=_beyond_the_floor(1.5),
    ),
    Prompt(
        key="outreach.silence",
        question=_(
            "Our tries have had no reply for a while. What else could we try: another way, another place, another person?"
        ),
        do=_("See what else there is"),
        place="workspace:in-touch",
        audience=_ALONGSIDE,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-2", "rea-outreach-2017-4"),
        order=16,
        rules=("outreach_silence",),
        sql=_SILENCE,
    ),
    Prompt(
        key="outreach.silence_lead",
        question=_(
            "Several tries have had no reply. Think it through with their worker: who else, how else, where else?"
        ),
        do=_("See what was tried"),
        place="workspace:in-touch",
        audience=_TEAM_LEAD,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-2", "safe-accommodation-scoping-2011-3"),
        order=17,
        rules=("outreach_silence",),
        sql=_SILENCE,
    ),
    Prompt(
        key="outreach.override_to_review",
        question=_(
            "They were reached otherwise than they agreed. Talk with the worker: what was it, what do we learn?"
        ),
        do=_("Look at it"),
        place="workspace:overrides",
        audience=frozenset({Audience.TEAM_LEAD, Audience.SAFEGUARDING_LEAD}),
        because=("responding-to-survivors-2016-3", "police-role-2016-3"),
        order=11,
        goes_on=True,
        sql="""
            select o.record_id, o.used_at, o.id
            from outreach_contactoverride o where o.team_id is not null and o.state = 'waiting'
        """,
    ),
    Prompt(
        key="outreach.safe_contact_expired",
        question=_(
            "What they said about how to reach them is old. Is it still safe? Ask the next time you are together."
        ),
        do=_("Look at what was agreed"),
        place="workspace:safe-contact",
        audience=_ALONGSIDE,
        because=("responding-to-survivors-2016-3", "rea-outreach-2017-2"),
        order=26,
        topic="safe_contact",
        sql="""
            select a.record_id, (a.valid_until + 1)::timestamptz, a.id
            from outreach_contactagreement a
            where a.team_id is not null and a.valid_until < %(today)s and 0 = (
                select count(*) from outreach_contactagreement n where n.record_id = a.record_id and n.number > a.number)
        """,
    ),
    Prompt(
        key="outreach.no_safe_contact",
        question=_("Nobody has asked them yet how they can be reached safely. Talk about it, then write it down."),
        do=_("Begin the conversation"),
        place="workspace:contact-talk",
        audience=_ALONGSIDE,
        because=("responding-to-survivors-2016-3", "rea-outreach-2017-2"),
        order=36,
        topic="safe_contact",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from people_youngperson y
            where y.team_id is not null and y.since <= %(today)s - 10 and 0 = (
                select count(*) from outreach_contactagreement a where a.record_id = y.record_id)
        """,
    ),
    Prompt(
        key="outreach.back",
        question=_("They are back. Who is there for them, the same worker as before? See to it today."),
        do=_("See who can be there again"),
        place="workspace:ending",
        audience=_TEAM_LEAD,
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=7,
        can_wait=False,
        sql="""
            select g.record_id, g.back_on::timestamptz, g.id from outreach_ending g
            where g.state = 'back' and not g.welcomed and g.team_id is not null
        """,
    ),
    Prompt(
        key="outreach.pause_over",
        question=_("The pause they wanted is over. Say hello: would they like to go on, or have more time?"),
        do=_("See what they said"),
        place="workspace:ending",
        audience=_ALONGSIDE,
        because=("scott-skidmore-2006-1", "rea-outreach-2017-2"),
        order=19,
        sql="""
            select g.record_id, g.open_until::timestamptz, g.id from outreach_ending g
            where g.state = 'paused' and g.open_until <= %(today)s and g.team_id is not null
        """,
    ),
    Prompt(
        key="outreach.ending_to_agree",
        question=_("A goodbye is planned. Read what they say about it, and agree to it or talk with the worker."),
        do=_("Look at it"),
        place="workspace:ending",
        audience=frozenset({Audience.TEAM_LEAD, Audience.SAFEGUARDING_LEAD}),
        because=("rea-direct-work-2017-2", "pearce-2013-1"),
        order=21,
        sql="""
            select g.record_id, g.goodbye_on::timestamptz, g.id from outreach_ending g
            where g.state = 'goodbye' and g.goodbye_on <= %(today)s and g.team_id is not null
        """,
    ),
    Prompt(
        key="outreach.follow_up",
        question=_("They said that we may get in touch around now. A few warm words, and no answer is fine."),
        do=_("Get in touch, and write it down"),
        place="workspace:ending",
        audience=frozenset({Audience.ALONGSIDE, Audience.TEAM_LEAD}),
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=27,
        goes_on=True,
        sql="""
            select f.record_id, f.due_on::timestamptz, f.id from outreach_followup f
            where f.state = 'to_come' and f.due_on <= %(today)s and f.team_id is not null
        """,
    ),
)
