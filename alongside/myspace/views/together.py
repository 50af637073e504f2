"""What we did together, how it was, and the way so far."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import before, once
from alongside.access.typed import typed
from alongside.kernel.clock import now
from alongside.myspace.forms.together import HowForm
from alongside.myspace.opening import open_mine
from alongside.myspace.queries import together
from alongside.planning.actions import feedback


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The last dozen, and the way to earlier ones."""
    with open_mine(request) as mine:
        page = together.of(mine, before=before(request), now=now())
    return render(request, "myspace/together.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def how(request: SignedInRequest, session: UUID) -> HttpResponse:
    """One of them; and how it was, in a few taps."""
    moment, form = now(), HowForm(typed(request))
    with open_mine(request) as mine:
        had = together.one(mine, session=session, now=moment)
        if request.method == "POST" and form.is_valid():
            feedback.keep(
                session=had.read.session,
                answers=form.answers(),
                words=form.said(),
                once=once(request),
                now=moment,
                door=mine.door,
                by=request.user,
            )
            messages.success(request, _("Thank you. It helps us to do better."))
            return redirect("my-together")
    shown = {"had": had, "form": form, "once": once(request)}
    return render(request, "myspace/together_how.html", shown)


@require_safe
def way(request: SignedInRequest) -> HttpResponse:
    """The way so far. Nothing on it is counted."""
    with open_mine(request) as mine:
        drawn = together.way(mine, now=now())
    return render(request, "myspace/way.html", {"way": drawn})
