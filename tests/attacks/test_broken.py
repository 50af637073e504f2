"""What people read when something broke says whether to try again."""

import threading
from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, path

from alongside.config.gate import A_FORM, A_MOMENT_SECONDS, AT_ONCE, Gate

BROKEN: list[Exception] = []
urlpatterns: list[URLPattern] = []
handler500 = "alongside.config.stumbled.broken"


def _break(_request: HttpRequest) -> HttpResponse:
    raise BROKEN[0]


_break.login_required = False  # type: ignore[attr-defined]
urlpatterns.append(path("broken/", _break))


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError(), 503), (InterfaceError(), 503), (ImproperlyConfigured(), 500)]
)
def test_page_tells_whether_to_try_again(db: None, error: Exception, status: int) -> None:
    BROKEN[:] = [error]
    with override_settings(ROOT_URLCONF=__name__):
        answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == status
    assert answer.headers.get("Retry-After") == ("5" if status == 503 else None)
    assert "Wait a minute" in answer.content.decode()


class _Slow:
    """A body of which so much comes at a time."""

    def read(self, size: int = -1) -> bytes:
        return b"a" * A_FORM


def _environ(size: int) -> dict[str, object]:
    return {"CONTENT_LENGTH": str(size), "wsgi.input": _Slow()}


def test_gate_takes_so_many_bodies_at_once_and_lets_readers_through() -> None:
    statuses: list[str] = []
    waiting: list[dict[str, object]] = []

    def application(environ: dict[str, object], start: object) -> Iterator[bytes]:
        if environ.get("CONTENT_LENGTH") and len(waiting) < AT_ONCE + 1:
            waiting.append(environ)
            gate(_environ(2 * A_FORM), lambda status, _headers: statuses.append(status))
        return iter(())

    gate = Gate(application)
    gate(_environ(2 * A_FORM), lambda status, _headers: statuses.append(status))
    assert len(waiting) == AT_ONCE
    assert [status[:3] for status in statuses] == ["503"]
    gate({"wsgi.input": _Slow()}, lambda status, _headers: statuses.append(status))
    assert len(statuses) == 1


def test_gate_counts_a_body_until_it_is_here() -> None:
    free: list[bool] = []

    def application(environ: dict[str, object], start: object) -> Iterator[bytes]:
        body = environ["wsgi.input"]
        for _ in range(2):
            body.read(1)  # type: ignore[attr-defined]
            free.append(all(gate.free.acquire(blocking=False) for _ in range(AT_ONCE)))
            for _ in range(AT_ONCE - (not free[-1])):
                gate.free.release()
        return iter(())

    gate = Gate(application)
    gate(_environ(2 * A_FORM), lambda *_rest: None)
    assert free == [False, True]


def test_gate_lets_any_number_of_forms_be_worked_on_at_once() -> None:
    statuses: list[str] = []
    working: list[dict[str, object]] = []

    def application(environ: dict[str, object], start: object) -> Iterator[bytes]:
        working.append(environ)
        assert len(environ["wsgi.input"].read()) == A_FORM  # type: ignore[attr-defined]
        if len(working) < 2 * AT_ONCE:
            gate(_environ(A_FORM), lambda status, _headers: statuses.append(status))
        return iter(())

    gate = Gate(application)
    gate(_environ(A_FORM), lambda status, _headers: statuses.append(status))
    assert (len(working), statuses) == (2 * AT_ONCE, [])


def test_form_that_comes_while_others_are_taken_in_is_taken_too() -> None:
    gate, statuses = Gate(lambda _environ, _start: iter(())), []
    for _ in range(AT_ONCE):
        gate.free.acquire()
    soon = threading.Timer(A_MOMENT_SECONDS / 5, gate.free.release)
    soon.start()
    gate(_environ(A_FORM), lambda status, _headers: statuses.append(status))
    soon.join()
    assert statuses == []
