"""What a form starts with, and the sheet it is typed on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from alongside.access import drafts, kept
from alongside.access.http import SignedInRequest, is_in_their_space
from alongside.kernel.clock import now
from alongside.kernel.forms.begun import Begun
from alongside.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page needs to keep what is typed on it, and to offer what was typed before."""

    id: UUID
    proof: str
    url: str
    offers: list[drafts.Offer]
    is_begun: bool
    """Whether the form was filled with a draft."""
    is_given_back: bool
    """Whether it was filled with what was kept as a sign-in ran out, and that is kept nowhere now."""


def typed(request: SignedInRequest) -> QueryDict | None:
    """What was posted, or what was kept for its writer; ``None`` on a first visit.

    A view that asks this lets its page keep what is typed there: see ``docs/explanation/drafts.md``.
    """
    text: QueryDict | None = request.POST or None
    if request.method == "POST":
        text = request.POST
    elif text is None and (given_back := kept.given_back(request)) is not None:
        # As if it stood in a form that is not sent yet, like a draft that is gone on with.
        text = request.POST = Begun.of(given_back)  # type: ignore[assignment]
    if not is_in_their_space(request):
        request.sheet = _sheet(request, text, at=now())
    return text


def _sheet(request: SignedInRequest, text: QueryDict | None, *, at: datetime) -> Sheet:
    sheet = sheet_of(request, text) or new_id()
    offers = drafts.offered(path=request.path, now=at, by=request.user) if text is None else []
    is_begun = isinstance(text, Begun)
    is_given_back = is_begun and drafts.SHEET not in request.GET
    proof = drafts.proof(sheet, by=request.user)
    return Sheet(sheet, proof, reverse("drafts"), offers, is_begun and not is_given_back, is_given_back)


def sheet_of(request: SignedInRequest, text: QueryDict | None) -> UUID | None:
    """The sheet that a form says it was typed on, or else its page's address."""
    for given in (text, request.GET):
        try:
            return UUID(given.get(drafts.SHEET, "") if given else "")
        except ValueError:
            continue
    return None
