"""What the pack in force says of plans, reviews and sessions, on a day."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.jurisdiction import clocks, packs, wording
from alongside.planning.session_vocabulary import WAY_HINTS, WAYS
from alongside.planning.vocabulary import DOMAINS, PARTICIPATION

Chosen = list[tuple[str, str]]
# Ways of taking part that fit some ages only: code to the first birthday after which it fits no more.
ONLY_UNDER = {"PN0": 4}


def review_by(moment: datetime) -> date:
    """The last day to look at a plan again that was made or looked at now."""
    pack = packs.in_force()
    return clocks.due(pack.clock("plan_review", on=moment.date()), moment, pack.holidays).on


def goals_at_once(*, on: date) -> int:
    """How many goals are worked on at the same time."""
    return packs.in_force().amount("goals_at_once", on=on).amount


def domains(*, on: date) -> Chosen:
    """Parts of a life, each with its code, in the reader's language."""
    return _said("plan_domain", DOMAINS, on=on)


def participation(*, age: int | None, on: date) -> Chosen:
    """The ways of taking part in a review that fit somebody of that age, each with its code, in the reader's language.

    What is only for small children is not offered where nobody knows how old they are.
    """
    ways = _said("review_participation", PARTICIPATION, on=on)
    return [way for way in ways if way[0] not in ONLY_UNDER or (age is not None and age < ONLY_UNDER[way[0]])]


def ways(*, on: date) -> Chosen:
    """The ways of working in a session, each with its code, in the reader's language."""
    # Codes come in the order of their letters. Ours begin with what asks least; what a service adds comes before "other".
    place = {code: number for number, code in enumerate(WAYS)}
    return sorted(_said("session_way", WAYS, on=on), key=lambda way: place.get(way[0], place["other"] - 0.5))


def way_hints(*, on: date) -> Mapping[str, str]:
    """What each way of working is in plain words; a way that a service added or renamed says it by its label alone."""
    held = dict(ways(on=on))
    return {code: str(hint) for code, hint in WAY_HINTS.items() if held.get(code) == str(WAYS[code])}


def way_said(code: str) -> str:
    """One way of working in words, of whichever pack."""
    return _once_said("session_way", code, WAYS)


def domain_said(code: str) -> str:
    """One part of a life in words, of whichever pack."""
    return _once_said("plan_domain", code, DOMAINS)


def participation_said(code: str) -> str:
    """One way of taking part in words, of whichever pack."""
    return _once_said("review_participation", code, PARTICIPATION)


def _once_said(key: str, code: str, known: Mapping[str, Promise]) -> str:
    """Words for a code that may be off its list by now; one held nowhere has words too, as no page shows codes."""
    labels = {held.key: held.label for held in packs.in_force().codes(key)}
    return wording.said(code, labels.get(code, ""), known) or _("A choice that our lists no longer hold")


def _said(key: str, known: Mapping[str, Promise], *, on: date) -> Chosen:
    return [(code.key, wording.said(code.key, code.label, known)) for code in packs.in_force().codes(key, on=on)]
