"""What a young person agreed about being reached: the conversation, the versions, the ways."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest, number
from alongside.access.posted import once, seen_version
from alongside.access.vocabulary import Role
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach import policies
from alongside.outreach.actions import contact as actions
from alongside.outreach.queries import contact as queries
from alongside.outreach.queries import overrides
from alongside.people.actions import pace
from alongside.people.vocabulary import Topic
from alongside.workspace.forms.agreements import AgreementForm
from alongside.workspace.forms.pace import quieted, said
from alongside.workspace.forms.typed import typed
from alongside.workspace.forms.ways import WayForm
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import contact, frame


@contextmanager
def open_contact(request: SignedInRequest, record: UUID, *, asks: bool = True) -> Iterator[Page]:
    """Open a record for a page about how they are reached.

    :raises Refused: for other agencies, and for who does not hold everyday support.
    """
    with open_page(request, record, asks=asks) as page:
        is_partner = request.user.holds(Role.PARTNER)
        require(policies.can_see_contact(page.door.compartments(record), is_partner=is_partner))
        yield page


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """What is agreed now, what was before, and which ways there are."""
    with open_contact(request, record) as page:
        today = timezone.localdate(now())
        versions = queries.versions(record=record, door=page.door)
        shown = {
            **frame.of(page),
            "known": queries.ContactRules(today, *versions[0]) if versions else queries.ContactRules(today),
            "told": contact.told(versions[0]) if versions else (),
            "versions": versions,
            "ways": queries.ways(record=record, door=page.door),
            "overrides": overrides.all_of(record=record, door=page.door),
        }
    return render(request, "workspace/contact/show.html", shown)


@require_safe
def talk(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Before any form: how the conversation may go."""
    with open_contact(request, record) as page:
        shown = frame.of(page)
    return render(request, "workspace/contact/talk.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down what they said, as a version of its own."""
    moment = now()
    with open_contact(request, record) as page:
        around, row, theirs = frame.of(page), queries.newest(record=record), None
        initial = AgreementForm.initial_from(row, queries.agreed(row, door=page.door)) if row else {}
        quiet = quieted(record, around["quiet"])
        form = AgreementForm(typed(request), initial=initial, quiet=quiet, today=timezone.localdate(moment))
        seen, is_quiet = seen_version(request, row.number if row else 0), Topic.SAFE_CONTACT in quiet
        if request.method == "POST" and form.is_valid() and not is_quiet:
            try:
                _keep(page, form, seen=seen, request=request)
            except ChangedMeanwhile:
                seen, theirs = contact.as_it_is(record=record, door=page.door)
            else:
                messages.success(request, _("Saved. Thank them for telling you."))
                return redirect("workspace:safe-contact", record)
        shown = {**around, "form": form, "seen_number": seen, "once": once(request), "theirs": theirs}
        shown["is_quiet"] = is_quiet
    return render(request, "workspace/contact/agree.html", shown, status=409 if theirs else 200)


@require_POST
def confirm(request: SignedInRequest, record: UUID) -> HttpResponse:
    """They were asked again, and it is still right."""
    with open_contact(request, record) as page:
        row = queries.newest(record=record)
        if row is None:
            raise NotVisible
        seen = seen_version(request, row.version)
        try:
            actions.confirm(agreement=row, seen=seen, on=timezone.localdate(now()), door=page.door, by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else wrote something down first. Look again below."))
        else:
            messages.success(request, _("Saved. It holds anew from today."))
    return redirect("workspace:reach" if "reach" in request.POST else "workspace:safe-contact", record)


@require_safe
def compare(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Two versions side by side."""
    with open_contact(request, record) as page:
        versions = queries.versions(record=record, door=page.door)
        old, new = (number(request.GET.get(name, "")) for name in ("old", "new"))
        both = contact.pair(versions, old=old, new=new)
        shown: dict[str, Any] = {**frame.of(page), "versions": versions}
        if both:
            shown |= {"before": both[0][0], "after": both[1][0], "lines": contact.compared(*both)}
    return render(request, "workspace/contact/compare.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add_way(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Write down a number, a name in an app or an address. It is shown as they agreed."""
    moment = now()
    with open_contact(request, record) as page:
        around = frame.of(page)
        form = WayForm(typed(request), quiet=quieted(record, around["quiet"]), today=timezone.localdate(moment))
        is_quiet = Topic.SAFE_CONTACT in around["quiet"]
        if request.method == "POST" and form.is_valid() and not is_quiet:
            pace.say(record=record, said=said(form), now=moment, door=page.door, by=request.user)
            if not form.said():
                actions.add_way(
                    record=record, card=form.card(), now=moment, once=once(request), door=page.door, by=request.user
                )
            messages.success(request, _("Saved."))
            return redirect("workspace:safe-contact", record)
        shown = {**around, "form": form, "once": once(request), "is_quiet": is_quiet}
    return render(request, "workspace/contact/way.html", shown)


@require_POST
def end_way(request: SignedInRequest, record: UUID, way: UUID) -> HttpResponse:
    """A way does not hold any more."""
    with open_contact(request, record) as page:
        found = queries.way(record=record, way=way)
        seen = seen_version(request, found.version)
        try:
            actions.end_way(way=found, seen=seen, now=now(), door=page.door, by=request.user)
        except ChangedMeanwhile:
            messages.warning(request, _("Somebody else wrote something down first. Look again below."))
        else:
            messages.success(request, _("Saved. It is not offered any more."))
    return redirect("workspace:safe-contact", record)


def _keep(page: Page, form: AgreementForm, *, seen: int, request: SignedInRequest) -> None:
    moment, by = now(), request.user
    pace.say(record=page.record, said=said(form), now=moment, door=page.door, by=by)
    if form.said():
        return
    actions.agree(
        record=page.record, agreed=form.agreed(), seen=seen, now=moment, once=once(request), door=page.door, by=by
    )
