"""Using what a young person told: asked first, with a yes for one purpose and until a day, taken back at any time."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.doors import Opened
from alongside.access.http import SignedInRequest
from alongside.access.posted import once as made_once
from alongside.access.posted import seen_version
from alongside.kernel.clock import now
from alongside.kernel.forms import Form
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import tellings as actions
from alongside.keywork.queries import tellings
from alongside.keywork.queries.tellings import Use
from alongside.keywork.telling_vocabulary import UseState
from alongside.keywork.vocabulary import ToldHow
from alongside.workspace.forms.telling_uses import AnswerForm, ToldOnForm, UseForm
from alongside.workspace.forms.typed import typed
from alongside.workspace.opening import open_page
from alongside.workspace.queries import frame


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, record: UUID, telling: UUID) -> HttpResponse:
    """What they are asked: for what, and told to whom."""
    with open_page(request, record) as page:
        told = tellings.get(telling=telling, record=record, door=page.door)
        form, around, once = UseForm(typed(request)), frame.of(page), made_once(request)
        if request.method == "POST" and form.is_valid():
            today = timezone.localdate(now())
            use = actions.ask(
                telling=told.telling, card=form.card(), on=today, once=once, door=page.door, by=request.user
            )
            messages.success(request, _("Saved. Write down what they say, whenever they say it."))
            return redirect("workspace:telling-use", record, use.pk)
        shown = {**around, "form": form, "told": told, "once": once}
    return render(request, "workspace/tellings/ask.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, record: UUID, use: UUID) -> HttpResponse:
    """What they said; and once they said yes, telling it on."""
    today = timezone.localdate(now())

    def form_of() -> Form:
        return AnswerForm(typed(request), today=today)

    def act(found: Use, seen: int, form: Form, door: Opened) -> None:
        state, until = UseState(form.cleaned_data["said"]), form.cleaned_data["until"]
        words, row = form.cleaned_data["words"], found.use
        actions.answer(
            use=row, seen=seen, said=state, words=words, on=today, until=until, door=door, by=request.user
        )  # fmt: skip

    return _change(request, record, use, form_of, act, "workspace/tellings/use.html")


@require_http_methods(["GET", "HEAD", "POST"])
def tell_on(request: SignedInRequest, record: UUID, use: UUID) -> HttpResponse:
    """That it was told on."""
    today = timezone.localdate(now())

    def form_of() -> Form:
        return ToldOnForm(typed(request))

    def act(found: Use, seen: int, form: Form, _door: Opened) -> None:
        how = ToldHow(form.cleaned_data["how"])
        actions.tell_on(use=found.use, seen=seen, how=how, on=today, by=request.user)

    return _change(request, record, use, form_of, act, "workspace/tellings/tell_on.html")


@require_POST
def take_back(request: SignedInRequest, record: UUID, use: UUID) -> HttpResponse:
    """They took their yes back."""
    today = timezone.localdate(now())

    def act(found: Use, seen: int, _form: Form, _door: Opened) -> None:
        actions.take_back(use=found.use, seen=seen, on=today, by=request.user)

    return _change(request, record, use, lambda: Form(request.POST), act, "workspace/tellings/use.html")


@require_safe
def copy(request: SignedInRequest, record: UUID, use: UUID) -> HttpResponse:
    """The copy that is handed over: their words, for what, and until when; nothing else about them."""
    today = timezone.localdate(now())
    with open_page(request, record) as page:
        found = tellings.use(use=use, record=record, on=today, door=page.door)
        actions.copy(use=found.use, on=today, by=request.user)
        told = tellings.get(telling=found.use.telling_id, record=record, door=page.door)
        shown = {"record": record, "use": found, "told": told}
    return render(request, "workspace/tellings/copy.html", shown)


def _change(
    request: SignedInRequest,
    record: UUID,
    use: UUID,
    form_of: Callable[[], Form],
    act: Callable[[Use, int, Form, Opened], None],
    page_of: str,
) -> HttpResponse:
    """Do it if the form is complete; else show it, with what stands now if somebody else was first.

    The form is made once the use is found: a page that is hidden offers no draft.
    """
    theirs = False
    with open_page(request, record) as page:
        found = tellings.use(use=use, record=record, on=timezone.localdate(now()), door=page.door)
        form = form_of()
        seen = seen_version(request, found.use.version)
        if request.method == "POST" and form.is_valid():
            try:
                act(found, seen, form, page.door)
            except ChangedMeanwhile:
                theirs = True
            else:
                messages.success(request, _("Saved."))
                return redirect("workspace:tellings", record)
        shown = {**frame.of(page), "form": form, "use": found, "seen": seen, "theirs": theirs}
    return render(request, page_of, shown, status=409 if theirs else 200)
