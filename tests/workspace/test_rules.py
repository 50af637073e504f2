"""The rules page: what a pack holds, in words."""

from datetime import date

from alongside.jurisdiction import packs
from alongside.workspace.queries import rules

ON = date(2026, 3, 4)


def _said() -> list[str]:
    return [rule.says for section in rules.sections(pack=packs.pack("england"), on=ON) for rule in section.rules]


def test_one_of_a_thing_is_not_said_as_many() -> None:
    said = _said()
    assert [one for one in said if one.endswith((": 1 month", ": 1 working day"))]
    assert not [one for one in said if one.endswith((": 1 months", ": 1 working days", ": 1 years"))]
    assert [one for one in said if one.endswith(": 72 hours")]
