"""The rules of reaching out that are in force on a day: from the practice pack, or as the service changed them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext

from alongside.jurisdiction import packs
from alongside.jurisdiction.packs import NotHeld
from alongside.outreach.models.contact import LONGEST
from alongside.outreach.vocabulary import Channel, Misfit, Outcome

OUTCOMES, ARRANGED, MISFITS = "try_outcome", "arranged_outcome", "try_misfit"


@dataclass(frozen=True, slots=True)
class Told:
    """A code of a list with the words for it in the reader's language."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Last days, counted from ``today``: the floor under all contact, the usual next try, the longest space.

    ``alone_from`` is the age in years from which somebody may be said not to have come; ``silence`` how many tries
    without a reply move the plan.
    """

    today: date
    floor: date
    usual: date
    space: date
    alone_from: int | None
    silence: int


def limits(*, on: date, floor_days: int | None = None) -> Limits:
    """The limits that hold on a day; ``floor_days`` where a lead set a closer floor for somebody."""
    pack = packs.in_force()
    floor = _last("outreach_floor", on)
    if floor_days is not None:
        floor = min(floor, on + timedelta(days=floor_days))
    return Limits(
        today=on,
        floor=floor,
        usual=min(_last("outreach_cadence", on), floor),
        space=_last("outreach_space", on),
        alone_from=pack.age("come_alone", on=on).years,
        silence=pack.amount("outreach_silence", on=on).amount,
    )


def offered(list_key: str, *, on: date) -> list[Told]:
    """The codes of a list on a day, those the product knows first and in its order."""
    known = [*Outcome.values, *Misfit.values]
    held = packs.in_force().codes(list_key, on=on)
    codes = sorted(held, key=lambda one: known.index(one.key) if one.key in known else len(known))
    return [Told(one.key, gettext(one.label)) for one in codes]


def outcome_said(code: str, *, on: date) -> str:
    """What came of a try, in words; the code itself where the service has taken it off its lists."""
    pack = packs.in_force()
    for key in (OUTCOMES, ARRANGED):
        try:
            return gettext(pack.label(key, code, on=on))
        except NotHeld:
            continue
    return code


def misfit_said(code: str, *, on: date) -> str:
    """What we could not make work, in words; empty for none."""
    return next((one.label for one in offered(MISFITS, on=on) if one.code == code), "")


def channel_said(channel: str) -> str:
    """A channel in words."""
    return str(Channel(channel).label)


def agreement_until(*, on: date) -> date:
    """The last day on which an agreement of that day holds, where the young person names no other."""
    return min(_last("safe_contact", on), on + LONGEST)


def neutral_words(*, on: date) -> list[str]:
    """Words for a message that say neither who we are nor why."""
    return [told.label for told in offered("neutral_words", on=on)]


def _last(key: str, on: date) -> date:
    return packs.in_force().last_day(key, since=on)
