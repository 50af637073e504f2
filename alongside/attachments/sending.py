"""Sending bytes out that are in memory: as what they are, to be shown or kept, and never run as a page."""

from django.http import HttpRequest, HttpResponse

from alongside.attachments.ranges import NotInFile, Span, asked

POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def as_file(request: HttpRequest, data: bytes, *, kind: str, ending: str, to_keep: bool = False) -> HttpResponse:
    """A picture or a sound, or the part of it that a browser asks for (RFC 9110, section 14). Its name says nothing."""
    try:
        span = asked(request.headers.get("Range", ""), size=len(data))
    except NotInFile:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(data)}"})
    start, stop = span or Span(0, len(data))
    answer = HttpResponse(data[start:stop], status=206 if span else 200, content_type=kind)
    answer.headers["Content-Disposition"] = f'{"attachment" if to_keep else "inline"}; filename="page.{ending}"'
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Accept-Ranges"] = "bytes"
    if span:
        answer.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{len(data)}"
    return answer
