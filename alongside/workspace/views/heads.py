"""The ledger's signed heads, open to everybody: hashes and signatures, so that anybody outside can watch.

A head says how many lines there are and the root of the tree above them. Neither it nor a proof can be turned back into
what was done, by whom or with whose record: a hash hides a line whose random ids nobody else holds. That is why these
pages ask for no sign-in. They are counted by address, so that nobody keeps the database busy with them.
"""

from collections.abc import Callable
from functools import wraps
from io import BytesIO

import segno
from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.ledger.notes import encode
from alongside.ledger.queries import heads
from alongside.workspace import policies

PLAIN = "text/plain; charset=utf-8"
LARGEST = 2**53

View = Callable[..., HttpResponse]


def _open_to_all(view: View) -> View:
    """No sign-in, but not without end: so many a minute from one address."""

    @wraps(view)
    def counted(request: HttpRequest, **places: int) -> HttpResponse:
        if not ratelimit.consume(request, app="allauth.account", action="ledger_head", limit_get=True):
            return HttpResponse(_("That was a lot at once. Wait a minute and try again.\n"), PLAIN, status=429)
        if any(place > LARGEST for place in places.values()):
            raise NotVisible
        try:
            return view(request, **places)
        except heads.NotSealed:
            raise NotVisible from None

    return login_not_required(require_safe(counted))


@_open_to_all
def newest(request: HttpRequest) -> HttpResponse:
    """The newest head, for people."""
    return _page(request, heads.newest())


@_open_to_all
def of_size(request: HttpRequest, size: int) -> HttpResponse:
    """An earlier head, to print or to hold against one that was kept."""
    return _page(request, heads.of_size(size))


@_open_to_all
def note(_request: HttpRequest) -> HttpResponse:
    """The newest head's signed note, for programs."""
    head = heads.newest()
    if head is None:
        raise heads.NotSealed
    text, _witnesses = heads.with_cosignatures(head)
    return HttpResponse(text, PLAIN)


@_open_to_all
def proof(_request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Hashes that show one head to be the beginning of another, one a line in base64 (RFC 9162, 2.1.4)."""
    hashes = heads.proof(old=old, new=new)
    return HttpResponse("".join(f"{encode(one)}\n" for one in hashes), PLAIN)


@_open_to_all
def picture(_request: HttpRequest, size: int) -> HttpResponse:
    """The signed note as a QR code: what a phone reads from paper can be checked like the note itself."""
    out = BytesIO()
    segno.make(heads.of_size(size).note, error="m", micro=False).save(out, kind="svg", scale=4, border=4, light="#fff")
    return HttpResponse(out.getvalue(), "image/svg+xml")


@require_safe
def days(request: SignedInRequest) -> HttpResponse:
    """The head of each day, to print and keep."""
    require(policies.can_keep_heads(request.user))
    found = heads.each_day(last=timezone.localdate(now()))
    return render(request, "workspace/ledger/days.html", {"heads": found, "witnessed": heads.lately_witnessed()})


def _page(request: HttpRequest, head: heads.Head | None) -> HttpResponse:
    signer = heads.signer()
    if head is None or signer is None:
        return render(request, "workspace/ledger/head.html", {"head": None})
    text, witnesses = heads.with_cosignatures(head)
    shown = {
        "head": head,
        "holds": heads.holds(head, key=signer),
        "note": text,
        "witnesses": witnesses,
        "key": heads.written(signer),
        "fingerprint": heads.fingerprint(signer),
    }
    return render(request, "workspace/ledger/head.html", shown)
