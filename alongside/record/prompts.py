"""What a timeline asks us to think of: silence is ours to mend, and never held against the young person."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import Audience, Prompt

_ALONGSIDE = frozenset({Audience.ALONGSIDE})


def _without_lately(kinds: str, days: int) -> str:
    """Young people of whom nothing of these kinds is written for so many days, nor were they new in them."""
    return f"""
        select y.record_id, greatest(e.at, y.since::timestamptz), null::uuid
        from people_youngperson y
        left join (
            select record_id, max(happened_at) as at from record_entry where kind in ({kinds}) group by record_id
        ) e on e.record_id = y.record_id
        where y.team_id is not null and y.since <= %(today)s - {days}
            and (e.at is null or e.at < %(now)s - interval '{days} days')
    """


PROMPTS = (
    Prompt(
        key="record.look_again",
        question=_("Something is held back from them, and the day has come to look again. Can they read it now?"),
        do=_("Read it again"),
        place="workspace:young-person",
        audience=_ALONGSIDE,
        because=("warrington-2013-2", "beckett-warrington-2015-1"),
        order=20,
        sql="""
            select e.record_id, e.review_on::timestamptz, e.id
            from record_entry e
            where e.team_id is not null and e.sharing = 'withheld' and e.review_on <= %(today)s
                and e.kind <> 'correction'
        """,
    ),
    Prompt(
        key="record.quiet",
        question=_("Nobody has been in touch with them for two weeks. A card, a text, a cup of tea: it is ours to do."),
        do=_("Write down that you tried"),
        place="workspace:write",
        audience=_ALONGSIDE,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-1", "rea-outreach-2017-1", "rea-direct-work-2017-2"),
        order=30,
        sql=_without_lately("'met', 'in_touch', 'own_words', 'good_news'", 14),
    ),
    Prompt(
        key="record.own_words",
        question=_("Nothing is written in their own words yet. What would they like to say here?"),
        do=_("Write what they say"),
        place="workspace:write",
        audience=_ALONGSIDE,
        because=("warrington-2013-2", "brown-2006-2", "participation-in-services-2016-3"),
        order=50,
        topic="own_words",
        sql="""
            select y.record_id, y.since::timestamptz, null::uuid
            from people_youngperson y
            where y.team_id is not null and y.since <= %(today)s - 30 and not exists (
                select from record_entry e where e.record_id = y.record_id and e.kind = 'own_words')
        """,
    ),
    Prompt(
        key="record.good_news",
        question=_("Nothing good is noted for a month. What went well, however small?"),
        do=_("Write something good"),
        place="workspace:write",
        audience=_ALONGSIDE,
        because=("ungar-2004-1", "rea-direct-work-2017-4", "making-noise-2017-5"),
        order=60,
        sql=_without_lately("'good_news'", 30),
    ),
)
