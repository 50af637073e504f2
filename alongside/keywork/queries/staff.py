"""What leads see of those they lead: trainings, and that supervision happens. Nothing of how anybody is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.jurisdiction.packs import Pack
from alongside.keywork import policies
from alongside.keywork.models import Supervision
from alongside.keywork.queries import supervision, trainings
from alongside.keywork.queries.trainings import Done, Needed
from alongside.keywork.staff_vocabulary import Standing
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.models import Practitioner
from alongside.people.queries import practitioners


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody whom the viewer leads: what their work asks for, what waits for a lead, and their supervision."""

    who: Practitioner
    trainings: Sequence[Needed]
    waits: Sequence[Done]
    supervision: Supervision | None
    is_late: bool
    reflects_with: str = ""

    @property
    def asks_something(self) -> bool:
        """Whether anything of theirs wants a lead's thought: what waits, what runs out, what is late."""
        acts = any(one.standing in (Standing.SOON, Standing.OVER) for one in self.trainings)
        return bool(self.waits) or acts or self.is_late


@dataclass(frozen=True, slots=True)
class Warned:
    """What is known of somebody before they are named: the training that this asks for, and late supervision."""

    standing: Standing = Standing.CURRENT
    supervision_late: bool = False

    @property
    def is_untrained(self) -> bool:
        """Whether the training that being named asks for is not current."""
        return self.standing not in (Standing.CURRENT, Standing.SOON)

    @property
    def sentences(self) -> list[str]:
        """What to think of, in words; nothing when all is well."""
        said = {
            Standing.SOON: _("Their training on exploitation runs out soon."),
            Standing.WAITS: _("Their training on exploitation is written down, and no lead has looked at it yet."),
            Standing.OVER: _("Their training on exploitation has run out."),
            Standing.NONE: _("No training on exploitation is written down for them."),
        }
        found = [said[self.standing]] if self.standing in said else []
        return [*found, _("Their supervision is late: who carries them?")] if self.supervision_late else found


def led(*, pack: Pack, on: date, viewer: Account) -> list[Colleague]:
    """Everybody whom the viewer leads, by name; in a fixed number of queries, with one ledger line."""
    with acting_as(viewer.pk), transaction.atomic():
        found = _led(pack, on, viewer)
        lines.record(Verb.STAFF_LOOKED, by=viewer.pk)
    return found


def asks_something(*, pack: Pack, on: date, viewer: Account) -> bool:
    """Whether anything of those the viewer leads wants a thought; names nobody. In a transaction that acts as them."""
    return any(one.asks_something for one in _led(pack, on, viewer))


def warned(*, accounts: Collection[UUID], pack: Pack, on: date) -> Mapping[UUID, Warned]:
    """What to think of before one of these is named. Whoever the actor does not lead is left out: nothing is known."""
    mine = accounts_led() & set(accounts)
    had, held = trainings.of_people(mine), supervision.of_people(mine)
    return {
        one: Warned(trainings.to_be_named(had[one], pack=pack, on=on), one in held and held[one].is_late(on))
        for one in mine
    }


def untrained(*, people: Collection[Practitioner], pack: Pack, on: date) -> set[UUID]:
    """Who of these the actor leads and knows to lack what being named key worker asks for."""
    known = warned(accounts=[one.account_id for one in people], pack=pack, on=on)
    return {account for account, one in known.items() if one.is_untrained}


def accounts_led() -> set[UUID]:
    """Everybody with a place in a team that the actor leads."""
    with connection.cursor() as cursor:
        cursor.execute("select access.led()")
        return set(cursor.fetchone()[0])


def _led(pack: Pack, on: date, viewer: Account) -> list[Colleague]:
    mine = accounts_led() - {viewer.pk}
    had, held = trainings.of_people(mine), supervision.of_people(mine)
    found = []
    for who in practitioners.colleagues():
        if who.account_id in mine and policies.can_keep_staff_pages(who.account):
            rows, row = had[who.account_id], held.get(who.account_id)
            waits = trainings.opened([one for one in rows if one.confirmed_by_id is None], pack=pack)
            needs = trainings.needed(who.account, rows, pack=pack, on=on)
            whom = supervision.with_whom(row) if row else ""
            found.append(Colleague(who, needs, waits, row, row is not None and row.is_late(on), whom))
    return found
