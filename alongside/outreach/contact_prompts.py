"""What asks us to reach them only in ways that are safe."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, LEADS, Prompt

SAFE_CONTACT = (
    Prompt(
        key="outreach.override_to_review",
        question=_(
            "They were reached otherwise than they agreed. Talk with the worker: what was it, what do we learn?"
        ),
        do=_("Look at it"),
        place="workspace:overrides",
        audience=LEADS,
        because=("responding-to-survivors-2016-3", "police-role-2016-3"),
        order=420,
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
        audience=ALONGSIDE,
        because=("responding-to-survivors-2016-3", "rea-outreach-2017-2"),
        order=260,
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
        audience=ALONGSIDE,
        because=("responding-to-survivors-2016-3", "rea-outreach-2017-2"),
        order=360,
        topic="safe_contact",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from people_ours y
            where y.since <= %(today)s - 10 and 0 = (
                select count(*) from outreach_contactagreement a where a.record_id = y.record_id)
        """,
    ),
)
