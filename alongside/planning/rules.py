"""What the pack in force says of plans, reviews and sessions, on a day."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

from alongside.jurisdiction import packs, wording
from alongside.planning.session_vocabulary import WAY_HINTS, WAYS
from alongside.planning.vocabulary import DOMAINS, PARTICIPATION

Chosen = list[tuple[str, str]]
# Ways of taking part that fit some ages only: code to the first birthday after which it fits no more.
ONLY_UNDER = {"PN0": 4}


def review_by(moment: datetime) -> date:
    """The last day to look at a plan again that was made or looked at now."""
    return packs.in_force().last_day("plan_review", since=timezone.localdate(moment))


def goals_at_once(*, on: date) -> int:
    """How many goals are worked on at the same time."""
    return packs.in_force().amount("goals_at_once", on=on).amount


def domains(*, on: date) -> Chosen:
    """Parts of a life, each with its code, in the reader's language."""
    return wording.choices("plan_domain", DOMAINS, on=on)


def participation(*, age: int | None, on: date) -> Chosen:
    """The ways of taking part in a review that fit somebody of that age, each with its code, in the reader's language.

    What is only for small children is not offered where nobody knows how old they are.
    """
    ways = wording.choices("review_participation", PARTICIPATION, on=on)
    return [way for way in ways if way[0] not in ONLY_UNDER or (age is not None and age < ONLY_UNDER[way[0]])]


def ways(*, on: date) -> Chosen:
    """The ways of working in a session, each with its code, in the reader's language."""
    # Codes come in the order of their letters. Ours begin with what asks least; what a service adds comes before "other".
    place = {code: number for number, code in enumerate(WAYS)}
    return sorted(wording.choices("session_way", WAYS, on=on), key=lambda way: place.get(way[0], place["other"] - 0.5))


def way_hints(*, on: date) -> Mapping[str, str]:
    """What each way of working is in plain words; a way that a service added or renamed says it by its label alone."""
    held = dict(ways(on=on))
    return {code: str(hint) for code, hint in WAY_HINTS.items() if held.get(code) == str(WAYS[code])}


def way_said(code: str) -> str:
    """One way of working in words, of whichever pack."""
    return wording.once_said("session_way", code, WAYS)


def domain_said(code: str) -> str:
    """One part of a life in words, of whichever pack."""
    return wording.once_said("plan_domain", code, DOMAINS)


def participation_said(code: str) -> str:
    """One way of taking part in words, of whichever pack."""
    return wording.once_said("review_participation", code, PARTICIPATION)
