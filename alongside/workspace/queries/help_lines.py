"""Where staff find help for themselves, as the rules in force list it."""

from datetime import date

from alongside.jurisdiction.packs import NotHeld, Pack

LISTS = {"people": "staff_help", "lines": "staff_help_lines"}


def of(*, pack: Pack, on: date) -> dict[str, list[str]]:
    """People to turn to, and lines to ring; nothing where the rules name none."""
    return {name: _labels(pack, key, on) for name, key in LISTS.items()}


def _labels(pack: Pack, key: str, on: date) -> list[str]:
    try:
        return [one.label for one in pack.codes(key, on=on)]
    except NotHeld:
        return []
