"""What signing in asks and answers, in our words."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from tests import cast

Browse = Callable[[Account | None], Client]


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"login": "", "password": "x"}, "Write your user name."),
        ({"login": "alice", "password": ""}, "Write your password."),
        ({"login": "alice", "password": "wrong-harbour-lamp"}, "This user name and password do not fit together."),
    ],
)
def test_sign_in_says_what_to_do(browse: Browse, db: None, posted: dict[str, str], sentence: str) -> None:
    page = browse(None).post(reverse("account_login"), posted).content.decode()
    assert sentence in page
    assert "This field is required" not in page


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({}, "Write the password you have now."),
        ({"oldpassword": "x", "password1": "y"}, "This is not the password you have now."),
        ({"oldpassword": cast.PASSWORD}, "Write a new password."),
    ],
)
def test_change_of_password_says_what_to_do(
    browse: Browse, alice: Account, posted: dict[str, str], sentence: str
) -> None:
    page = browse(alice).post(reverse("account_change_password"), posted).content.decode()
    assert sentence in page
    assert "The new password once more" in page
    assert "This field is required" not in page


def test_changed_password_is_told_with_what_else_happened(browse: Browse, alice: Account) -> None:
    new = "quiet-lantern-morning-8"
    posted = {"oldpassword": cast.PASSWORD, "password1": new, "password2": new}
    page = browse(alice).post(reverse("account_change_password"), posted, follow=True).content.decode()
    assert "Your password is changed. Everywhere else you are signed out." in page


def test_code_app_says_what_to_do(browse: Browse, alice: Account) -> None:
    client, place = browse(alice), reverse("mfa_activate_totp")
    assert "Write the code." in client.post(place, {"code": ""}).content.decode()
    assert "This code does not fit." in client.post(place, {"code": "000000"}).content.decode()
