"""A young person's own space, from a worker's side: opened with them, and never looked into."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access import policies, step_up
from alongside.access.actions import own as actions
from alongside.access.actions.own import Words
from alongside.access.http import SignedInRequest
from alongside.access.queries import own
from alongside.kernel.decisions import NotVisible, require
from alongside.workspace.forms.spaces import LostWordsForm, SpaceForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_safe
def show(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Whether they have one, and what can be done for it."""
    with open_page(request, record) as page:
        require(policies.can_open_space(request.user))
        space = own.space(record)
        shown = {**frame.of(page), "space": space, "my_host": settings.MY_HOST}
        shown["asked_by_me"] = space is not None and space.asked_by == request.user.pk
    return render(request, "workspace/spaces/show.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def open_one(request: SignedInRequest, record: UUID) -> HttpResponse:
    """Open it, and show their name and words, this once."""
    with open_page(request, record) as page:
        require(policies.can_open_space(request.user))
        form = SpaceForm(typed(request))
        if request.method == "POST" and form.is_valid():
            language = form.cleaned_data["language"]
            words = actions.give_space(record=record, language=language, by=request.user)
            return _card(request, record, words, language) if words else _asked(request, record)
        shown = {**frame.of(page), "form": form}
    return render(request, "workspace/spaces/open.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@step_up.required()
def words(request: SignedInRequest, record: UUID) -> HttpResponse:
    """New words for lost ones: the first worker asks, another one gives them within the hour."""
    with open_page(request, record) as page:
        space = own.space(record)
        if space is None:
            raise NotVisible
        form, is_second = LostWordsForm(typed(request)), space.asked_by not in (None, request.user.pk)
        if request.method == "POST" and form.is_valid():
            if is_second:
                given = actions.give_new_words(record=record, by=request.user)
                return _card(request, record, Words(space.nickname, given), space.language)
            actions.ask_new_words(record=record, by=request.user)
            return _asked(request, record)
        shown = {**frame.of(page), "form": form, "is_second": is_second}
    return render(request, "workspace/spaces/words.html", shown)


def _asked(request: SignedInRequest, record: UUID) -> HttpResponse:
    messages.success(request, _("Now ask a second worker to come. They have an hour."))
    return redirect("workspace:own-space", record)


def _card(request: SignedInRequest, record: UUID, words: Words, language: str) -> HttpResponse:
    shown = {"record": record, "words": words, "speaks": language, "my_host": settings.MY_HOST}
    return render(request, "workspace/spaces/card.html", shown)
