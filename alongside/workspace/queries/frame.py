"""What stands around every page of one young person."""

from typing import Any

from django.urls import reverse

from alongside.access.queries import grants
from alongside.kernel.clock import now
from alongside.people.queries import young_people
from alongside.workspace.opening import Page


def of(page: Page) -> dict[str, Any]:
    """Name and facts for the head of the page, who can see, and who matters to them."""
    record = page.record
    return {
        "record": record,
        "here": reverse("workspace:young-person", args=[record]),
        "person": page.person,
        "card": page.card,
        "age": page.card.age(now().date()),
        "who_can_see": grants.who_can_see(record),
        "who_matters": young_people.who_matters(record=record, door=page.door),
        "leads": grants.leads(record),
        "is_key_worker": grants.is_key_worker(record=record, holder=page.door.viewer),
    }
