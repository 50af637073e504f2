"""What plans and sessions ask us to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, Gathered, Prompt

# A plan is made at their pace: not asked about in the first weeks, and softly then. Ours to start from.
_DAYS_WITHOUT = 42

# The newest version of each, found from the top of its own versions: behind doors the planner expects one row of each
# table, and would go through every version for each young person if they were joined.
GATHERED = (
    Gathered(
        name="planning_newest",
        sql="""
            select y.record_id, y.since, p.review_on, p.asks_only_them, p.made_at
            from people_ours y
            left join lateral (
                select n.review_on, n.asks_only_them, n.made_at from planning_plan n
                where n.record_id = y.record_id order by n.number desc limit 1) p on true
        """,
    ),
)

PROMPTS = (
    # Not put to them: it asks one of us to make room, so a wish not to be asked how it was does not quiet it.
    Prompt(
        key="planning.listen",
        question=_("They said after a session that something could be better. How will you make room to listen?"),
        do=_("Read what they said"),
        place="workspace:sessions",
        audience=ALONGSIDE,
        because=("participation-in-services-2016-3", "rea-direct-work-2017-1", "police-role-2016-3"),
        order=220,
        sql="""
            select f.record_id, f.said_at, f.id
            from planning_feedback f
            where f.asks_to_listen and f.listened_on is null and f.team_id is not null
        """,
    ),
    Prompt(
        key="planning.review_due",
        question=_("It is time to look at the plan again with them. Where and how would they like to?"),
        do=_("Look at it together"),
        place="workspace:plan-review",
        audience=ALONGSIDE,
        because=("warrington-2013-2", "brown-2006-1"),
        order=350,
        sql="""
            select n.record_id, n.review_on::timestamptz, null::uuid
            from planning_newest n where n.review_on <= %(today)s
        """,
    ),
    Prompt(
        key="planning.all_theirs",
        question=_("Everything still to do for one of their goals is theirs to do. What could one of us take on?"),
        do=_("Add a step of ours"),
        place="workspace:plan",
        audience=ALONGSIDE,
        because=("beckett-warrington-2015-1", "rea-direct-work-2017-4"),
        order=450,
        sql="""
            select n.record_id, n.made_at, null::uuid from planning_newest n where n.asks_only_them
        """,
    ),
    Prompt(
        key="planning.no_plan",
        question=_("There is no plan yet. Is there something they would like to do, small or large?"),
        do=_("Write down what they want"),
        place="workspace:plan-goal-add",
        audience=ALONGSIDE,
        because=("taylor-browne-2002-2", "ungar-2004-1"),
        order=550,
        topic="goals",
        sql=f"""
            select n.record_id, n.since::timestamptz, null::uuid
            from planning_newest n where n.made_at is null and n.since <= %(today)s - {_DAYS_WITHOUT}
        """,
    ),
)
