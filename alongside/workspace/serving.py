"""Sending a file out: as what it is, to be shown or kept, and never run as a page."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from alongside.access.doors import Opened
from alongside.attachments.models import Attachment
from alongside.attachments.queries import reading, stored
from alongside.attachments.ranges import NotInFile, Span, asked
from alongside.attachments.readers.kinds import TYPES
from alongside.attachments.sending import POLICY
from alongside.attachments.store import Missing
from alongside.attachments.vocabulary import Kind
from alongside.kernel.decisions import NotVisible

SHOWN_IN_PAGES = (Kind.PHOTO, Kind.SOUND)


def served(request: HttpRequest, file: Attachment, *, part: str = stored.WHOLE, door: Opened) -> HttpResponseBase:
    """The file, or the part of it that a browser asks for (RFC 9110, section 14).

    :raises NotVisible: when the store does not have it.
    """
    is_small = part == stored.SMALL
    size = file.small if is_small else file.size
    mark = f'"{file.pk.hex}-{part}"'
    try:
        span = _span(request, mark, size)
    except NotInFile:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    try:
        stream = reading.content(file=file, part=part, span=span or Span(0, size), door=door)
    except Missing:
        raise NotVisible from None
    answer = _streamed(stream, span, size)
    about = TYPES["jpeg"] if is_small else file.about
    to_keep = "save" in request.GET or file.kind not in SHOWN_IN_PAGES
    headers = {
        "Content-Type": about.content_type,
        "Content-Disposition": f'{"attachment" if to_keep else "inline"}; filename="{about.kind}.{about.ending}"',
        "Content-Security-Policy": POLICY,
        "Accept-Ranges": "bytes",
        "ETag": mark,
    }
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


def _span(request: HttpRequest, mark: str, size: int) -> Span | None:
    """The part asked for; all of it when it is asked for only if something else were still the same."""
    if request.headers.get("If-Range", mark) != mark:
        return None
    return asked(request.headers.get("Range", ""), size=size)


def _streamed(stream: Iterator[bytes], span: Span | None, size: int) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(stream, status=206 if span else 200)
    sent = span or Span(0, size)
    answer.headers["Content-Length"] = str(sent.stop - sent.start)
    if span:
        answer.headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return answer
