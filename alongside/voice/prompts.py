"""What decisions ask us to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, LEADS, Gathered, Prompt

# Decisions on their way are few, and each question asks the same of them: they are found once.
GATHERED = (
    Gathered(
        name="voice_deciding",
        sql="""
            select d.record_id, d.id, d.state, d.opened_at, d.advocate, d.tell_by, d.answer_by, d.sense, d.told_on,
                d.review_on
            from voice_decision d
            where (d.state in ('open', 'heard', 'decided', 'told', 'challenged', 'again') or d.review_on is not null)
                and d.team_id is not null
        """,
    ),
)

PROMPTS = (
    Prompt(
        key="voice.decision_not_told",
        question=_("Something was decided, and they were not told yet. Who tells them today, and how?"),
        do=_("Tell them what was decided"),
        place="workspace:decisions",
        audience=ALONGSIDE | LEADS,
        because=("warrington-2013-2", "beckett-warrington-2015-1"),
        order=230,
        can_wait=False,
        goes_on=True,
        sql="""
            select d.record_id, d.tell_by::timestamptz, d.id from voice_deciding d
            where d.state in ('decided', 'again') and d.tell_by <= %(today)s
        """,
    ),
    Prompt(
        key="voice.decision_challenged",
        question=_("They do not agree with what was decided. Look at it again, and tell them what came of it."),
        do=_("Read what they say"),
        place="workspace:decisions",
        audience=ALONGSIDE | LEADS,
        because=("warrington-2013-2", "clutton-coles-2007-2"),
        order=240,
        can_wait=False,
        goes_on=True,
        sql="select d.record_id, d.answer_by::timestamptz, d.id from voice_deciding d where d.state = 'challenged'",
    ),
    Prompt(
        key="voice.decision_made_no_sense",
        question=_("What was decided did not make sense to them. How else could you explain it?"),
        do=_("Explain it once more"),
        place="workspace:decisions",
        audience=ALONGSIDE,
        because=("warrington-2013-2", "participation-in-services-2016-3"),
        order=250,
        sql="""
            select d.record_id, d.told_on::timestamptz, d.id from voice_deciding d
            where d.state in ('told', 'done') and d.sense = 'no'
        """,
    ),
    # Offering is ours to do, so a wish not to be asked about something does not quiet it.
    Prompt(
        key="voice.no_advocate_offered",
        question=_("Something is being decided. Would they like an advocate, somebody who is on their side only?"),
        do=_("Offer an advocate"),
        place="workspace:decisions",
        audience=ALONGSIDE,
        because=("taylor-browne-2002-2", "isva-scheme-2015-1"),
        order=370,
        rules=("advocate_offered",),
        sql="""
            select d.record_id, d.opened_at, d.id from voice_deciding d
            where d.state in ('open', 'heard') and d.advocate = 'not_offered'
                and d.opened_at <= %(now)s - make_interval(days => %(advocate_offered)s)
        """,
    ),
    Prompt(
        key="voice.decision_review_due",
        question=_("It is time to look at a decision again with them. Is it still right?"),
        do=_("Look at it again"),
        place="workspace:decisions",
        audience=ALONGSIDE,
        because=("brown-2006-2", "clutton-coles-2007-2"),
        order=340,
        sql="""
            select d.record_id, d.review_on::timestamptz, d.id from voice_deciding d
            where d.state in ('told', 'done') and d.review_on <= %(today)s
        """,
    ),
    Prompt(
        key="voice.heard_listen",
        question=_("They said that it was hard to be heard somewhere. How will you make room to listen?"),
        do=_("Read what they said"),
        place="workspace:heard",
        audience=ALONGSIDE,
        because=("police-role-2016-3", "participation-in-services-2016-3"),
        order=300,
        sql="""
            select h.record_id, h.said_at, h.id from voice_heard h
            where h.asks_to_listen and h.listened_on is null and h.read_by = 'alongside' and h.team_id is not null
        """,
    ),
    # What they want leads only to read is asked of nobody else.
    Prompt(
        key="voice.heard_listen_lead",
        question=_(
            "They said that it was hard to be heard, and want a lead to know. How will you make room to listen?"
        ),
        do=_("Read what they said"),
        place="workspace:heard",
        audience=LEADS,
        because=("police-role-2016-3", "participation-in-services-2016-3"),
        order=390,
        sql="""
            select h.record_id, h.said_at, h.id from voice_heard h
            where h.asks_to_listen and h.listened_on is null and h.read_by = 'leads' and h.team_id is not null
        """,
    ),
    Prompt(
        key="voice.advocate_wanted",
        question=_("They want an advocate and have met nobody yet. Who can be there for them, and when?"),
        do=_("See how far it is"),
        place="workspace:advocates",
        audience=ALONGSIDE | LEADS,
        because=("isva-scheme-2015-1", "clutton-coles-2007-2"),
        order=410,
        can_wait=False,
        goes_on=True,
        rules=("advocate_met",),
        sql="""
            select a.record_id, a.wanted_on::timestamptz, a.id from voice_advocacy a
            where a.state in ('wanted', 'found') and a.wanted_on + %(advocate_met)s <= %(today)s
                and a.team_id is not null
        """,
    ),
)
