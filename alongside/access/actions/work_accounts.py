"""Linking a work account to sign in with, by its owner or by whoever keeps accounts."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.access import service_key
from alongside.access.actor import acting_as
from alongside.access.models import Account, WorkAccount
from alongside.kernel.decisions import NotVisible, Refused
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def link(
    *, account: Account, issuer: str, subject: str, now: datetime, by: Account | None, job: str | None = None
) -> None:
    """Let an account sign in as this subject of this issuer. A link it had is replaced.

    :param by: its owner; None when whoever keeps accounts does it, as the job ``job``.
    :raises Refused: when the subject signs in to another account already.
    """
    row = WorkAccount(account=account, issuer=issuer, subject=subject, linked_at=now)
    row.proof = service_key.proof(row.about)
    try:
        with transaction.atomic():
            WorkAccount.objects.filter(account=account).delete()
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("That work account signs in to another account here.")) from error
    _write(Verb.ACCOUNT_LINKED, account.pk, by, job)


def unlink(*, by: Account) -> None:
    """Take the link away again.

    :raises NotVisible: when there is none.
    """
    if not WorkAccount.objects.filter(account=by).delete()[0]:
        raise NotVisible
    _write(Verb.ACCOUNT_UNLINKED, by.pk, by, None)


def _write(verb: Verb, account: UUID, by: Account | None, job: str | None) -> None:
    if by is None:
        with transaction.atomic():
            lines.record(verb, thing=account, by=None, job=job)
        return
    with acting_as(by.pk), transaction.atomic():
        lines.record(verb, thing=account, by=by.pk)
