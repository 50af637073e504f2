"""In the product as it runs: open to everybody who is signed in, and to nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client

from alongside.access.models import Account
from tests import cast

Browse = Callable[[Account | None], Client]

ADDRESSES = [
    "/evidence/",
    "/evidence/elements/",
    "/evidence/foley-2004/",
    "/evidence/export/ris/",
    "/evidence/foley-2004/export/ris/",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", ["alice", "lena", "pat", "ari"])
def test_page_is_open_to_anybody_signed_in(browse: Browse, name: str, address: str) -> None:
    assert browse(cast.account(name)).get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_sends_a_stranger_to_sign_in(browse: Browse, address: str) -> None:
    answer = browse(None).get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("address", ["/evidence/nothing-2000/", "/evidence/export/pdf/"])
def test_what_is_not_held_answers_404(browse: Browse, alice: Account, address: str) -> None:
    assert browse(alice).get(address).status_code == 404
