"""Addresses without a rule of their own: about a record they open nothing without a door, and nothing foreign anyway."""

from random import Random
from uuid import UUID

from django.urls import reverse

from tests.architecture.addresses import PLACES as ANYTHING
from tests.architecture.addresses import Address, addresses
from tests.soak.in_pages import Pages
from tests.soak.table import NEVER_LOOKED_AT, NOT_ABOUT_ONE, PLACES, RULES

REFUSED = (403, 404, 405)
# Shown after a phone was handed over: the same words for any id, and nothing is read for it.
SAYS_THANKS = "workspace:session-thanks"
# Of so many of them, one walk goes through some.
SHARE = 0.3


def walk(pages: Pages, record: UUID, random: Random) -> None:
    """Some of them, about things of this record, or now and then of another."""
    for address in addresses():
        is_ours = address.name not in RULES and address.name not in NEVER_LOOKED_AT
        if is_ours and ("record" in address.places or address.name in NOT_ABOUT_ONE) and random.random() < SHARE:
            _look(pages, address, record, random)


def _look(pages: Pages, address: Address, record: UUID, random: Random) -> None:
    about = record if "record" in address.places else None
    path = reverse(address.name, kwargs={place: _thing(pages, place, record, random) for place in address.places})
    answers = [pages.client.get(path)]
    opens = about is not None and bool(pages.world.keys(pages.who, record))
    if about and not opens:
        answers.append(pages.client.post(path))  # where it opens, something might be done
    for answer in answers:
        refused = answer.status_code in REFUSED or not pages.is_active or address.name == SAYS_THANKS
        if about and not opens:
            said = (address.name, pages.who, record, answer.status_code)
            pages.counts.same("pages: other addresses refuse without a door", 1, refused, True, said)
        else:
            pages.counts["pages: other addresses looked at"] += 1
        pages.nothing_foreign(answer, about)


def _thing(pages: Pages, place: str, record: UUID, random: Random) -> object:
    if place in ("record", "account"):
        return record if place == "record" else random.choice(list(pages.world.people))
    if place == "grant":
        return random.choice([door.id for door in pages.world.doors])
    if place not in PLACES:
        return ANYTHING.get(place, UUID(int=7))
    of = record if random.random() < 0.7 else random.choice(list(pages.world.records))
    return pages.rule.filled.one(PLACES[place], of, random)
