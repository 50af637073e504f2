"""What a timeline asks us to think of: silence is ours to mend, and never held against the young person."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, Gathered, Prompt

# In days. Getting to know each other comes first: good news of the first month is welcome and never missed.
FIRST_MONTH = A_MONTH = 30

# The newest entry of each kind, from the top of its own index: the same for a long record as for a short one. Behind
# doors the planner expects one row of each table, and would read all entries anew for each young person if they were
# joined; and each time a table is named, the database asks anew which doors are open.
_TOGETHER = ("met", "in_touch", "own_words", "good_news", "session", "review", "back")
GATHERED = (
    Gathered(
        name="record_lately",
        sql=f"""
            select y.record_id, y.since, l.in_touch, l.tried, l.own_words, l.good_news
            from people_ours y cross join lateral (
                select max(e.at) filter (where k.of = 1) as in_touch, max(e.at) filter (where k.of = 2) as tried,
                    max(e.at) filter (where k.of = 3) as own_words, max(e.at) filter (where k.of = 4) as good_news
                from (values (1, '{{{", ".join(_TOGETHER)}}}'::text[]), (2, '{{tried}}'), (3, '{{own_words}}'),
                    (4, '{{good_news}}')) k (of, kinds) cross join lateral (
                    select n.happened_at as at from record_entry n
                    where n.record_id = y.record_id and n.kind = any(k.kinds)
                    order by n.happened_at desc, n.id desc limit 1) e) l
        """,
    ),
)


PROMPTS = (
    Prompt(
        key="record.look_again",
        question=_("Something is held back from them, and the day has come to look again. Can they read it now?"),
        do=_("Read it again"),
        place="workspace:young-person",
        audience=ALONGSIDE,
        because=("warrington-2013-2", "beckett-warrington-2015-1"),
        order=200,
        goes_on=True,
        sql="""
            select e.record_id, e.review_on::timestamptz, e.id
            from record_entry e
            where e.team_id is not null and e.sharing = 'withheld' and e.review_on <= %(today)s
                and e.corrects_id is null
        """,
    ),
    Prompt(
        key="record.sees_it_differently",
        question=_("They see something written here differently. Read both, and talk with them if they like."),
        do=_("Read both"),
        place="workspace:young-person",
        audience=ALONGSIDE,
        because=("warrington-2013-2", "participation-in-services-2016-3"),
        order=80,
        goes_on=True,
        sql=f"""
            select e.record_id, e.recorded_at, e.id from record_entry e
            where e.kind = 'disagrees' and e.recorded_at > %(now)s - interval '{A_MONTH} days' and e.team_id is not null
        """,
    ),
    Prompt(
        key="record.own_words",
        question=_("Nothing is written in their own words yet. What would they like to say here?"),
        do=_("Write what they say"),
        place="workspace:write",
        audience=ALONGSIDE,
        because=("warrington-2013-2", "brown-2006-2", "participation-in-services-2016-3"),
        order=500,
        topic="own_words",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from record_lately y
            where y.since <= %(today)s - 30 and y.own_words is null
        """,
    ),
    Prompt(
        key="record.good_news",
        question=_("What went well lately, however small? Nothing good is written here for a month."),
        do=_("Write something good"),
        place="workspace:write",
        audience=ALONGSIDE,
        because=("ungar-2004-1", "rea-direct-work-2017-4", "making-noise-2017-5"),
        order=600,
        sql=f"""
            select y.record_id, greatest(y.good_news, y.since::timestamptz), null::uuid
            from record_lately y
            where y.since <= %(today)s - {FIRST_MONTH + A_MONTH}
                and (y.good_news is null or y.good_news < %(now)s - interval '{A_MONTH} days')
        """,
    ),
)
