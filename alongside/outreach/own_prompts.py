"""What asks us to act on what young people say in their own space about reaching them."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, LEADS, Prompt

OWN = (
    Prompt(
        key="outreach.way_stopped",
        question=_(
            "They say that a way to reach them is not safe any more. It is stopped. How are they, and what is safe now?"
        ),
        do=_("See what they stopped"),
        place="workspace:safe-contact",
        audience=ALONGSIDE | LEADS,
        because=("responding-to-survivors-2016-3", "police-role-2016-3"),
        order=18,
        can_wait=False,
        goes_on=True,
        sql="""
            select a.record_id, a.made_at, a.id
            from outreach_contactagreement a
            where a.team_id is not null and a.stopped <> '{}' and a.confirmed_by_id = a.made_by_id and 0 = (
                select count(*) from outreach_contactagreement n where n.record_id = a.record_id and n.number > a.number)
        """,
    ),
    Prompt(
        key="outreach.replied",
        question=_("They said whether our next try suits them. Read it: they see that you have."),
        do=_("Read what they said"),
        place="workspace:in-touch",
        audience=ALONGSIDE,
        because=("rea-outreach-2017-2", "participation-in-services-2016-3", "warrington-2013-2"),
        order=170,
        can_wait=False,
        sql="""
            select r.record_id, r.said_at, r.id
            from outreach_reply r
            where r.team_id is not null and r.state = 'said' and 0 = (
                select count(*) from outreach_reply n where n.record_id = r.record_id and n.number > r.number)
        """,
    ),
)
