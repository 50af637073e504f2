"""Where staff find help for themselves, as the rules in force list it."""

from datetime import date

from alongside.jurisdiction import wording
from alongside.jurisdiction.packs import NotHeld, Pack
from alongside.keywork.staff_vocabulary import HELP

LISTS = {"people": "staff_help", "lines": "staff_help_lines"}


def of(*, pack: Pack, on: date) -> dict[str, list[str]]:
    """People to turn to, and lines to ring, in the reader's language; nothing where the rules name none.

    A line whose number a service changed stands in the service's own words, and never with a number of ours.
    """
    return {name: _labels(pack, key, on) for name, key in LISTS.items()}


def _labels(pack: Pack, key: str, on: date) -> list[str]:
    try:
        return [wording.said(one.key, one.label, HELP) for one in pack.codes(key, on=on)]
    except NotHeld:
        return []
