"""How somebody says they are: for them, and for whoever they show it to. Nothing here counts, and nothing exports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible
from alongside.keywork import sealing
from alongside.keywork.cards import CheckCard
from alongside.keywork.models import OwnCheck
from alongside.keywork.staff_vocabulary import Feeling
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

MOST = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One of them, opened: in the words that were chosen, and the line."""

    row: OwnCheck
    feelings: Sequence[Feeling]
    line: str


def mine(*, viewer: Account) -> list[Check]:
    """The viewer's own, the last first. That they were on a page of their own is all that the ledger hears."""
    with acting_as(viewer.pk), transaction.atomic():
        rows = OwnCheck.objects.filter(account=viewer).select_related("shown_to").order_by("-at", "-id")[:MOST]
        found = [_opened(row) for row in rows]
        lines.record(Verb.OWN_PAGE_USED, by=viewer.pk)
    return found


def shown_to(*, viewer: Account) -> Mapping[UUID, list[Check]]:
    """What others chose to show the viewer, by whose it is, the last first. Inside a transaction that acts as them."""
    found: dict[UUID, list[Check]] = {}
    for row in OwnCheck.objects.filter(shown_to=viewer).order_by("-at", "-id")[:MOST]:
        found.setdefault(row.account_id, []).append(_opened(row))
    return found


def get(*, check: UUID, viewer: Account) -> OwnCheck:
    """One of the viewer's own.

    :raises NotVisible: when there is none by that id, or it is somebody else's: the two are not told apart.
    """
    with acting_as(viewer.pk), transaction.atomic():
        found = OwnCheck.objects.filter(pk=check, account=viewer).first()
    if found is None:
        raise NotVisible
    return found


def _opened(row: OwnCheck) -> Check:
    card = CheckCard.from_sealed(sealing.unseal(row))
    chosen = card.feelings.split(",")
    return Check(row, [one for one in Feeling if one in chosen], card.line)
