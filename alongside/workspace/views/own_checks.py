"""How I am: a page that is one's own, and where to find help."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.keywork import policies
from alongside.keywork.actions import own_checks as actions
from alongside.keywork.queries import own_checks, supervision
from alongside.workspace.forms.own_checks import OwnCheckForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.queries import help_lines


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: SignedInRequest) -> HttpResponse:
    """Say how I am, and read what I said before."""
    require(policies.can_keep_staff_pages(request.user))
    form = OwnCheckForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        actions.keep(feelings=form.said(), line=form.cleaned_data["line"] or "", now=now(), by=request.user)
        messages.success(request, _("Kept, for you alone."))
        return redirect("workspace:how-i-am")
    shown = {
        "form": form,
        "checks": own_checks.mine(viewer=request.user),
        "supervisor": supervision.agreed_with(viewer=request.user),
    }
    return render(request, "workspace/staff/how_i_am.html", shown)


@require_POST
def show(request: SignedInRequest, check: UUID) -> HttpResponse:
    """Let my supervisor see this one."""
    supervisor = actions.show(check=own_checks.get(check=check, viewer=request.user), by=request.user)
    messages.success(request, _("%(name)s can see this one now. You can take that back.") % {"name": supervisor.name})
    return redirect("workspace:how-i-am")


@require_POST
def take_back(request: SignedInRequest, check: UUID) -> HttpResponse:
    """Mine alone again."""
    actions.take_back(check=own_checks.get(check=check, viewer=request.user), by=request.user)
    messages.success(request, _("It is yours alone again."))
    return redirect("workspace:how-i-am")


@require_POST
def let_go(request: SignedInRequest, check: UUID) -> HttpResponse:
    """Delete it."""
    actions.let_go(check=own_checks.get(check=check, viewer=request.user), by=request.user)
    messages.success(request, _("It is gone."))
    return redirect("workspace:how-i-am")


@require_safe
def where_to_find_help(request: SignedInRequest) -> HttpResponse:
    """Where to find help for oneself."""
    on = timezone.localdate(now())
    return render(request, "workspace/staff/help.html", help_lines.of(pack=packs.in_force(), on=on))


def _posted(request: SignedInRequest) -> QueryDict | None:
    """What was posted. Nothing that is typed here is kept meanwhile, but for a post after a sign-in ran out."""
    if request.method == "POST":
        return request.POST
    return typed(request) if "kept" in request.GET else None
