"""Signing in."""

from typing import Any

from allauth.account.forms import LoginForm

from alongside.access.forms import wording


class SignInForm(LoginForm):
    """allauth's form in our words: labels stay in view, so nothing stands inside the boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording.put(self)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs["dir"] = "ltr"
        # Where browsers offer a passkey beside the names they know.
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
