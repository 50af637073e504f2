"""What those who stay alongside ask us to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, LEADS, TEAM_LEAD, Gathered, Prompt
from alongside.keywork import staff_prompts

OWN_PROMPTS = staff_prompts.OWN_PROMPTS

# Open promises are few, and each question asks the same of them: they are found once.
GATHERED = (
    Gathered(name="keywork_nobody", sql="select u.record_id, u.since, u.last from keywork_unnamed() u"),
    Gathered(
        name="keywork_promise_to_keep",
        sql="""
            select p.record_id, p.id, p.due_on, p.explain_by, p.handed_at, p.handed_told_on
            from keywork_promise p
            where p.state = 'open' and p.team_id is not null
                and (p.due_on <= %(today)s or (p.handed_at is not null and p.handed_told_on is null))
        """,
    ),
)

# Doors of others are not seen behind one's own, so who has nobody is told by functions of the database, which show only
# young people for whom whoever asks has a door.
PROMPTS = (
    Prompt(
        key="keywork.no_named_worker",
        question=_("Nobody is their key worker now. They need to hear from somebody today, and who it will be."),
        do=_("See who could be there"),
        place="workspace:alongside",
        audience=ALONGSIDE | LEADS,
        because=("berelowitz-2013-1", "smeaton-2013-2", "rea-direct-work-2017-2", "foley-2004-1"),
        order=10,
        can_wait=False,
        sql="select u.record_id, u.since, u.last from keywork_nobody u where u.last is not null",
    ),
    # A council file brings many at once, so whoever lost somebody is not behind them.
    Prompt(
        key="keywork.nobody_named_yet",
        question=_("Nobody was ever named for them. Who could be there, if they would like somebody?"),
        do=_("See who could be there"),
        place="workspace:alongside",
        audience=ALONGSIDE | LEADS,
        because=("berelowitz-2013-1", "smeaton-2013-2"),
        order=180,
        sql="select u.record_id, u.since, null::uuid from keywork_nobody u where u.last is null",
    ),
    Prompt(
        key="keywork.nobody_while_away",
        question=_("Their key worker is away, and nobody else is there for them. Who will it be, and do they know?"),
        do=_("See who is alongside them"),
        place="workspace:alongside",
        audience=ALONGSIDE | LEADS,
        because=("rea-direct-work-2017-2", "smeaton-2013-2"),
        order=60,
        sql="select u.record_id, u.since, u.absence from keywork_uncovered(%(today)s) u",
    ),
    Prompt(
        key="keywork.handover_check",
        question=_("Some months ago somebody new became their key worker. How is it going, do they say?"),
        do=_("Ask them, and write it down"),
        place="workspace:handover",
        audience=ALONGSIDE,
        because=("pearce-2013-1", "rea-direct-work-2017-2"),
        order=280,
        topic="feedback",
        sql="""
            select h.record_id, h.check_on::timestamptz, h.id
            from keywork_handover h
            where h.state = 'done' and h.checked_on is null and h.team_id is not null and h.check_on <= %(today)s
        """,
    ),
    Prompt(
        key="keywork.promise_due",
        question=_("A promise to them is due. Keep it today, or agree another day with them."),
        do=_("See what we promised"),
        place="workspace:promises",
        audience=ALONGSIDE,
        because=("warrington-2013-1", "berelowitz-2013-1"),
        order=30,
        goes_on=True,
        sql="""
            select p.record_id, p.due_on::timestamptz, p.id from keywork_promise_to_keep p
            where p.due_on <= %(today)s and p.explain_by >= %(today)s
        """,
    ),
    Prompt(
        key="keywork.promise_unexplained",
        question=_("We promised them something and did not keep it in time. Tell them, and say what happens now."),
        do=_("See what we promised"),
        place="workspace:promises",
        audience=ALONGSIDE | TEAM_LEAD,
        because=("warrington-2013-1", "berelowitz-2013-1", "beckett-warrington-2015-1"),
        order=40,
        goes_on=True,
        sql="""
            select p.record_id, p.due_on::timestamptz, p.id from keywork_promise_to_keep p
            where p.explain_by < %(today)s
        """,
    ),
    Prompt(
        key="keywork.promise_handed_on",
        question=_("A promise to them has passed to somebody else. Do they know who keeps it now?"),
        do=_("See what we promised"),
        place="workspace:promises",
        audience=ALONGSIDE,
        because=("warrington-2013-1", "rea-direct-work-2017-2"),
        order=50,
        goes_on=True,
        sql="""
            select p.record_id, p.handed_at, p.id from keywork_promise_to_keep p
            where p.handed_at is not null and p.handed_told_on is null
        """,
    ),
    Prompt(
        key="keywork.asked_again",
        question=_("They were asked to tell it again, not long after the last time. Is there another way?"),
        do=_("See what they told already"),
        place="workspace:tellings",
        audience=ALONGSIDE,
        because=("warrington-2013-1", "police-role-2016-3", "responding-to-survivors-2016-3"),
        order=120,
        sql="""
            select r.record_id, r.asked_on::timestamptz, r.id from keywork_retelling r
            where r.state = 'open' and r.is_again and r.team_id is not null
        """,
    ),
    Prompt(
        key="keywork.asked_for",
        question=_("They asked us for something. Read it, and tell them what comes of it."),
        do=_("Read it and answer"),
        place="workspace:asks",
        audience=ALONGSIDE,
        because=("warrington-2013-1", "warrington-2013-2"),
        order=90,
        can_wait=False,
        goes_on=True,
        sql="""
            select a.record_id, a.asked_at, a.id from keywork_ask a
            where a.state = 'waiting' and a.what not in ('other_worker', 'come_back', 'not_alone')
                and a.team_id is not null
        """,
    ),
    Prompt(
        key="keywork.not_alone",
        question=_(
            "They came in with their second words, so perhaps they are not alone. Think who could be with them."
        ),
        do=_("See what helps now"),
        place="workspace:asks",
        audience=ALONGSIDE | LEADS,
        because=("responding-to-survivors-2016-3", "police-role-2016-3"),
        order=15,
        can_wait=False,
        goes_on=True,
        sql="""
            select a.record_id, a.asked_at, a.id from keywork_ask a
            where a.state = 'waiting' and a.what = 'not_alone' and a.team_id is not null
        """,
    ),
    Prompt(
        key="keywork.asked_back",
        question=_("They want to come back. Be in touch today as they agreed: who is there for them?"),
        do=_("Read it and answer"),
        place="workspace:asks",
        audience=ALONGSIDE | LEADS,
        because=("scott-skidmore-2006-1", "rea-direct-work-2017-2"),
        order=110,
        can_wait=False,
        goes_on=True,
        sql="""
            select a.record_id, a.asked_at, a.id from keywork_ask a
            where a.state = 'waiting' and a.what = 'come_back' and a.team_id is not null
        """,
    ),
    Prompt(
        key="keywork.asked_other_worker",
        question=_("They asked for a different worker. Read it, and talk with them: it is theirs to ask."),
        do=_("Read it and answer"),
        place="workspace:asks",
        audience=LEADS,
        because=("warrington-2013-1", "warrington-2013-2"),
        order=100,
        can_wait=False,
        goes_on=True,
        sql="""
            select a.record_id, a.asked_at, a.id from keywork_ask a
            where a.state = 'waiting' and a.what = 'other_worker' and a.team_id is not null
        """,
    ),
    Prompt(
        key="keywork.asked_for_late",
        question=_("They asked us for something and have no answer yet. Who tells them today what comes of it?"),
        do=_("Read it and answer"),
        place="workspace:asks",
        audience=LEADS,
        because=("warrington-2013-1", "beckett-warrington-2015-1"),
        order=20,
        can_wait=False,
        goes_on=True,
        sql="""
            select a.record_id, (a.answer_by + 1)::timestamptz, a.id from keywork_ask a
            where a.state = 'waiting' and a.answer_by < %(today)s and a.what <> 'other_worker' and a.team_id is not null
        """,
    ),
)
