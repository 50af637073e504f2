"""What is due for whoever acts, what was answered before, and how often questions are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.planned import prepared_cursor
from alongside.access.vocabulary import Role
from alongside.evidence import asking
from alongside.evidence.models import PromptAnswer, PromptCount
from alongside.evidence.vocabulary import Why
from alongside.kernel import prompts
from alongside.kernel.decisions import NotVisible
from alongside.kernel.prompts import LEADS, Audience, Prompt


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is due for one record. ``thing`` is the row it is about, or the record."""

    prompt: Prompt
    record: UUID
    since: datetime
    thing: UUID


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with its words opened."""

    answer: PromptAnswer
    prompt: Prompt
    words: str


def asked(*, now: datetime, record: UUID | None = None, viewer: Account) -> list[Asked]:
    """Everything that is due and asked of the viewer, the loudest first, then what has waited longest.

    One query for their own young people, and one more for the teams of somebody who leads.
    """
    mine = audience(viewer)
    own = [one for one in prompts.every() if one.audience & mine - LEADS]
    of_teams = [one for one in prompts.every() if one.audience & mine & LEADS]
    found = _due(own, Scope.CASELOAD, now=now, record=record, viewer=viewer)
    if of_teams:
        found += _due(of_teams, Scope.TEAM, now=now, record=record, viewer=viewer)
    return sorted(dict.fromkeys(found), key=lambda one: (one.prompt.order, one.since))


def audience(viewer: Account) -> frozenset[Audience]:
    """As whom somebody is asked."""
    if viewer.holds(Role.PARTNER):
        return frozenset({Audience.PARTNER})
    found = {Audience.ALONGSIDE}
    if viewer.holds(Role.TEAM_LEAD):
        found.add(Audience.TEAM_LEAD)
    if viewer.holds(Role.SAFEGUARDING_LEAD):
        found.add(Audience.SAFEGUARDING_LEAD)
    return frozenset(found)


def prompt(key: str) -> Prompt:
    """The prompt of that key.

    :raises NotVisible: when no room has it.
    """
    for one in prompts.every():
        if one.key == key:
            return one
    raise NotVisible


def answers(*, record: UUID, door: Opened) -> list[Answered]:
    """What was answered for an opened record, the newest first, each with its words."""
    known = {one.key: one for one in prompts.every()}
    rows = PromptAnswer.objects.filter(record=record, prompt__in=known).select_related("by").order_by("-at")
    return [
        Answered(row, known[row.prompt], door.read(row, "words"))
        for row in rows
        if door.may_read(record, row.compartment)
    ]


def holding(*, record: UUID, prompt: str, thing: UUID) -> PromptAnswer | None:
    """The answer that stands for one question, if any; it may have run out."""
    return PromptAnswer.objects.filter(record=record, prompt=prompt, thing=thing, lifted_at=None).first()


@dataclass(frozen=True, slots=True)
class Told:
    """How often a prompt is asked in the whole service, and how often it was said not to fit, by reason.

    A number is rounded to five; ``None`` is fewer than five.
    """

    prompt: Prompt
    asked: PromptCount | None
    unfit: Sequence[tuple[str, int | None]]


def resting_on(findings: Iterable[str]) -> list[Told]:
    """The prompts that rest on any of these findings, the loudest first, with how they fare."""
    wanted = set(findings)
    here = [one for one in prompts.every() if wanted & set(one.because)]
    counts = PromptCount.objects.filter(team_id=None, prompt__in=[one.key for one in here]).order_by("why")
    by_prompt: dict[str, list[PromptCount]] = {}
    for one in counts if here else ():
        by_prompt.setdefault(one.prompt, []).append(one)
    return [_told(one, by_prompt.get(one.key, [])) for one in here]


def of_teams(*, teams: Sequence[UUID]) -> list[tuple[Prompt, int | None]]:
    """For how many young people of these teams each prompt held last night, the loudest first."""
    known = {one.key: one for one in prompts.every()}
    rows = PromptCount.objects.filter(team_id__in=teams, prompt__in=known, why="")
    sums: dict[str, int | None] = {}
    for row in rows:
        before = sums.get(row.prompt)
        sums[row.prompt] = before if row.n is None else row.n + (before or 0)
    return sorted(((known[key], n) for key, n in sums.items()), key=lambda pair: (pair[0].order, pair[0].key))


def _told(one: Prompt, counts: Sequence[PromptCount]) -> Told:
    unfit = [(str(Why(count.why).label), count.n) for count in counts if count.why]
    return Told(one, next((count for count in counts if not count.why), None), unfit)


def _due(wanted: Sequence[Prompt], scope: Scope, *, now: datetime, record: UUID | None, viewer: Account) -> list[Asked]:
    query = asking.due(wanted, of_one=record is not None)
    values = asking.given(wanted, now=now) | {"record": record}
    known = {one.key: one for one in wanted}
    with acting_as(viewer.pk, scope), transaction.atomic(savepoint=False), prepared_cursor() as cursor:
        cursor.execute(query, values)
        return [Asked(known[key], *more) for key, *more in cursor]
