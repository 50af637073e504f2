"""What the people around a young person ask us to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import Audience, Prompt, Quiet

# Counted for one after the other: behind doors the planner expects one row of each table, and would go through
# everybody's people for each young person if they were joined.
PROMPTS = (
    Prompt(
        key="people.who_matters",
        question=_("Nobody who matters to them is named yet. Who would they like to have here?"),
        do=_("Add somebody"),
        place="workspace:who-matters",
        audience=frozenset({Audience.ALONGSIDE}),
        because=("families-and-communities-2015-1", "ungar-2004-1"),
        order=70,
        topic="who_matters",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from people_youngperson y
            where y.team_id is not null and y.since <= %(today)s - 14 and 0 = (
                select count(*) from people_personwhomatters m where m.record_id = y.record_id and m.gone_at is null)
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
