"""What a practice prompt is: a question for a person, with its reason, found by one query over all records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module, util
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_KEY = re.compile(r"[a-z]+\.[a-z_]+")


class Audience(StrEnum):
    """Who is asked."""

    ALONGSIDE = "alongside"
    """Workers of the service with a door of their own to the record."""
    PARTNER = "partner"
    """People of other agencies with a door of their own."""
    TEAM_LEAD = "team_lead"
    """Leads of the team that holds the record."""
    SAFEGUARDING_LEAD = "safeguarding_lead"
    """Who answers for safety in that team."""


ALONGSIDE = frozenset({Audience.ALONGSIDE})
TEAM_LEAD = frozenset({Audience.TEAM_LEAD})
LEADS = frozenset({Audience.TEAM_LEAD, Audience.SAFEGUARDING_LEAD})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prompt:
    """A question that is asked about every record where its query finds that it is due.

    ``sql`` returns ``(record_id uuid, since timestamptz, thing uuid)`` for all records where it holds: columns that are
    clear only, opening nothing. It may use ``%(now)s`` (timestamptz) and ``%(today)s`` (date). Row-level security
    leaves each viewer their own; records of no team are left out by the query. ``since`` is when it began to hold, or
    when it falls due; ``thing`` is the row it is about, or null when it is about the record.
    """

    key: str
    question: "_StrPromise"
    do: "_StrPromise"
    """What the link to act is called."""
    place: str
    """The name of the page to act on, which takes the record."""
    audience: frozenset[Audience]
    because: Sequence[str]
    """Ids of findings in the evidence library."""
    order: int
    """Its place among the kinds of question, the loudest first. Fixed by kind: no person or record has one."""
    sql: str
    topic: str = ""
    """What a young person may ask not to be asked about; empty when the question is not put to them."""
    rules: Sequence[str] = ()
    """Clocks and amounts of the rules in force that ``sql`` uses by their key: ``%(outreach_floor)s`` is a clock's days."""
    can_wait: bool = True
    """Whether it can be put off, or said not to fit. What cannot wait is asked until it holds no more."""
    goes_on: bool = False
    """Whether it is asked even after support has ended: what is owed is owed after a goodbye too."""

    def __post_init__(self) -> None:
        """Check the key, which stands in addresses and in SQL.

        :raises ValueError: when it is not ``room.words``, or nobody is asked, or there is no reason.
        """
        if not _KEY.fullmatch(self.key) or not self.audience or not self.because:
            raise ValueError(f"The prompt {self.key} needs a key like room.words, somebody to ask and a reason.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrompt:
    """A question to somebody of the service about themselves, with its reason.

    It is about no record, so no query over records finds it: the room that asks finds it among the rows of whoever acts.
    Nothing about it is counted.
    """

    key: str
    question: "_StrPromise"
    do: "_StrPromise"
    place: str
    """The name of the page to act on, which takes nothing."""
    because: Sequence[str]
    """Ids of findings in the evidence library."""
    order: int
    can_wait: bool = True

    def __post_init__(self) -> None:
        """Check the key, which stands in addresses.

        :raises ValueError: when it is not ``room.words``, or there is no reason.
        """
        if not _KEY.fullmatch(self.key) or not self.because:
            raise ValueError(f"The prompt {self.key} needs a key like room.words and a reason.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What several prompts of a room ask, found once for all of them: they read it by its name, as from a table.

    ``sql`` is held to the same as a prompt's. The first of its columns is ``record_id``.
    """

    name: str
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Topics that young people asked to be left alone: a query that returns ``(record_id uuid, topic text)``."""

    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """Records about which nothing more is asked but what goes on: a query that returns ``(record_id uuid)``."""

    sql: str


def every() -> list[Prompt]:
    """The prompts of every room (``PROMPTS`` in its ``prompts.py``), the loudest first."""
    found = [one for module in _modules() for one in getattr(module, "PROMPTS", ())]
    return sorted(found, key=lambda one: (one.order, one.key))


def own() -> list[OwnPrompt]:
    """What rooms ask people of the service about themselves (``OWN_PROMPTS`` in its ``prompts.py``), the loudest first."""
    found = [one for module in _modules() for one in getattr(module, "OWN_PROMPTS", ())]
    return sorted(found, key=lambda one: (one.order, one.key))


def gathered() -> list[Gathered]:
    """What rooms find once for several of their prompts (``GATHERED`` in a room's ``prompts.py``)."""
    return [one for module in _modules() for one in getattr(module, "GATHERED", ())]


def quiet() -> list[Quiet]:
    """What rooms know of topics to leave alone (``QUIET`` in a room's ``prompts.py``)."""
    return [one for module in _modules() for one in getattr(module, "QUIET", ())]


def resting() -> list[Resting]:
    """What rooms know of records where support has ended (``RESTING`` in a room's ``prompts.py``)."""
    return [one for module in _modules() for one in getattr(module, "RESTING", ())]


@cache
def _modules() -> list[object]:
    names = [f"{room.name}.prompts" for room in apps.get_app_configs() if room.name.startswith("alongside.")]
    # This module is the kernel's own file of that name, and holds none.
    return [import_module(name) for name in names if name != __name__ and util.find_spec(name)]
