"""What the people around a young person ask us to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, Gathered, Prompt, Quiet

# Every table that is named costs the question of whose doors are open once more, so what rooms above ask of each young
# person begins from here too.
GATHERED = (
    Gathered(
        name="people_ours", sql="select y.record_id, y.since from people_youngperson y where y.team_id is not null"
    ),
)

# Counted for one after the other: behind doors the planner expects one row of each table, and would go through
# everybody's people for each young person if they were joined.
PROMPTS = (
    Prompt(
        key="people.who_matters",
        question=_("Nobody who matters to them is named yet. Who would they like to have here?"),
        do=_("Add somebody"),
        place="workspace:who-matters",
        audience=ALONGSIDE,
        because=("families-and-communities-2015-1", "ungar-2004-1"),
        order=700,
        topic="who_matters",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from people_ours y
            where y.since <= %(today)s - 14 and 0 = (
                select count(*) from people_personwhomatters m where m.record_id = y.record_id and m.gone_at is null)
        """,
    ),
    Prompt(
        key="people.interpreter",
        question=_("They would like another interpreter. Is somebody found whom they are fine with?"),
        do=_("See what they say"),
        place="workspace:taking-part",
        audience=ALONGSIDE,
        because=("breaking-wall-of-silence-2009-5", "police-role-2016-3"),
        order=330,
        sql="""
            select i.record_id, i.said_at, i.id from people_interpreter i
            where i.team_id is not null and i.said = 'rather_not' and i.meets_on >= %(today)s
        """,
    ),
    Prompt(
        key="people.needs_not_met",
        question=_("They did not have all that they need to take part. What do we change before the next time?"),
        do=_("See what was missing"),
        place="workspace:taking-part",
        audience=ALONGSIDE,
        because=("making-noise-2017-1", "participation-in-services-2016-3"),
        order=380,
        sql="""
            select p.record_id, p.met_on::timestamptz, p.id from people_accessprofile p
            where p.team_id is not null and p.met in ('partly', 'no')
        """,
    ),
    Prompt(
        key="people.needs_review",
        question=_("It is time to ask whether what they need to take part still fits."),
        do=_("Ask them"),
        place="workspace:taking-part-write",
        audience=ALONGSIDE,
        because=("making-noise-2017-1", "participation-in-services-2016-3"),
        order=480,
        topic="access_needs",
        sql="""
            select p.record_id, p.review_on::timestamptz, p.id from people_accessprofile p
            where p.team_id is not null and p.review_on <= %(today)s
        """,
    ),
    Prompt(
        key="people.needs_asked",
        question=_("Nobody has asked yet what they need to take part: words, time, a language, a quiet place."),
        do=_("Ask them"),
        place="workspace:taking-part-write",
        audience=ALONGSIDE,
        because=("making-noise-2017-1", "participation-in-services-2016-3"),
        order=650,
        topic="access_needs",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from people_ours y
            where y.since <= %(today)s - 14 and 0 = (
                select count(*) from people_accessprofile p where p.record_id = y.record_id)
        """,
    ),
)

# What they asked not to be asked, or not yet: `Pace` of this room, as `queries.pace.quiet_topics` reads it.
QUIET = (
    Quiet(
        sql="""
            select record_id, topic from people_pace
            where lifted_at is null and (ask_again_on is null or ask_again_on > %(today)s)
        """
    ),
)
