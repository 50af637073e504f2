"""What doors ask people to think of."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import Audience, Prompt

PROMPTS = (
    Prompt(
        key="access.door_ends",
        question=_("A way into their record ends soon. Should it go on, and do they know?"),
        do=_("See who can see"),
        place="workspace:who-can-see",
        audience=frozenset({Audience.ALONGSIDE, Audience.PARTNER}),
        because=("rea-direct-work-2017-2", "beckett-warrington-2015-1"),
        order=400,
        sql="""
            select g.record_id, g.ends_at, g.id
            from access_grant g join access_record r on r.id = g.record_id
            where r.kind = 'young_person' and r.team_id is not null
                and g.starts_at <= %(now)s and g.ends_at > %(now)s and g.ends_at < %(now)s + interval '14 days'
        """,
    ),
)
