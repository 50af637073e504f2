"""What the pack in force says of plans, reviews and sessions, on a day."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import override

from alongside.jurisdiction import clocks, packs
from alongside.planning.session_vocabulary import WAY_HINTS, WAYS
from alongside.planning.vocabulary import DOMAINS, PARTICIPATION

Chosen = list[tuple[str, str]]
UNDER_FOUR = "PN0"


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


def participation(*, on: date) -> Chosen:
    """The ways of taking part in a review, each with its code, in the reader's language."""
    ways = _said("review_participation", PARTICIPATION, on=on)
    # Codes come in their order; one that hardly ever fits is not the first to be read.
    return sorted(ways, key=lambda way: way[0] == UNDER_FOUR)


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
    """One way of working in words, of whichever pack; the code itself for one that is held nowhere."""
    labels = {held.key: held.label for held in packs.in_force().codes("session_way")}
    return _words(code, labels.get(code, ""), WAYS) or code


def domain_said(code: str, *, on: date) -> str:
    """One part of a life in words; the code itself when the list no longer has it."""
    return dict(domains(on=on)).get(code, code)


def participation_said(code: str) -> str:
    """One way of taking part in words, of whichever pack; the code itself for one that is held nowhere."""
    labels = {held.key: held.label for held in packs.in_force().codes("review_participation")}
    return _words(code, labels.get(code, ""), PARTICIPATION) or code


def _said(key: str, known: Mapping[str, Promise], *, on: date) -> Chosen:
    return [(code.key, _words(code.key, code.label, known)) for code in packs.in_force().codes(key, on=on)]


def _words(code: str, label: str, known: Mapping[str, Promise]) -> str:
    """Our own words are translated; a service's words for one of our codes stand as they are."""
    ours = known.get(code)
    with override("en"):
        is_ours = ours is not None and label in ("", str(ours))
    return str(ours) if is_ours else label
