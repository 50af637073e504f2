"""The bytes of a file, piece by piece: never more of it in memory than one piece."""

from collections.abc import Iterator
from itertools import chain

from alongside.access.doors import Opened
from alongside.attachments.models import Attachment
from alongside.attachments.queries import stored
from alongside.attachments.ranges import Span
from alongside.attachments.sealing import PIECE, SEALED_PIECE, Sealer, sealed_size
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb


def content(*, file: Attachment, part: str = stored.WHOLE, span: Span, door: Opened) -> Iterator[bytes]:
    """The bytes of a part of a file that lie in a span. The first piece is read at once, the rest as it is asked for.

    :raises Missing: when they are not in the store.
    :raises Unreadable: when they are not what was kept.
    """
    size = file.small if part == stored.SMALL else file.size
    pieces = _pieces(stored.name(file, part), stored.sealer(file, part, door=door), size, span)
    return chain([next(pieces)], pieces)


def was_told(*, file: Attachment, door: Opened) -> bool:
    """Whether the ledger has a line, since this ticket was given out, that the viewer read this file."""
    lines = Line.objects.filter(pk__gt=door.line, actor=door.viewer.pk, verb=Verb.ATTACHMENT_READ, thing=file.pk)
    return lines.exists()


def _pieces(name: str, sealer: Sealer, size: int, span: Span) -> Iterator[bytes]:
    store, whole = stored.store(), sealed_size(size)
    for number in range(span.start // PIECE, -(-span.stop // PIECE)):
        at = number * SEALED_PIECE
        length = min(SEALED_PIECE, whole - at)
        piece = sealer.open(store.read(name, at, length), number=number, is_last=at + length == whole)
        begins = number * PIECE
        yield piece[max(0, span.start - begins) : span.stop - begins]
