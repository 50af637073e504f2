"""A jurisdiction pack, sorted for reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.jurisdiction.items import Age, Amount, Clock, Code, Item, Retention, Right, Term, Unit
from alongside.jurisdiction.packs import Pack

HEADINGS: dict[type[Item], Promise] = {
    Clock: _("Clocks"),
    Amount: _("How many"),
    Right: _("Rights"),
    Age: _("Ages"),
    Term: _("Words"),
    Retention: _("How long records are kept"),
    Code: _("Code lists"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One item: what it says, and the item itself for its source and dates."""

    says: str
    item: Item


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one sort that hold on the day."""

    heading: Promise
    rules: Sequence[Rule]


def sections(*, pack: Pack, on: date) -> list[Section]:
    """Everything the pack holds on a day, clocks first; sorts with nothing in them are left out."""
    held = [item for item in pack.items() if item.holds(on)]
    sorted_out = {
        heading: [Rule(_said(item), item) for item in held if type(item) is sort] for sort, heading in HEADINGS.items()
    }
    return [Section(heading, rules) for heading, rules in sorted_out.items() if rules]


def _said(item: Item) -> str:
    match item:
        case Clock():
            return f"{item.words}: {_lasting(item.amount, item.unit)}"
        case Right(words=words) | Age(words=words, years=None):
            return words
        case Age(words=words, years=number) | Amount(words=words, amount=number):
            return f"{words}: {number}"
        case Term():
            return f"{item.words} ({item.official})" if item.official else item.words
        case Retention():
            return f"{item.words}: {_lasting(item.years, Unit.YEARS)}"
        case Code():
            return f"{item.list} {item.key}: {item.label}"
    raise TypeError(type(item))


def _lasting(amount: int, unit: Unit) -> str:
    """An amount of time in words: ``1 month``, ``10 working days``."""
    match unit:
        case Unit.HOURS:
            words = ngettext("%(n)d hour", "%(n)d hours", amount)
        case Unit.DAYS:
            words = ngettext("%(n)d day", "%(n)d days", amount)
        case Unit.WORKING_DAYS:
            words = ngettext("%(n)d working day", "%(n)d working days", amount)
        case Unit.MONTHS:
            words = ngettext("%(n)d month", "%(n)d months", amount)
        case Unit.YEARS:
            words = ngettext("%(n)d year", "%(n)d years", amount)
    return words % {"n": amount}
