"""How long we are never silent for: the service's floor, or a closer one that was set for one young person."""

from datetime import date
from uuid import UUID

from alongside.outreach import rules
from alongside.outreach.models import Floor
from alongside.outreach.rules import Limits


def newest(*, record: UUID) -> Floor | None:
    """The closer floor that was set last, with who set it; ``None`` where the service's own holds."""
    return Floor.objects.filter(record=record).select_related("set_by").order_by("-set_at").first()


def limits(*, record: UUID, on: date) -> Limits:
    """The limits that hold for one young person on a day."""
    days = Floor.objects.filter(record=record).order_by("-set_at").values_list("days", flat=True).first()
    return rules.limits(on=on, floor_days=days)
