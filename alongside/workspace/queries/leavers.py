"""Somebody who leaves, the young people they are alongside, and who could take over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.access import policies
from alongside.access.models import Account
from alongside.access.queries import leaving
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import NotVisible
from alongside.keywork.queries import matching
from alongside.ledger.vocabulary import Verb
from alongside.people.models import Practitioner
from alongside.people.queries import practitioners, young_people


@dataclass(frozen=True, slots=True)
class Leaver:
    """Who leaves; for each of their young people whom the viewer leads, a name and their role; and who could come next."""

    account: Account
    labels: Mapping[UUID, str]
    colleagues: Sequence[Practitioner]


def of(*, account: UUID, now: datetime, viewer: Account) -> Leaver:
    """Somebody whose account is open, with a fixed number of queries and one ledger line.

    :raises NotVisible: when there is nobody by that id, or they have left.
    """
    who = next((one.account for one in practitioners.colleagues() if one.account_id == account), None)
    if who is None:
        raise NotVisible
    held = {one.record_id: one for one in leaving.held_by(account, at=now, viewer=viewer) if one.record_id}
    purpose = policies.usual_purpose(viewer)
    found = young_people.listed(records=list(held), verb=Verb.RECORD_LISTED, purpose=purpose, viewer=viewer)
    labels = {one.record: f"{one.card.name} ({held[one.record].get_role_display()})" for one in found}
    return Leaver(who, labels, _could_come(who, without=[account, viewer.pk]))


def _could_come(who: Account, *, without: Sequence[UUID]) -> list[Practitioner]:
    """A colleague of the service after one of the service; after a partner, somebody of the same agency."""
    if not who.holds(Role.PARTNER):
        return matching.could_come(without=without)
    left = practitioners.of(who)
    agency = left.agency_id if left else None
    return [one for one in practitioners.partners() if one.agency_id == agency and one.account_id not in without]
