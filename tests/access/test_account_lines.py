"""What happens to accounts is on the ledger."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from tests import cast

NEW = "seven quiet lanterns by the sea"


def lines_of(verb: Verb, seen_by: Account) -> int:
    """How many lines of this verb there are; ``seen_by`` reads the whole ledger."""
    with acting_as(seen_by.pk):
        return Line.objects.filter(verb=verb).count()


def test_a_changed_password_is_on_the_ledger(
    browse: Callable[[Account | None], Client], alice: Account, pat: Account
) -> None:
    client = browse(alice)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": cast.PASSWORD, "password1": NEW, "password2": NEW},
    )
    assert answer.status_code == 302
    assert lines_of(Verb.ACCOUNT_CHANGED, pat) == 1


@pytest.mark.usefixtures("db")
def test_too_many_tries_are_on_the_ledger_without_a_name(pat: Account) -> None:
    client = Client()
    for _ in range(7):
        client.post(reverse("account_login"), {"login": "nobody-here", "password": "wrong"})
    assert lines_of(Verb.ACCOUNT_SIGN_IN_FAILED, pat) >= 5
    assert lines_of(Verb.ACCOUNT_LOCKED, pat) >= 1
