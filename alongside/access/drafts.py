"""What somebody is typing, kept every few seconds: sealed, for them alone, until it is saved or a day is over.

It is no part of a record until it is saved. Who may read it is who typed it, and only while they have a door to the
record that the page belongs to: the database asks at each reading. A draft is bound to account, page and row. The
ledger has a line when keeping begins, when somebody goes on with it and when they throw it away; not for every few
seconds, and never a word of it.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import connection, transaction
from django.urls import Resolver404, resolve

from alongside.access import crypto, service_key
from alongside.access.actor import Scope, acting_as, current
from alongside.access.kept import KEPT_FOR, MOST_CHARACTERS, NEVER_KEPT, SIGN_IN
from alongside.access.models import Account, Draft, KeptText
from alongside.kernel.decisions import NotVisible
from alongside.kernel.forms.begun import Begun
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

JOB = "access.forget_drafts"
SHEET, PAGE, PROOF = "draft", "draft-page", "draft-proof"
NOT_TYPED = (*NEVER_KEPT, SHEET, PAGE, PROOF)
# Somebody who has begun more than this in a day lets go of what they left longest.
MOST_DRAFTS = 40
LONGEST_PATH = 300
# A line that comes late must not bring back what was saved meanwhile.
REMEMBERED_AS_DONE = timedelta(minutes=10)


class TooLong(Exception):
    """More was typed than is kept."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft that may be gone on with: its sheet, where that goes on, and when it was typed."""

    sheet: UUID
    url: str
    kept_at: datetime


def proof(sheet: UUID, *, by: Account) -> str:
    """What shows that a page was laid before this account: somebody else who signs in beside it keeps nothing of it."""
    return service_key.proof(f"sheet:{by.pk}:{sheet}")


def is_theirs(sheet: UUID, given: str, *, by: Account) -> bool:
    """Whether this sheet was laid before this account."""
    return service_key.holds(given, f"sheet:{by.pk}:{sheet}")


def keep(*, sheet: UUID, page: str, typed: Mapping[str, Sequence[str]], now: datetime, by: Account) -> None:
    """Keep a form as it is typed so far; what was saved or thrown away meanwhile stays gone.

    :param page: the page's path, with its query.
    :raises TooLong: for more than ``MOST_CHARACTERS``.
    :raises NotVisible: for a page that does not exist or belongs to signing in, or a record without a door.
    """
    path, _mark, query = page.partition("?")
    fields = {name: list(values) for name, values in typed.items() if name not in NOT_TYPED}
    text = json.dumps({"query": query, "typed": fields})
    if len(text) > MOST_CHARACTERS:
        raise TooLong
    about = _about(path)
    with _acting(by):
        if not Draft.objects.filter(account=by, sheet=sheet).exists():
            _begin(Draft(account=by, sheet=sheet, path=path, about=about, kept_at=now), text)
        row = Draft.objects.select_for_update().get(account=by, sheet=sheet)
        if row.path != path:
            raise NotVisible
        if row.sealed:
            row.sealed, row.kept_at = service_key.seal(text, where(row)), now
            row.save(update_fields=["sealed", "kept_at"])


def offered(*, path: str, now: datetime, by: Account) -> list[Offer]:
    """What they began on this page and did not save, newest first."""
    with _acting(by, savepoint=False):
        found = Draft.objects.filter(account=by, path=path, kept_at__gt=now - KEPT_FOR).exclude(sealed=b"")
        rows = list(found.order_by("-kept_at"))
    return [Offer(row.sheet, _url(row, _unsealed(row)[0]), row.kept_at) for row in rows]


def go_on(*, sheet: UUID, path: str, now: datetime, by: Account) -> Begun | None:
    """The form as it was typed, for its writer on the same page; ``None`` when there is nothing (any more)."""
    with _acting(by):
        row = Draft.objects.filter(account=by, sheet=sheet, path=path, kept_at__gt=now - KEPT_FOR).first()
        if row is None or not row.sealed:
            return None
        lines.record(Verb.TYPED_GONE_ON, thing=row.pk, by=by.pk)
    return Begun.of({**_unsealed(row)[1], SHEET: [str(sheet)]})


def throw_away(*, sheet: UUID, now: datetime, by: Account) -> str:
    """Let go of what was typed; returns the page's path.

    :raises NotVisible: when there is no such draft of theirs.
    """
    with _acting(by):
        row = Draft.objects.filter(account=by, sheet=sheet).first()
        if row is None:
            raise NotVisible
        _empty(sheet, row.path, now, by)
        lines.record(Verb.TYPED_THROWN_AWAY, thing=row.pk, by=by.pk)
    return row.path


def saved(*, sheet: UUID, path: str, now: datetime, by: Account) -> None:
    """Let go of what was typed because it was saved: that act has its own line."""
    with _acting(by):
        _empty(sheet, path, now, by)


def forget(*, now: datetime) -> None:
    """Let go of what nobody came back for, as the machine that does so every hour."""
    with transaction.atomic():
        drafts, _by_model = Draft.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
        texts, _by_model = KeptText.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
        if drafts + texts:
            lines.record(Verb.TYPED_FORGOTTEN, by=None, job=JOB)


def where(row: Draft) -> bytes:
    """What a draft is bound to."""
    return crypto.place("access_draft", "sealed", row.pk, f"{row.account_id}|{row.path}")


def _begin(row: Draft, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select %s::uuid is null or access.has_door(%s)", (row.about, row.about))
        if not cursor.fetchone()[0]:
            raise NotVisible
    theirs = Draft.objects.filter(account=row.account_id)
    theirs.filter(sealed=b"", kept_at__lt=row.kept_at - REMEMBERED_AS_DONE).delete()
    left_longest = list(theirs.exclude(sealed=b"").order_by("-kept_at").values_list("pk", flat=True)[MOST_DRAFTS - 1 :])
    if left_longest:
        theirs.filter(pk__in=left_longest).delete()
    row.sealed = service_key.seal(text, where(row))
    # The last words of a page that is closed may come beside its first.
    Draft.objects.bulk_create([row], ignore_conflicts=True)
    lines.record(Verb.KEPT_TYPED, thing=row.pk, by=row.account_id)


def _empty(sheet: UUID, path: str, now: datetime, by: Account) -> None:
    Draft.objects.filter(account=by, sheet=sheet, path=path).update(sealed=b"", kept_at=now)


def _about(path: str) -> UUID | None:
    """The record a page belongs to, by its address."""
    if len(path) > LONGEST_PATH or path.startswith(SIGN_IN):
        raise NotVisible
    try:
        found = resolve(path).kwargs.get("record")
    except Resolver404:
        raise NotVisible from None
    return found if isinstance(found, UUID) else None


def _unsealed(row: Draft) -> tuple[str, dict[str, list[str]]]:
    held = json.loads(service_key.unseal(bytes(row.sealed), where(row)))
    return held["query"], held["typed"]


def _url(row: Draft, query: str) -> str:
    rest = [(name, value) for name, value in parse_qsl(query) if name not in (SHEET, "kept")]
    return f"{row.path}?{urlencode([*rest, (SHEET, str(row.sheet))])}"


def _acting(by: Account, *, savepoint: bool = True) -> AbstractContextManager[object]:
    """A transaction as this account: within the one that is open, if it is theirs, by whatever door."""
    actor = current()
    scope = actor.scope if actor and actor.account_id == by.pk else Scope.CASELOAD
    stack = ExitStack()
    stack.enter_context(acting_as(by.pk, scope))
    stack.enter_context(transaction.atomic(savepoint=savepoint))
    return stack
