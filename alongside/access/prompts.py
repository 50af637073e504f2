"""What doors ask people to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import Audience, Prompt

LEADS = frozenset({Audience.TEAM_LEAD, Audience.SAFEGUARDING_LEAD})

PROMPTS = (
    Prompt(
        key="access.no_key_worker",
        question=_("Nobody is named as their key worker. Who will be there for them?"),
        do=_("Name a key worker"),
        place="workspace:grant-give",
        audience=LEADS,
        because=("foley-2004-1", "clutton-coles-2007-1", "berelowitz-2013-1"),
        order=10,
        sql="""
            select r.id, coalesce(was.ended, r.created_at), null::uuid
            from access_record r
            left join (
                select g.record_id, max(g.ends_at) as ended,
                    bool_or(g.starts_at <= %(now)s and (g.ends_at is null or g.ends_at > %(now)s)) as live
                from access_grant g where g.role = 'key_worker' and g.record_id is not null group by g.record_id
            ) was on was.record_id = r.id
            where r.kind = 'young_person' and r.team_id is not null and r.withdrawn_at is null
                and was.live is not true
        """,
    ),
    Prompt(
        key="access.door_ends",
        question=_("A way into their record ends soon. Should it go on, and do they know?"),
        do=_("See who can see"),
        place="workspace:who-can-see",
        audience=frozenset({Audience.ALONGSIDE, Audience.PARTNER}),
        because=("rea-direct-work-2017-2", "beckett-warrington-2015-1"),
        order=40,
        sql="""
            select g.record_id, g.ends_at, g.id
            from access_grant g join access_record r on r.id = g.record_id
            where r.kind = 'young_person' and r.team_id is not null
                and g.starts_at <= %(now)s and g.ends_at > %(now)s and g.ends_at < %(now)s + interval '14 days'
        """,
    ),
)
