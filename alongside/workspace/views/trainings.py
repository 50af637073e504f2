"""Training: one's own, and looking at that of colleagues one leads."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.keywork import policies
from alongside.keywork.actions import trainings as actions
from alongside.keywork.queries import staff, trainings
from alongside.workspace.forms.trainings import TrainingForm
from alongside.workspace.forms.typed import typed


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: SignedInRequest) -> HttpResponse:
    """What my work asks for, what I did, and writing down one more."""
    require(policies.can_keep_staff_pages(request.user))
    moment, pack = now(), packs.in_force()
    today = timezone.localdate(moment)
    courses = trainings.choices(pack=pack, on=today)
    form = TrainingForm(typed(request), courses=courses, today=today)
    if request.method == "POST" and form.is_valid():
        actions.say(course=form.course(), pack=pack, now=moment, by=request.user)
        messages.success(request, _("Saved. It counts once your lead has looked at it."))
        return redirect("workspace:trainings")
    needed, done = trainings.mine(pack=pack, on=today, viewer=request.user)
    return render(request, "workspace/staff/trainings.html", {"form": form, "needed": needed, "done": done})


@require_POST
def take_back(request: SignedInRequest, training: UUID) -> HttpResponse:
    """The wrong one: take it back while nobody has looked at it."""
    actions.take_back(training=trainings.get(training=training, viewer=request.user), by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("workspace:trainings")


@require_safe
def of_my_teams(request: SignedInRequest) -> HttpResponse:
    """Training of those I lead, and that their supervision happens."""
    require(policies.can_lead_staff(request.user))
    today = timezone.localdate(now())
    colleagues = staff.led(pack=packs.in_force(), on=today, viewer=request.user)
    return render(request, "workspace/staff/colleagues.html", {"colleagues": colleagues})


@require_POST
def confirm(request: SignedInRequest, training: UUID) -> HttpResponse:
    """I have seen what shows it: let it count."""
    found = trainings.get(training=training, viewer=request.user)
    actions.confirm(training=found, now=now(), by=request.user)
    messages.success(request, _("It counts now."))
    return redirect("workspace:staff")
