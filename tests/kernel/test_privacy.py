"""Headers that keep pages to the person who asked for them, and a policy with a nonce that is there."""

import re
from collections.abc import Iterator

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import RequestContext, Template
from django.test import RequestFactory, override_settings

from alongside.kernel.context import csp_nonce
from alongside.kernel.csp import CONTENT_SECURITY_POLICY
from alongside.kernel.privacy import HEADERS, NoStore


@pytest.fixture(autouse=True)
def _policy() -> Iterator[None]:
    with override_settings(CONTENT_SECURITY_POLICY=CONTENT_SECURITY_POLICY):
        yield


def _answer(path: str, text: str = "<p>{{ csp_nonce }}</p>") -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(Template(text).render(RequestContext(request, csp_nonce(request))))

    def with_policy(request: HttpRequest) -> HttpResponseBase:
        response = CSPMiddleware(view)(request)
        assert isinstance(response, HttpResponseBase)
        return response

    response = NoStore(with_policy)(RequestFactory().get(path))
    assert isinstance(response, HttpResponse)
    return response


def test_pages_are_kept_by_nobody() -> None:
    response = _answer("/young-people/")
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert response.headers["Cache-Control"] == "no-store"


def test_static_files_may_be_kept() -> None:
    assert "Cache-Control" not in _answer("/static/kernel/alongside.css")


def test_every_powerful_feature_is_off() -> None:
    assert set(re.findall(r"(\w[\w-]*)=\(\)", HEADERS["Permissions-Policy"])) >= {
        "camera",
        "microphone",
        "geolocation",
        "payment",
        "usb",
    }


def test_page_and_header_carry_the_same_nonce() -> None:
    response = _answer("/")
    nonce = response.content.decode().removeprefix("<p>").removesuffix("</p>")
    assert len(nonce) > 20
    assert f"'nonce-{nonce}'" in response.headers["Content-Security-Policy"]
    assert nonce not in _answer("/").content.decode()


def test_policy_allows_nothing_inline_and_nobody_else() -> None:
    policy = _answer("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == directives["frame-ancestors"] == directives["base-uri"] == "'none'"
    assert directives["style-src"] == directives["form-action"] == "'self'"
    assert directives["require-trusted-types-for"] == "'script'"
    assert directives["trusted-types"] == "htmx"
