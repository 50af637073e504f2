"""Looking at a plan together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import pace
from alongside.planning import rules
from alongside.planning.actions import reviews as actions
from alongside.planning.cards import lines
from alongside.planning.queries import reviews
from alongside.record.queries import entries
from alongside.workspace import plan_writing
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.reviews import ReviewForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.forms.words import beside
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import plan_page
from alongside.workspace.queries.words import names_on


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down how it was looked at together, and when again."""
    moment = now()
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        if shown["held"] is None:
            return redirect("workspace:plan", record)
        text = typed(request)
        form = ReviewForm(
            text,
            ways=rules.participation(age=shown["age"], on=today),
            now=moment,
            latest=rules.review_by(moment),
            agrees=shown["held"].plan.agrees,
            quiet=quieted(record, shown["quiet"]),
        )
        if request.method == "POST" and form.is_valid():
            if _keep(request, page, form):
                messages.success(request, _("Saved. It is on their timeline too."))
                return redirect("workspace:plan", record)
            shown = plan_writing.again(shown)
        shown |= {"form": form, "beside": beside(text, names=names_on(shown), on=today)}
        shown |= plan_page.of(shown["held"], page=page, today=today)
    return render(request, "workspace/plans/review.html", shown, status=409 if "came_first" in shown else 200)


@require_safe
def show(request: SignedInRequest, record: UUID, review: UUID) -> HttpResponse:
    """One review: who took part and how, what changed, what stays open between people."""
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        found = reviews.get(review=review, record=record, door=page.door)
        shown |= {"read": found, "others": lines(found.card.others)}
        shown["entry"] = entries.get(entry=found.review.entry_id, record=record, door=page.door)
        shown["took_part"] = rules.participation_said(found.review.participation)
    return render(request, "workspace/plans/review_show.html", shown)


def _keep(request: SignedInRequest, page: Page, form: ReviewForm) -> bool:
    moment, seen = now(), plan_writing.seen(request, None)
    try:
        pace.say(record=page.record, said=said(form), now=moment, door=page.door, by=request.user)
        actions.hold(
            record=page.record,
            held=form.held(),
            seen=seen,
            once=once(request),
            now=moment,
            door=page.door,
            by=request.user,
        )
    except ChangedMeanwhile:
        return False
    return True
