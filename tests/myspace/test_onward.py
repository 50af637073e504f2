"""Where somebody is led once they came in: to a page of ours, in a session that nobody else began."""

import pytest
from django.conf import settings
from django.test import Client

from alongside.access.models import Account
from tests import own_space

GIVEN = {"name": own_space.WORDS.nickname, "words": own_space.WORDS.words}


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "/\\evil.example", "///evil.example", "https://evil.example", "/\t/evil.example", ""]
)
@pytest.mark.parametrize("path", ["/in/", "/again/"])
def test_nobody_is_led_off_the_host(her: Account, path: str, wanted: str) -> None:
    client = own_space.browse(her) if path == "/again/" else Client(headers={"host": own_space.MY_HOST})
    answer = client.post(path, GIVEN, QUERY_STRING=f"next={wanted}")
    assert (answer.status_code, answer.headers["location"]) == (302, "/")


def test_session_from_before_is_worth_nothing(her: Account) -> None:
    """Whoever set a cookie on the phone beforehand is not in once its owner came in."""
    client = Client(headers={"host": own_space.MY_HOST})
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.post("/in/", GIVEN).status_code == 302
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    thief = Client(headers={"host": own_space.MY_HOST})
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert thief.get("/").status_code == 302
