"""How steady we were for a young person, told in words. It is about the service, and never a number about anybody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.keywork.queries.relationships import Bond, Bonds


@dataclass(frozen=True, slots=True)
class Stay:
    """A time with one key worker, however often their door was given anew meanwhile."""

    name: str
    account: UUID | None
    starts: date
    ends: date | None
    planned: bool | None
    asked_by_them: bool


def stays(bonds: Bonds) -> list[Stay]:
    """The times with each key worker, the first first; doors of one person that touch are one time."""
    found: list[Stay] = []
    for bond in bonds.every_key_worker:
        last = found[-1] if found else None
        if last and last.account == bond.account and last.ends is not None and bond.starts <= last.ends:
            found[-1] = replace(_stay(bond), starts=last.starts)
        else:
            found.append(_stay(bond))
    return found


def days_without(found: Sequence[Stay], *, on: date) -> int:
    """Whole days on which nobody was named, since the first was."""
    days, until = 0, None
    for stay in sorted(found, key=lambda one: one.starts):
        if until is not None and stay.starts > until:
            days += (stay.starts - until).days
        until = max(until or date.min, stay.ends or on)
    return days + ((on - until).days if until else 0)


def told(bonds: Bonds, *, on: date) -> list[str]:
    """Sentences: how many there were, since when the one there is, how endings were, who asked, and days with nobody."""
    found = stays(bonds)
    if not found:
        return [_("Nobody was named as their key worker yet.")]
    said = [_how_many(found), *_present(found)]
    said += _endings([one for one in found if one.ends is not None])
    if days := days_without(found, on=on):
        said.append(
            ngettext(
                "On %(n)s day since then nobody was named. That is ours to mend.",
                "On %(n)s days since then nobody was named. That is ours to mend.",
                days,
            )
            % {"n": days}
        )
    return said


def _how_many(found: Sequence[Stay]) -> str:
    people = len({one.account for one in found})
    return ngettext(
        "They have had one key worker since %(day)s.", "They have had %(n)s key workers since %(day)s.", people
    ) % {"n": people, "day": _day(found[0].starts)}


def _present(found: Sequence[Stay]) -> list[str]:
    here = [one for one in found if one.ends is None]
    if len({one.account for one in found}) == 1 and here:
        return [_("%(name)s has stayed from the start.") % {"name": here[0].name}]
    return [_("%(name)s is there since %(day)s.") % {"name": one.name, "day": _day(one.starts)} for one in here]


def _endings(over: Sequence[Stay]) -> list[str]:
    said = []
    planned, sudden = sum(one.planned is True for one in over), sum(one.planned is False for one in over)
    unknown, asked = len(over) - planned - sudden, sum(one.asked_by_them for one in over)
    if planned:
        said.append(
            ngettext("One change was planned with them.", "%(n)s changes were planned with them.", planned)
            % {"n": planned}
        )
    if sudden:
        said.append(ngettext("One change was sudden.", "%(n)s changes were sudden.", sudden) % {"n": sudden})
    if unknown:
        said.append(
            ngettext(
                "Of one change nobody wrote down whether they knew before.",
                "Of %(n)s changes nobody wrote down whether they knew before.",
                unknown,
            )
            % {"n": unknown}
        )
    if asked:
        said.append(ngettext("They asked for one change.", "They asked for %(n)s changes.", asked) % {"n": asked})
    return said


def _stay(bond: Bond) -> Stay:
    return Stay(bond.name, bond.account, bond.starts, bond.ends, bond.was_planned, bond.end_asked_by_them)


def _day(day: date) -> str:
    return date_format(day, "j F Y")
