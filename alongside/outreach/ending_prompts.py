"""What asks us to be there after a pause or a goodbye, and when somebody is back."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, LEADS, TEAM_LEAD, Prompt

ENDINGS = (
    Prompt(
        key="outreach.back",
        question=_("They are back. Who is there for them, the same worker as before? See to it today."),
        do=_("See who can be there again"),
        place="workspace:ending",
        audience=TEAM_LEAD,
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=70,
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
        audience=ALONGSIDE,
        because=("scott-skidmore-2006-1", "rea-outreach-2017-2"),
        order=190,
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
        audience=LEADS,
        because=("rea-direct-work-2017-2", "pearce-2013-1"),
        order=210,
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
        audience=ALONGSIDE | TEAM_LEAD,
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=270,
        goes_on=True,
        sql="""
            select f.record_id, f.due_on::timestamptz, f.id from outreach_followup f
            where f.state = 'to_come' and f.due_on <= %(today)s and f.team_id is not null
        """,
    ),
)
