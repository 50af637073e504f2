"""Where a page sends what is being typed, and where somebody throws it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.access import drafts, sessions
from alongside.access.http import SignedInRequest
from alongside.access.middleware.sign_in import SEEN_EVERY_SECONDS, seconds_left
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible

TOO_LONG = 413


@require_http_methods(["GET", "POST"])
def keep(request: SignedInRequest) -> HttpResponse:
    """Keep a form as it is typed so far. Whoever types is there, so the clock of the sign-in is wound.

    Getting it gives the page a new token for its form, after the same person signed in again beside it.
    """
    moment = now()
    left = seconds_left(request, moment.timestamp())
    if left < 0:
        return redirect("account_login")
    given = request.POST if request.method == "POST" else request.headers
    sheet = _sheet(given.get(drafts.SHEET, ""))
    if not drafts.is_theirs(sheet, given.get(drafts.PROOF, ""), by=request.user):
        raise NotVisible
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    typed = {name: request.POST.getlist(name) for name in request.POST}
    page = request.POST.get(drafts.PAGE, "")
    try:
        drafts.keep(sheet=sheet, page=page, typed=typed, now=moment, by=request.user)
    except drafts.TooLong:
        return HttpResponse(status=TOO_LONG)
    if moment.timestamp() - request.session.get(sessions.SEEN, 0) > SEEN_EVERY_SECONDS:
        request.session[sessions.SEEN] = moment.timestamp()
    return HttpResponse(status=204)


# A sign-in that ran out is ended by the next page, not by a line that comes late: nothing of it is a form to be kept.
keep.only_looks_at_the_clock = True  # type: ignore[attr-defined]


@require_POST
def throw_away(request: SignedInRequest) -> HttpResponse:
    """Let go of what was typed, and show the page afresh."""
    path = drafts.throw_away(sheet=_sheet(request.POST.get(drafts.SHEET, "")), now=now(), by=request.user)
    messages.success(request, _("Thrown away."))
    return redirect(path)


def _sheet(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise NotVisible from None
