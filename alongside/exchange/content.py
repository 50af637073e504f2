"""A staged row as it is sealed, and read again."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from alongside.exchange.readers.rows import Coded, EventKind, Flag, StagedChild, StagedEvent


def sealed_text(child: StagedChild) -> str:
    """The row as it is sealed: everything that was read, nothing added."""
    return json.dumps(child, default=_plain, ensure_ascii=False)


def from_sealed(text: str) -> StagedChild:
    """The row that was sealed."""
    values = json.loads(text)
    return StagedChild(
        **values
        | {
            "date_of_birth": _day(values["date_of_birth"]),
            "expected_birth": _day(values["expected_birth"]),
            "disabilities": tuple(values["disabilities"]),
            "events": tuple(_event(event) for event in values["events"]),
            "flags": _flags(values["flags"]),
        }
    )


def _event(values: dict[str, Any]) -> StagedEvent:
    return StagedEvent(
        kind=EventKind(values["kind"]),
        on=_day(values["on"]),
        until=_day(values["until"]),
        codes=tuple(Coded(**coded) for coded in values["codes"]),
        raw=values["raw"],
        flags=_flags(values["flags"]),
    )


def _flags(values: list[dict[str, str]]) -> tuple[Flag, ...]:
    return tuple(Flag(**flag) for flag in values)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: object) -> str | dict[str, Any]:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(type(value))
