"""How a session was: a page to hand over, answered with a few taps."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import once
from alongside.kernel.clock import now
from alongside.kernel.forms.text import plain_breaks
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.planning import asking
from alongside.planning.actions import feedback
from alongside.planning.queries import sessions
from alongside.planning.queries.sessions import Read
from alongside.workspace.opening import Page, open_page
from alongside.workspace.queries import frame

MOST_WORDS = 500
PASS, NEVER = "pass", "dont_ask"


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, record: UUID, session: UUID) -> HttpResponse:
    """Ask, and keep what they tap; every question may be passed, and all of them at once."""
    with open_page(request, record) as page:
        read = sessions.get(session=session, record=record, door=page.door)
        quiet = frame.of(page)["quiet"].get(Topic.FEEDBACK)
        if request.method == "POST" and not quiet:
            _keep(request, page, read)
            return redirect("workspace:session-thanks", record, session)
        shown = {"record": record, "read": read, "quiet": quiet, "questions": asking.QUESTIONS}
        shown |= {"once": once(request), "most": MOST_WORDS}
    return render(request, "workspace/sessions/ask.html", shown)


@require_safe
def thanks(request: SignedInRequest, record: UUID, session: UUID) -> HttpResponse:
    """Thank you: nothing else is on it, and nothing is read for it."""
    return render(request, "workspace/sessions/thanks.html", {"record": record, "session": session})


def _keep(request: SignedInRequest, page: Page, read: Read) -> None:
    moment, answer = now(), request.POST.get("answer", "")
    if answer == NEVER:
        said = [Said(Topic.FEEDBACK, PaceAnswer.DONT_ASK)]
        pace.say(record=page.record, said=said, now=moment, door=page.door, by=request.user)
    given = {one.code: request.POST.get(one.code, "") for one in asking.QUESTIONS} if answer != PASS else {}
    words = "" if answer == PASS else plain_breaks(request.POST.get("words", "")).strip()[:MOST_WORDS]
    same = once(request)
    feedback.keep(
        session=read.session, answers=given, words=words, once=same, now=moment, door=page.door, by=request.user
    )
