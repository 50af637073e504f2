"""What asks us for the next try, and that nobody is silent for longer than the floor."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, TEAM_LEAD, Prompt

# Since when nobody tried, nor was in touch with them, nor were they new.
_REACHED = "greatest(o.in_touch, o.tried, o.since::timestamptz)"
# The service's floor, or a closer one that a lead set for this young person.
_FLOOR = "least(%(outreach_floor)s, o.floor_days)"


def _beyond_the_floor(times: float) -> str:
    """Young people whom nobody tried to reach for so many times the floor, unless they asked for space until later."""
    return f"""
        select o.record_id, {_REACHED} + {_FLOOR} * interval '{times} days', null::uuid
        from outreach_lately o
        where {_REACHED} < %(now)s - {_FLOOR} * interval '{times} days'
            and (o.space_until is null or o.space_until <= %(today)s)
    """


TRIES = (
    Prompt(
        key="outreach.next_try",
        question=_("It is the day of our next try. A few warm words are enough, and no answer is fine."),
        do=_("Write down a try"),
        place="workspace:try",
        audience=ALONGSIDE,
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=150,
        sql="""
            select o.record_id, o.next_on::timestamptz, null::uuid
            from outreach_lately o
            where o.next_on <= %(today)s and coalesce(greatest(o.in_touch, o.tried), '-infinity') < o.next_on::timestamptz
        """,
    ),
    Prompt(
        key="outreach.floor",
        question=_(
            "Nobody has tried to reach them for longer than we ever stay silent. A card, a text, a cup of tea: it is ours to do."
        ),
        do=_("Write down a try"),
        place="workspace:try",
        audience=ALONGSIDE,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-1", "rea-outreach-2017-1", "rea-direct-work-2017-2"),
        order=140,
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
        audience=TEAM_LEAD,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-2"),
        order=130,
        rules=("outreach_floor",),
        sql=_beyond_the_floor(1.5),
    ),
)
