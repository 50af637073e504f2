"""A young person's plan: the page, what helps them, what they say of it, its versions, and the page to print."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest, number
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.planning import changes, comparing, paper
from alongside.planning.actions import papers
from alongside.planning.cards import PlanCard
from alongside.planning.queries import plans, reviews
from alongside.planning.vocabulary import Agrees
from alongside.workspace import plan_writing
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.plans import AboutForm, AgreeForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import plan_page


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """The plan as it holds."""
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        shown |= plan_page.of(shown["held"], page=page, today=timezone.localdate(now()))
        shown["reviews"] = reviews.of_record(record=record, door=page.door)
    return render(request, "workspace/plans/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What helps them, and what they hope for."""
    moment = now()
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        card = shown["held"].card if shown["held"] else PlanCard()
        quiet = quieted(record, shown["quiet"])
        form = AboutForm(
            typed(request), initial=AboutForm.initial_from(card), quiet=quiet, today=timezone.localdate(moment)
        )
        if request.method == "POST" and form.is_valid():
            change = None if form.about() == changes.About.of(card) else changes.described(form.about())
            if plan_writing.keep(request, page, change, said=said(form), now=moment):
                messages.success(request, _("Saved."))
                return redirect("workspace:plan", record)
            shown = plan_writing.again(shown)
        shown["form"] = form
    return render(request, "workspace/plans/about.html", shown, status=409 if "came_first" in shown else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What they say of the plan as it stands, in their words."""
    moment = now()
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        held = plans.required(record=record, door=page.door)
        form = AgreeForm(typed(request), quiet=quieted(record, shown["quiet"]), today=timezone.localdate(moment))
        if request.method == "POST" and form.is_valid():
            values, change = form.cleaned_data, None
            if values["agrees"] and not form.said():
                change = changes.said_of_it(agrees=Agrees(values["agrees"]), says=values["says"] or "")
            if plan_writing.keep(request, page, change, said=said(form), now=moment):
                messages.success(request, _("Saved."))
                return redirect("workspace:plan", record)
            shown = plan_writing.again(shown)
        shown |= {"form": form, "going": held.card.going}
    return render(request, "workspace/plans/agree.html", shown, status=409 if "came_first" in shown else 200)


@require_safe
def versions(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Every version, and any two side by side."""
    with open_page(request, record) as page:
        shown = plan_writing.around(request, page)
        rows = plans.versions(record=record)
        if not rows:
            raise NotVisible
        later = number(request.GET.get("after", "")) or rows[0].number
        earlier = number(request.GET.get("before", "")) or max(later - 1, 1)
        then, after = (plans.version(record=record, number=one, door=page.door) for one in (earlier, later))
        shown |= {"versions": rows, "then": then, "after": after}
        shown["compared"] = comparing.compared(then.card, after.card)
    return render(request, "workspace/plans/versions.html", shown)


@require_safe
def print_out(request: SignedInRequest, record: UUID, form: paper.Form) -> HttpResponse:
    """The plan on a page for them, plain or easy to read; taking it out is on the ledger."""
    with open_page(request, record) as page:
        held = plans.required(record=record, door=page.door)
        papers.take_out(plan=held.plan, form=form, by=request.user)
        file = paper.pdf(held, form=form, today=timezone.localdate(now()))
    answer = HttpResponse(file, content_type="application/pdf")
    # The name of a file is seen by whoever borrows a phone.
    answer["Content-Disposition"] = 'attachment; filename="page.pdf"'
    answer["Content-Length"] = str(len(file))
    return answer
