"""What is done with a file that is kept: read, and taken out of view."""

from datetime import datetime

from django.db import transaction

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.attachments import policies
from alongside.attachments.models import Attachment
from alongside.attachments.queries import reading
from alongside.attachments.vocabulary import Because, State
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def tell_read(*, file: Attachment, door: Opened, by: Account) -> None:
    """Put on the ledger that somebody reads a file: once for each ticket, which is good for five minutes.

    A browser asks for a sound in many parts; the parts asked for with the same ticket are one reading.
    """
    if not reading.was_told(file=file, door=door):
        lines.record(Verb.ATTACHMENT_READ, records=[file.record_id], thing=file.pk, by=by.pk)


def take_away(*, file: Attachment, because: Because, now: datetime, by: Account) -> None:
    """Take a file out of view, inside the opened record's transaction. Row and bytes stay until retention ends them.

    A second time does nothing: it is out of view.

    :raises Refused: when ``by`` neither added it, nor is the key worker, nor leads the team.
    """
    record = file.record_id
    is_key_worker = grants.is_key_worker(record=record, holder=by)
    require(policies.can_take_away(by, file, leads=grants.leads(record), is_key_worker=is_key_worker))
    with transaction.atomic():
        rows = Attachment.objects.filter(pk=file.pk, state=State.KEPT)
        if rows.update(state=State.TAKEN_AWAY, taken_by=by, taken_at=now, taken_because=because):
            lines.record(Verb.ATTACHMENT_TAKEN_AWAY, records=[record], thing=file.pk, purpose=because.value, by=by.pk)
