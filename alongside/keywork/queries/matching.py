"""Who could be somebody's key worker: what there is to know of each, by name. It ranks nobody and decides nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from alongside.access.models import Account, Barrier
from alongside.access.policies import is_of_support
from alongside.access.vocabulary import Role
from alongside.jurisdiction.clocks import add_months
from alongside.jurisdiction.items import Unit
from alongside.jurisdiction.packs import Pack
from alongside.keywork.bond_vocabulary import BondRole
from alongside.keywork.cards import WishCard
from alongside.keywork.models import Absence, WorkerSelf
from alongside.keywork.queries import absences, room, staff
from alongside.keywork.queries.room import Carried, Weights
from alongside.keywork.queries.staff import Warned
from alongside.keywork.staff_vocabulary import Gender, Room
from alongside.people.models import Practitioner
from alongside.people.queries import practitioners


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty means everybody."""

    with_room: bool = False
    gender: str = ""
    language: str = ""
    team: UUID | None = None


@dataclass(frozen=True, slots=True)
class Could:
    """Somebody who could be there: who they are, whether they have room, and what they say of themselves."""

    who: Practitioner
    carried: Carried
    room: Room
    gender: str
    away: Absence | None = None
    warned: Warned = field(default_factory=Warned)

    @property
    def gender_said(self) -> str:
        """What they say of themselves, in words; empty when they say nothing."""
        return str(Gender(self.gender).label) if self.gender in Gender.values else ""


@dataclass(frozen=True, slots=True)
class Match:
    """Everybody who could be asked, by name; how they are weighed; and how many are left out by what was chosen."""

    could: Sequence[Could]
    weights: Weights
    hidden: int
    closed_to: Sequence[str] = field(default_factory=list)
    """Names of those for whom the record is closed: only leads see this page."""


def of(*, record: UUID, wanted: Wanted, pack: Pack, now: datetime, viewer: Account) -> Match:
    """Everybody in the viewer's own teams who could be key worker of an opened record, in order of name.

    For a lead of the record's team, in a fixed number of queries. Whom the record is closed to is left out, and so is
    the viewer: nobody lets themselves in.
    """
    on = timezone.localdate(now)
    known = room.weights(pack, on=on)
    carried = _carried(since=_new_since(pack, now))
    barred = {row.account_id: row.account.name for row in _closed(record)}
    genders = dict(WorkerSelf.objects.filter(account__in=carried).values_list("account_id", "gender"))
    away = {one.account_id: one for one in absences.live(accounts=carried, on=on)[::-1]}
    warned = staff.warned(accounts=carried, pack=pack, on=on)
    everybody = [
        Could(one, had, known.room_for(had), genders.get(who, ""), away.get(who), warned.get(who, Warned()))
        for one in practitioners.colleagues()
        if (had := carried.get(who := one.account_id)) is not None
        and who not in barred
        and who != viewer.pk
        and _could_be_key_worker(one.account)
    ]
    fitting = [one for one in everybody if _fits(one, wanted)]
    return Match(fitting, known, len(everybody) - len(fitting), sorted(barred.values()))


def one(*, account: UUID, pack: Pack, now: datetime) -> Could | None:
    """What there is to know of one person before they are named; ``None`` for whoever the actor does not lead."""
    on, known = timezone.localdate(now), room.weights(pack, on=timezone.localdate(now))
    had = _carried(since=_new_since(pack, now)).get(account)
    who = practitioners.colleagues().filter(account=account).first()
    if had is None or who is None:
        return None
    away = next(iter(absences.live(accounts=[account], on=on)), None)
    warned = staff.warned(accounts=[account], pack=pack, on=on).get(account, Warned())
    return Could(who, had, known.room_for(had), "", away, warned)


def could_come(*, without: Collection[UUID]) -> list[Practitioner]:
    """Every practitioner of the service who could come next, by name."""
    everybody = practitioners.colleagues()
    return [one for one in everybody if one.account_id not in without and _could_be_key_worker(one.account)]


def fitting_wish(wish: WishCard) -> Wanted:
    """What of a young person's wish the list can be narrowed by."""
    first, _, _ = wish.languages.partition(",")
    return Wanted(gender=wish.gender, language=first.strip())


def _could_be_key_worker(who: Account) -> bool:
    return who.holds(Role.PRACTITIONER) and is_of_support(who)


def _fits(one: Could, wanted: Wanted) -> bool:
    spoken = [language.casefold() for language in one.who.languages]
    return (
        not (wanted.with_room and one.room is Room.NONE)
        and (not wanted.gender or one.gender == wanted.gender)
        and (not wanted.language or wanted.language.casefold() in spoken)
        and (wanted.team is None or one.who.team_id == wanted.team)
    )


def _new_since(pack: Pack, now: datetime) -> datetime:
    clock = pack.clock("bond_is_new", on=timezone.localdate(now))
    if clock.unit is Unit.MONTHS:
        day = add_months(timezone.localdate(now), -clock.amount)
        return now - (timezone.localdate(now) - day)
    return now - timedelta(days=clock.amount)


def _closed(record: UUID) -> QuerySet[Barrier]:
    return Barrier.objects.filter(record=record, lifted_at=None).select_related("account")


def _carried(*, since: datetime) -> Mapping[UUID, Carried]:
    found: dict[UUID, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute("select account, role, n, newer from access.carried(%s)", (since,))
        for account, role, n, newer in cursor:
            counts = found.setdefault(account, {})
            if role:
                counts[role] = n
            if role == BondRole.KEY_WORKER:
                counts["new"] = newer
    return {account: Carried(**counts) for account, counts in found.items()}
