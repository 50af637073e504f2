"""What stands around every page of one young person."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.queries import grants
from alongside.access.vocabulary import GrantRole
from alongside.kernel.clock import now
from alongside.keywork.queries import asks
from alongside.outreach.ending_vocabulary import State
from alongside.outreach.queries import endings
from alongside.people.queries import needs, pace, young_people
from alongside.workspace.opening import Page

# In the order in which a day asks for them. Each takes the record.
TABS = (
    ("young-person", _("Now")),
    ("in-touch", _("In touch")),
    ("alongside", _("Alongside them")),
    ("plan", _("Plan")),
    ("about", _("About them")),
    ("who-can-see", _("Who can see")),
    ("who-has-seen", _("Who has seen")),
)


class Tab(NamedTuple):
    """One of the pages of a record; pages below it mark it as well."""

    url: str
    label: Promise


def of(page: Page) -> dict[str, Any]:
    """Name and facts for the head of the page, who can see, who matters to them, and what they are not asked."""
    record, today = page.record, timezone.localdate(now())
    own = [g for g in page.who_can_see if g.holder_id == page.door.viewer.pk]
    ending = endings.standing(record=record)
    return {
        "record": record,
        "tabs": [Tab(reverse(f"workspace:{name}", args=[record]), label) for name, label in TABS],
        "here": reverse("workspace:young-person", args=[record]),
        "person": page.person,
        "card": page.card,
        "age": page.card.age(today),
        "who_can_see": page.who_can_see,
        # The name on their card opens their space, so pages say their own name instead.
        "name_on_card": next((g.holder.name for g in page.who_can_see if g.role == GrantRole.THEMSELVES), ""),
        "quiet": pace.quiet_topics(record, on=today),
        "left_alone": asks.left_alone_until(record=record, on=today),
        "needs": needs.of(record=record, door=page.door),
        "who_matters": young_people.who_matters(record=record, door=page.door),
        "leads": grants.leads(record),
        "ending": ending,
        "nobody_named": not (ending and ending.state == State.ENDED)
        and not any(g.role == GrantRole.KEY_WORKER and g.record_id for g in page.who_can_see),
        "is_key_worker": any(g.role == GrantRole.KEY_WORKER for g in own),
        "emergency_until": next((g.ends_at for g in own if g.role == GrantRole.EMERGENCY), None),
    }
