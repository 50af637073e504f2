"""At the moment of use: what is safe now, and reaching out otherwise than was agreed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.outreach import rules
from alongside.outreach.actions import contact as actions
from alongside.outreach.actions import overrides as acting
from alongside.outreach.queries import contact, overrides
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, Standing
from alongside.workspace.forms.overrides import OverrideForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.queries import frame
from alongside.workspace.views.contact import open_contact


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Every channel as it stands now. Posted with a channel: the condition they named for it is met."""
    moment, is_so = now(), request.POST.get("is_so", "")
    with open_contact(request, record) as page:
        actions.look_up(record=record, is_so=bool(is_so), door=page.door, by=request.user)
        known = contact.rules(record=record, on=timezone.localdate(moment), door=page.door)
        words = words_for(known)
        found = contact.reach(record=record, known=known, at=moment, words=words[0], is_so=is_so, door=page.door)
        shown = {**frame.of(page), "known": known, "reach": found, "words": words}
    return render(request, "workspace/contact/reach.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def otherwise(request: SignedInRequest, record: UUID, channel: str) -> HttpResponse:
    """Say why a channel is used otherwise than was agreed. It is open for an hour, and a lead looks at it."""
    if channel not in AGREED_CHANNELS:
        raise NotVisible
    moment, wanted = now(), Channel(channel)
    with open_contact(request, record) as page:
        known = contact.rules(record=record, on=timezone.localdate(moment), door=page.door)
        standing = known.standing(wanted, at=moment)
        if standing is Standing.SAFE:
            return redirect("workspace:reach", record)
        form = OverrideForm(typed(request))
        if request.method == "POST" and form.is_valid():
            values = {**form.given(), "now": moment, "once": once(request), "door": page.door, "by": request.user}
            row = acting.override(record=record, channel=wanted, known=known, **values)
            return redirect("workspace:reach-opened", record, row.pk)
        shown = {**frame.of(page), "form": form, "once": once(request), "known": known}
        shown |= {"channel": wanted, "standing": standing, "said": known.said(wanted)}
    return render(request, "workspace/contact/otherwise.html", shown)


@require_safe
def opened(request: SignedInRequest, record: UUID, override: UUID) -> HttpResponse:
    """The one channel that the reader opened for themselves, until the hour is over."""
    moment = now()
    with open_contact(request, record) as page:
        told = overrides.get(record=record, override=override, door=page.door)
        known = contact.rules(record=record, on=timezone.localdate(moment), door=page.door)
        words = words_for(known)
        one = contact.reach_otherwise(override=told.row, at=moment, words=words[0], door=page.door)
        actions.look_up(record=record, door=page.door, by=request.user)
        shown = {**frame.of(page), "known": known, "one": one, "told": told, "words": words}
    return render(request, "workspace/contact/opened.html", shown)


def words_for(known: ContactRules) -> list[str]:
    """What a message may say: their own words if they named any, else words that give nothing away."""
    return [known.card.words_to_use] if known.card.words_to_use else rules.neutral_words(on=known.on)
