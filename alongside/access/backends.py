"""Who may sign in at all."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class SignIn(AuthenticationBackend):
    """allauth's backend; the invented people of the demo are nobody anywhere else.

    Asked at sign-in and again at every request, so that an account that was closed is out at once.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account is open, and not a demo account outside the demo."""
        return bool(super().user_can_authenticate(user)) and (settings.DEMO or not user.is_demo)
