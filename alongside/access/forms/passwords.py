"""Passwords of somebody who is signed in."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm

from alongside.access.forms import wording


class NewPasswordForm(ChangePasswordForm):
    """Another password than the one they have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording.put(self)


class PasswordAgainForm(ReauthenticateForm):
    """Their password, to show once more that it is them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording.put(self)
