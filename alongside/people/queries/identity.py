"""Reading who a young person says they are, by somebody who holds that part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.doors import Opened
from alongside.access.vocabulary import Compartment, Role
from alongside.jurisdiction import packs
from alongside.kernel.decisions import NotVisible
from alongside.people.models import Identity
from alongside.people.own_cards import IdentityCard

NOT_ASKED = frozenset({"REFU", "NOBT", "NONE"})
"""Codes that say that nothing was said. An empty answer is that answer."""
PLAIN: Mapping[str, Promise] = {
    "MOB": _("Walking or moving around"),
    "HAND": _("Using my hands"),
    "PC": _("Looking after myself day by day"),
    "INC": _("Toilet things"),
    "COMM": _("Talking, or being understood"),
    "LD": _("Learning new things"),
    "HEAR": _("Hearing"),
    "VIS": _("Seeing"),
    "BEH": _("Big feelings or things I do that others find hard"),
    "CON": _("Fits or blackouts"),
    "AUT": _("Being autistic"),
    "DDA": _("Something else"),
}
"""The national list of disabilities, in words that a young person can choose from, "something else" last."""
_ORDER = {key: place for place, key in enumerate(PLAIN)}


@dataclass(frozen=True, slots=True)
class Told:
    """What they said, and which version it is: 0 while nothing was said."""

    version: int
    card: IdentityCard
    row: Identity | None
    by_themselves: bool
    by: str
    """Who wrote it down with them; empty when they did themselves, or when they read it."""

    @property
    def lines(self) -> list[str]:
        """What they said in their own words, each in a line."""
        card = self.card
        return [one for one in (card.gender, card.roots, card.faith, card.body, card.more) if one]


def of(*, record: UUID, door: Opened) -> Told:
    """Who they say they are; nothing said when there is nothing.

    :raises NotVisible: for whoever does not hold this part.
    """
    if not door.may_read(record, Compartment.IDENTITY):
        raise NotVisible
    row = Identity.objects.filter(record=record).first()
    if row is None:
        return Told(0, IdentityCard(), None, by_themselves=False, by="")
    card = IdentityCard.from_sealed(door.read(row, "card"))
    if row.said_by_id == door.viewer.pk:
        return Told(row.version, card, row, by_themselves=door.viewer.holds(Role.YOUNG_PERSON), by=door.viewer.name)
    if door.viewer.holds(Role.YOUNG_PERSON):
        return Told(row.version, card, row, by_themselves=False, by="")
    return Told(row.version, card, row, by_themselves=row.said_by.holds(Role.YOUNG_PERSON), by=row.said_by.name)


def choices(key: str, *, on: date) -> list[tuple[str, str | Promise]]:
    """The national list of that name that holds on a day, without what means "not asked"; empty where there is none."""
    try:
        codes = packs.in_force().codes(key, on=on)
    except packs.NotHeld:
        return []
    held = sorted((one for one in codes if one.key not in NOT_ASKED), key=lambda one: _ORDER.get(one.key, 0))
    return [(one.key, PLAIN.get(one.key, one.label)) for one in held]


def said(key: str, code: str, *, on: date) -> str:
    """A code in words; the code itself where the list does not hold it on that day."""
    return next((str(label) for value, label in choices(key, on=on) if value == code), code)
