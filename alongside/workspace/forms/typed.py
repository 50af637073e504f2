"""What a form starts with: what was being typed before a sign-in ran out, if anything."""

from typing import Any

from django.http import QueryDict

from alongside.access import kept
from alongside.access.http import SignedInRequest


def typed(request: SignedInRequest) -> QueryDict | None:
    """The posted form, or the one that was kept for its writer; ``None`` on a first visit."""
    if request.method == "POST":
        return request.POST
    given_back: dict[str, Any] | None = kept.given_back(request)
    if given_back is None:
        return None
    again = QueryDict(mutable=True)
    for name, values in given_back.items():
        again.setlist(name, values)
    return again
