"""Every answer, errors too, carries the headers that keep it to the person who asked."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.kernel.privacy import HEADERS
from alongside.people.models import YoungPerson
from alongside.people.queries import agencies
from tests import cast
from tests.architecture.addresses import addresses

Browse = Callable[[Account | None], Client]
ALWAYS = HEADERS | {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff"}
NEEDED = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
NONCE = re.compile(r"'nonce-([^']+)'")


def _check(response: object) -> None:
    headers = response.headers  # type: ignore[attr-defined]
    said = {name: headers.get(name) for name in ALWAYS}
    said["Cache-Control"] = (said["Cache-Control"] or "").split(",")[0]
    assert {name: said[name] for name in HEADERS} == HEADERS
    assert said["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert [part for part in NEEDED if part not in policy] == []
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "Server" not in headers
    assert "X-Powered-By" not in headers


@pytest.mark.parametrize("who", ["alice", "dee", "pat", None])
def test_headers_are_on_every_page_whatever_the_answer(browse: Browse, mira: YoungPerson, who: str | None) -> None:
    answers = set()
    client = browse(cast.account(who) if who else None)
    for address in addresses():
        if address.name == "account_logout":
            continue
        places = address.arguments | ({"record": mira.record_id} if "record" in address.places else {})
        for method in (client.get, client.post):
            response = method(reverse(address.name, kwargs=places))
            answers.add(response.status_code)
            _check(response)
    assert answers >= ({200, 302, 404} if who else {200, 302})


def test_headers_are_on_errors_of_every_kind(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    strict = Client(enforce_csrf_checks=True)
    kinds = {
        404: client.get("/no/such/page/"),
        403: strict.post(reverse("account_login"), {}),
        405: client.get(reverse("set-language")),
        400: client.get("/", headers={"host": "elsewhere.example"}),
    }
    for status, response in kinds.items():
        assert response.status_code == status
        _check(response)


def test_our_own_failure_says_nothing_and_carries_the_headers(
    browse: Browse, alice: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_given: object) -> None:
        raise RuntimeError("Amira Khalil")

    client = browse(alice)
    client.raise_request_exception = False
    monkeypatch.setattr("alongside.people.queries.young_people.search", fail)
    response = client.post(reverse("workspace:search"), {"text": "mira"})
    assert response.status_code == 500
    assert b"Amira" not in response.content
    assert b"Traceback" not in response.content
    _check(response)


def test_nonce_is_new_for_every_answer_and_the_one_in_the_page(browse: Browse, alice: Account) -> None:
    client, seen = browse(alice), set()
    for _ in range(5):
        response = client.get("/")
        (nonce,) = NONCE.findall(response.headers["Content-Security-Policy"])
        assert set(re.findall(r'nonce="([^"]+)"', response.content.decode())) == {nonce}
        seen.add(nonce)
    assert len(seen) == 5


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "testserver:80@elsewhere.example", "", "a b"]
)
def test_other_host_is_not_answered(db: None, host: str) -> None:
    response = Client().get(reverse("account_login"), headers={"host": host})
    assert response.status_code == 400
    assert b"elsewhere" not in response.content


def test_forwarded_host_is_not_believed(db: None) -> None:
    response = Client().get("/", headers={"x-forwarded-host": "elsewhere.example"})
    assert response.headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py", "/static/..%2f..%2fsecrets", "/static/%2e%2e/%2e%2e/secrets/actor-key",
        "/static/....//....//etc/passwd", "/static//etc/passwd", "/static/kernel/..%5c..%5csettings.py",
        "/static/%00", "/static/kernel/alongside.css%00.html", "/static/", "/static/staticfiles.json/..",
    ],
)  # fmt: skip
def test_nothing_but_static_files_is_served_as_one(db: None, path: str) -> None:
    response = Client().get(path)
    assert response.status_code in (302, 400, 404)
    assert b"SECRET" not in response.content


def test_form_that_is_too_large_is_refused_and_not_an_error_of_ours(browse: Browse, alice: Account) -> None:
    text = "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    for address in ("workspace:search", "workspace:young-person-add", "account_login", "set-language"):
        response = browse(alice).post(reverse(address), {"text": text, "known_as": text})
        assert 400 <= response.status_code < 500, address
        _check(response)


def test_form_with_too_many_fields_is_refused_and_not_an_error_of_ours(browse: Browse, alice: Account) -> None:
    many = {f"field-{number}": "1" for number in range(1500)}
    response = browse(alice).post(reverse("workspace:search"), many)
    assert response.status_code == 400


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 200,
        b"<",
        b"a,b\n1",
        b"PK\x03\x04" + b"x" * 50,
        b"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>",
    ],
)
def test_file_that_is_not_one_is_refused_kindly(browse: Browse, dee: Account, content: bytes) -> None:
    councils = {"council": _only_council(), "team": str(cast.team().pk)}
    given = SimpleUploadedFile("../../x.csv", content)
    response = browse(dee).post(reverse("exchange:bring"), {"file": given, **councils})
    assert response.status_code == 200
    assert b"govuk-error-summary" in response.content
    assert b"root:" not in response.content


def test_post_whose_body_is_not_a_form_is_refused_and_not_an_error_of_ours(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    for kind, body in (
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data", b"none"),
        ("application/json", b"{"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"+AGE-"),
        ("text/plain", b"\xff\xfe"),
    ):
        for name in ("workspace:search", "workspace:young-person-add", "account_login"):
            response = client.post(reverse(name), data=body, content_type=kind)
            assert response.status_code in (200, 302, 400), (name, kind)


def _only_council() -> str:
    (council,) = agencies.councils()
    return str(council.pk)
