"""What only the demo's sign-in page shows: who can sign in, and how."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from alongside.access.http import is_in_their_space


def demo_people(request: HttpRequest) -> dict[str, Any]:
    """The invented people and their password, and spaces of young people, for somebody who is not signed in to a demo."""
    account = getattr(request, "user", None)
    if not settings.DEMO or is_in_their_space(request) or account is None or account.is_authenticated:
        return {}
    from alongside.config import demo

    shown = {"demo_people": demo.people(), "demo_password": demo.DEMO_PASSWORD, "demo_spaces": demo.spaces()}
    return shown | {"my_address": f"{request.scheme}://{settings.MY_HOST}:{request.get_port()}/"}
