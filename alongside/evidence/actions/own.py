"""Adding to the library, changing what was added, taking it off the list. What it said before stays."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain, count
from typing import Any

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.evidence import policies
from alongside.evidence.models import Earlier, OwnFinding, OwnQuestion, OwnStudy
from alongside.evidence.references import Reference
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

Thing = OwnStudy | OwnFinding | OwnQuestion
UNNAMED = "anon"
LONGEST_NAME = 40


def add_study(*, about: Mapping[str, Any], now: datetime, by: Account) -> OwnStudy:
    """Add a study; ``about`` holds its fields (kind, title, year, authors and what else is known).

    :raises Refused: unless they lead.
    """
    require(policies.can_add(by))
    with acting_as(by.pk), transaction.atomic():
        (study,) = _add([dict(about)], now, by)
        lines.record(Verb.EVIDENCE_ADDED, thing=study.pk, by=by.pk)
    return study


def keep(*, references: Sequence[Reference], now: datetime, by: Account) -> Sequence[OwnStudy]:
    """Add studies chosen from a list that was brought in: all of them or none.

    :raises Refused: unless they lead.
    """
    require(policies.can_add(by))
    with acting_as(by.pk), transaction.atomic():
        added = _add([one.about() for one in references], now, by)
        lines.record(Verb.EVIDENCE_IMPORTED, purpose=str(len(added)), by=by.pk)
    return added


def add_finding(
    *, study: OwnStudy, says: str, elements: Sequence[int], rows: Sequence[str], now: datetime, by: Account
) -> OwnFinding:
    """Add one thing a study found.

    :raises Refused: unless they lead.
    """
    require(policies.can_add(by))
    with acting_as(by.pk), transaction.atomic():
        OwnStudy.objects.filter(pk=study.pk).select_for_update().get()
        number = OwnFinding.objects.filter(study=study).count() + 1
        found = OwnFinding.objects.create(
            study=study, number=number, says=says, elements=list(elements), rows=list(rows), added_by=by, added_at=now
        )
        lines.record(Verb.EVIDENCE_ADDED, thing=found.pk, by=by.pk)
    return found


def add_question(*, asks: str, elements: Sequence[int], now: datetime, by: Account) -> OwnQuestion:
    """Add a question for a team to think about.

    :raises Refused: unless they lead.
    """
    require(policies.can_add(by))
    with acting_as(by.pk), transaction.atomic():
        added = OwnQuestion.objects.create(asks=asks, elements=list(elements), added_by=by, added_at=now)
        lines.record(Verb.EVIDENCE_ADDED, thing=added.pk, by=by.pk)
    return added


def change(*, thing: Thing, seen: int, changes: Mapping[str, Any], now: datetime, by: Account) -> None:
    """Say it in other words; what it said before is kept beside it.

    :raises Refused: unless they lead.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    _rewrite(thing, seen, changes, Verb.EVIDENCE_CHANGED, now, by)


def withdraw(*, thing: Thing, seen: int, now: datetime, by: Account) -> None:
    """Take it off the list. It is not deleted: what rested on it can still be told.

    :raises Refused: unless they lead.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    _rewrite(thing, seen, {"withdrawn_at": now}, Verb.EVIDENCE_WITHDRAWN, now, by)


def _rewrite(thing: Thing, seen: int, changes: Mapping[str, Any], verb: Verb, now: datetime, by: Account) -> None:
    require(policies.can_add(by))
    said = {name: _plain(getattr(thing, name)) for name in changes}
    with acting_as(by.pk), transaction.atomic():
        thing.write(seen=seen, **changes)
        Earlier.objects.create(thing=thing.pk, version=seen, said=said, changed_by=by, changed_at=now)
        lines.record(verb, thing=thing.pk, by=by.pk)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _add(wanted: Sequence[dict[str, Any]], now: datetime, by: Account) -> list[OwnStudy]:
    stems = [_stem(about) for about in wanted]
    taken = set(OwnStudy.objects.values_list("key", flat=True))
    made = []
    for about, stem in zip(wanted, stems, strict=True):
        key = _free(stem, taken)
        taken.add(key)
        made.append(OwnStudy(key=key, added_by=by, added_at=now, **about))
    return OwnStudy.objects.bulk_create(made)


def _stem(about: Mapping[str, Any]) -> str:
    """``own-herman-1997``: whose it is and when, apart from everything that came with the product."""
    first = next(iter(about.get("authors") or ()), "")
    surname = first.partition(",")[0] if "," in first else first.split(" ")[-1]
    plain = unicodedata.normalize("NFKD", surname).encode("ascii", "ignore").decode().casefold()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_NAME].strip("-")
    return f"own-{slug or UNNAMED}-{about['year']}"


def _free(stem: str, taken: set[str]) -> str:
    """The stem, or with the letter of the next in that year, as citations have it: ``own-herman-1997b``."""
    letters = (chr(code) for code in range(ord("b"), ord("z") + 1))
    later = (f"{stem}z{number}" for number in count(2))
    return next(key for key in chain([stem], (f"{stem}{letter}" for letter in letters), later) if key not in taken)
