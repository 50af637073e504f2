"""Where somebody is signed in: begun, named, ended. An end holds from the next page that is asked for."""

from datetime import datetime
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from alongside.access import devices, service_key, sessions
from alongside.access.actor import acting_as
from alongside.access.models import Account, SignIn
from alongside.kernel.decisions import NotVisible
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

MOST_LETTERS = 60


def begin(session: SessionBase, *, user_agent: str, now: datetime) -> None:
    """Keep with a session that it begins, and on what kind of device; let go of everybody's that are long over."""
    SignIn.objects.filter(expire_date__lt=now).delete()
    session[sessions.SINCE] = session[sessions.SEEN] = now.timestamp()
    session[sessions.DEVICE] = devices.kind_of(user_agent).value
    session[sessions.BROWSER] = devices.browser_of(user_agent).value


def write_begun(*, by: Account) -> None:
    """Write that somebody signed in."""
    with acting_as(by.pk), transaction.atomic():
        lines.record(Verb.ACCOUNT_SIGNED_IN, thing=by.pk, by=by.pk)


def rename(*, key: str, name: str, by: Account) -> None:
    """Call a device by a name of one's own; an empty one takes the name away.

    :raises NotVisible: when there is no such sign-in of theirs.
    """
    sealed = service_key.seal(name[:MOST_LETTERS], sessions.where(by.pk)) if name.strip() else None
    if not SignIn.objects.filter(account=by, session_key=key).update(name=sealed):
        raise NotVisible


def end(*, key: str, by: Account) -> None:
    """End one sign-in of one's own.

    :raises NotVisible: when there is no such sign-in of theirs.
    """
    with acting_as(by.pk), transaction.atomic():
        if not SignIn.objects.filter(account=by, session_key=key).delete()[0]:
            raise NotVisible
        lines.record(Verb.ACCOUNT_SIGN_IN_ENDED, thing=by.pk, by=by.pk)


def end_others(session: SessionBase, *, of: UUID) -> int:
    """End every sign-in of somebody but this one, in the open transaction; returns how many."""
    others = SignIn.objects.filter(account_id=of).exclude(session_key=sessions.hashed(session.session_key))
    ended = others.delete()[0]
    for _ in range(ended):
        lines.record(Verb.ACCOUNT_SIGN_IN_ENDED, thing=of, by=of)
    return ended


def end_all(*, of: UUID, job: str) -> int:
    """End every sign-in of somebody, as whoever keeps accounts; returns how many."""
    with transaction.atomic():
        ended = SignIn.objects.filter(account_id=of).delete()[0]
        lines.record(Verb.ACCOUNT_SIGN_IN_ENDED, thing=of, by=None, job=job)
    return ended
