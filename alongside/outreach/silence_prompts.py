"""What asks us to think anew when our tries have no reply."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import ALONGSIDE, TEAM_LEAD, Prompt

# Three tries without a reply, as the service's rules say, with nothing heard from them since in any other way.
_SILENCE = """
    select o.record_id, o.happened_at, null::uuid
    from outreach_lately o
    where o.unanswered >= %(outreach_silence)s and (o.in_touch is null or o.in_touch < o.happened_at)
        and (o.space_until is null or o.space_until <= %(today)s)
"""

SILENCE = (
    Prompt(
        key="outreach.silence",
        question=_(
            "Our tries have had no reply for a while. What else could we try: another way, another place, another person?"
        ),
        do=_("See what else there is"),
        place="workspace:in-touch",
        audience=ALONGSIDE,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-2", "rea-outreach-2017-4"),
        order=160,
        rules=("outreach_silence",),
        sql=_SILENCE,
    ),
    Prompt(
        key="outreach.silence_lead",
        question=_(
            "Several tries have had no reply. Think it through with their worker: who else, how else, where else?"
        ),
        do=_("See what was tried"),
        place="workspace:in-touch",
        audience=TEAM_LEAD,
        because=("pearce-patel-2004-1", "scott-skidmore-2006-2", "safe-accommodation-scoping-2011-3"),
        order=430,
        rules=("outreach_silence",),
        sql=_SILENCE,
    ),
)
