"""Sessions: the list, writing one down, one of them, and what was heard when somebody listened."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import before
from alongside.access.posted import once as made_once
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import promises
from alongside.keywork.queries import wishes
from alongside.people.actions import pace
from alongside.planning import policies, rules
from alongside.planning.actions import feedback
from alongside.planning.actions import sessions as actions
from alongside.planning.cards import lines
from alongside.planning.queries import sessions
from alongside.record.queries import entries
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.promises import FoldForm
from alongside.workspace.forms.sessions import HeardForm, SessionForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.forms.words import beside
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame
from alongside.workspace.queries.sessions import who_sees
from alongside.workspace.queries.words import names_on


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Sessions, the last first; above them what somebody has still to listen to."""
    with open_page(request, record) as page:
        shown = _around(request, page)
        shown["page"] = sessions.of_record(record=record, before=before(request), door=page.door)
        shown["wish"] = wishes.last(record=record, door=page.door)
        shown["waiting"] = sessions.waiting(record=record, door=page.door)
    return render(request, "workspace/sessions/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down a session, with a promise if one was made. Right after, they may say how it was."""
    moment = now()
    today = timezone.localdate(moment)
    with open_page(request, record) as page:
        shown, text = _around(request, page), typed(request)
        form = SessionForm(
            text,
            ways=rules.ways(on=today),
            hints=rules.way_hints(on=today),
            parts=who_sees(page),
            now=moment,
            quiet=quieted(record, shown["quiet"]),
        )
        promised = FoldForm(text, today=today)
        if request.method == "POST" and all([form.is_valid(), promised.is_valid()]):
            kept = _keep(request, page, form, promised)
            messages.success(request, _("Saved. It is on their timeline too."))
            return redirect("workspace:session", record, kept)
        shown |= {"form": form, "promised": promised, "once": made_once(request)}
        shown["beside"] = beside(text, names=names_on(shown), on=today)
    return render(request, "workspace/sessions/add.html", shown)


@require_safe
def one(request: SignedInRequest, record: UUID, session: UUID) -> HttpResponse:
    """One session: what was done, what helped, and what they said of it."""
    with open_page(request, record) as page:
        shown = _around(request, page)
        read = sessions.get(session=session, record=record, door=page.door)
        shown |= {"read": read, "others": lines(read.card.others), "seen_by": who_sees(page)[read.session.compartment]}
        shown["entry"] = entries.get(entry=read.session.entry_id, record=record, door=page.door)
        shown["waits"] = any(said.waits for said in read.said)
    return render(request, "workspace/sessions/one.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def hear(request: SignedInRequest, record: UUID, session: UUID) -> HttpResponse:
    """Write down what was heard when somebody made room to listen."""
    theirs = False
    with open_page(request, record) as page:
        read = sessions.get(session=session, record=record, door=page.door)
        shown, form = _around(request, page), HeardForm(typed(request))
        waits = [one for one in read.said if one.waits]
        if not waits:
            return redirect("workspace:session", record, session)
        if request.method == "POST" and form.is_valid():
            try:
                for one in waits:
                    feedback.hear(
                        feedback=one.feedback,
                        seen=one.feedback.version,
                        heard=form.cleaned_data["heard"],
                        on=timezone.localdate(now()),
                        door=page.door,
                        by=request.user,
                    )
                messages.success(request, _("Saved. Tell them what will be different."))
                return redirect("workspace:session", record, session)
            except ChangedMeanwhile:
                theirs = True
        shown |= {"read": read, "waits": waits, "form": form, "theirs": theirs}
    return render(request, "workspace/sessions/hear.html", shown, status=409 if theirs else 200)


def _around(request: SignedInRequest, page: Page) -> dict[str, Any]:
    return {**frame.of(page), "can_write": bool(policies.can_write_session(request.user))}


def _keep(request: SignedInRequest, page: Page, form: SessionForm, promised: FoldForm) -> UUID:
    moment, once = now(), made_once(request)
    given: dict[str, Any] = {"record": page.record, "now": moment, "door": page.door, "by": request.user}
    if quiet := said(form):
        pace.say(said=quiet, **given)
    session = actions.hold(held=form.held(), once=once, **given)
    if promise := promised.said():
        promises.make(said=promise, entry=session.entry, once=uuid5(once, "promise"), **given)
    return session.pk
