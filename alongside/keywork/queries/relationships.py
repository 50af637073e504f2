"""Who is alongside a young person, and who was: doors first, and what was told of them beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Grant
from alongside.access.queries import accounts
from alongside.access.vocabulary import EndReason, GrantReason, GrantRole
from alongside.kernel.decisions import NotVisible
from alongside.keywork.bond_vocabulary import BondRole, EndHow, WhoAsked
from alongside.keywork.cards import BondCard
from alongside.keywork.models import Relationship

_BONDS = """
    select g.*, a.name as holder_name
    from access.bonds(%s) with ordinality g join access_account a on a.id = g.holder_id
    where g.role <> 'themselves'
    order by g.ordinality
"""
_ORDER = [*BondRole.values, GrantRole.PARTNER.value, GrantRole.EMERGENCY.value]


@dataclass(frozen=True, slots=True)
class Bond:
    """Somebody alongside a young person, now or before. ``ends`` is the day it ended; ``until`` a day it will."""

    role: str
    said: str
    """What they are, in words."""
    name: str
    starts: date
    ends: date | None
    until: date | None
    grant: Grant | None
    row: Relationship | None
    card: BondCard

    @property
    def account(self) -> UUID | None:
        """Whose account it is, for those with a door."""
        return self.grant.holder_id if self.grant else None

    @property
    def is_live(self) -> bool:
        """Whether they are alongside now."""
        return self.ends is None

    @property
    def asked(self) -> str:
        """Who asked for it, in words; empty when nothing was told."""
        if self.row:
            return str(WhoAsked(self.row.asked_by).label)
        return str(WhoAsked.YOUNG_PERSON.label) if self.young_person_asked else ""

    @property
    def young_person_asked(self) -> bool:
        """Whether the young person asked for them."""
        if self.row:
            return self.row.asked_by == WhoAsked.YOUNG_PERSON
        return self.grant is not None and self.grant.reason == GrantReason.ASKED

    @property
    def end_asked_by_them(self) -> bool:
        """Whether it ended because the young person asked."""
        reason = self.grant.end_reason if self.grant else ""
        asked = self.row is not None and self.row.end_asked_by == WhoAsked.YOUNG_PERSON
        return asked or reason == EndReason.YOUNG_PERSON_ASKED

    @property
    def end_said(self) -> str:
        """Why it ended, in words; empty while it goes on."""
        reason = (self.row and self.row.end_reason) or (self.grant and self.grant.end_reason) or ""
        return str(EndReason(reason).label) if reason in EndReason.values else ""

    @property
    def was_planned(self) -> bool | None:
        """Whether the end was one they could see coming; ``None`` when nobody wrote it down."""
        return self.row.end_how == EndHow.PLANNED if self.row and self.row.end_how else None


@dataclass(frozen=True, slots=True)
class Bonds:
    """Who is alongside now, by role; and who was, the last first."""

    now: Sequence[Bond]
    before: Sequence[Bond]

    @property
    def key_workers(self) -> list[Bond]:
        """The key workers there are now."""
        return [one for one in self.now if one.role == BondRole.KEY_WORKER]

    @property
    def every_key_worker(self) -> list[Bond]:
        """Every key worker there was, the first first."""
        found = [one for one in (*self.now, *self.before) if one.role == BondRole.KEY_WORKER]
        return sorted(found, key=lambda one: (one.starts, one.ends or date.max))


def of(*, record: UUID, now: datetime, door: Opened) -> Bonds:
    """Everybody alongside a young person, now and before, in two queries. Outside people only behind what is everyday."""
    grants = doors(record)
    rows = list(Relationship.objects.filter(record=record).select_related("backup"))
    by_grant = {row.grant_id: row for row in rows if row.grant_id}
    known = {grant.pk for grant in grants}
    found = [_with_door(grant, by_grant.get(grant.pk), now, door) for grant in grants]
    found += [_outside(row, timezone.localdate(now), door) for row in rows if row.grant_id not in known]
    live = sorted((one for one in found if one.is_live), key=lambda one: (_place(one.role), one.starts, one.name))
    over = sorted((one for one in found if not one.is_live), key=lambda one: (one.ends or date.min, one.starts))
    return Bonds(live, over[::-1])


def doors(record: UUID) -> list[Grant]:
    """Every door of others there is and was to an opened record itself, with its holder; the first first.

    Doors of others are not seen behind one's own, so they are never reached through a row that names them.
    """
    found = list(Grant.objects.raw(_BONDS, [record]))
    for grant in found:
        grant.holder = accounts.named(grant.holder_id, grant.holder_name)  # type: ignore[attr-defined]
    return found


def get(*, bond: UUID, record: UUID) -> Relationship:
    """One row of this very record.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    if found := Relationship.objects.filter(pk=bond, record=record).select_related("backup").first():
        return found
    raise NotVisible


def name(bond: Relationship, card: BondCard) -> str:
    """Who a row is about: the holder of its door, or who is named on its card."""
    holders: dict[UUID | None, str] = {}
    if bond.grant_id:
        holders = {one.pk: one.holder.name for one in doors(bond.record_id)}
    return holders.get(bond.grant_id, card.name)


def card(bond: Relationship, *, door: Opened) -> BondCard:
    """What is written on a row's card."""
    return BondCard.from_sealed(door.read(bond, "card"))


def _with_door(grant: Grant, row: Relationship | None, now: datetime, door: Opened) -> Bond:
    name = grant.holder.name
    last = timezone.localdate(grant.ends_at) if grant.ends_at else None
    is_over = grant.ends_at is not None and grant.ends_at <= now
    planned = last or (row.planned_end_on if row else None)
    # Beside the door of another agency the row says what they are; of our own workers the door does.
    role = row.role if row and grant.role == GrantRole.PARTNER else grant.role
    ends, until = (last, None) if is_over else (None, planned)
    opened = timezone.localdate(grant.starts_at)
    # They may have been alongside before there was a door, as when a service begins to write here.
    starts = min(row.starts_on, opened) if row else opened
    return Bond(role, _said(role), name, starts, ends, until, grant, row, _card(row, door))


def _outside(row: Relationship, on: date, door: Opened) -> Bond:
    told = _card(row, door)
    ends = row.ends_on if row.ends_on and row.ends_on <= on else None
    until = row.planned_end_on if ends is None else None
    return Bond(row.role, _said(row.role), told.name, row.starts_on, ends, until, None, row, told)


def _card(row: Relationship | None, door: Opened) -> BondCard:
    return card(row, door=door) if row and door.may_read(row.record_id, row.compartment) else BondCard()


def _said(role: str) -> str:
    if role in BondRole.values:
        return str(BondRole(role).label)
    return str(GrantRole(role).label) if role in GrantRole.values else _("Alongside them")


def _place(role: str) -> int:
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)
