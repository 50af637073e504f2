"""What was out of the ordinary in how records were opened: worth a kind word."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access import policies
from alongside.access.actions import looking as actions
from alongside.access.http import SignedInRequest
from alongside.access.queries import accounts, looking
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.workspace.forms.looking import KindWordForm
from alongside.workspace.queries import unusual


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest) -> HttpResponse:
    """What the last round saw, when that was, and what one makes of it."""
    require(policies.can_read_unusual(request.user))
    form = KindWordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sort, word = form.given()
        who = accounts.get(form.cleaned_data["who"])
        actions.answer(who=who, sort=sort, word=word, by=request.user)
        messages.success(request, _("Thank you. It is kept, and not shown again."))
        return redirect("workspace:looking")
    found, round_at = unusual.of(viewer=request.user), looking.last_round()
    rows = [(one, KindWordForm.about(one.seen, number=number)) for number, one in enumerate(found)]
    shown = {"rows": rows, "form": form, "round_at": round_at, "is_late": looking.is_late(now=now())}
    return render(request, "workspace/looking/show.html", shown)
