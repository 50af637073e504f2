"""Pages are compressed for browsers that take it so; nothing else is touched."""

from collections.abc import Callable

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.test import RequestFactory

from alongside.kernel.compressing import CompressedPages

PAGE = "<p>We met by the river.</p>" * 400


def _answer(respond: Callable[[HttpRequest], HttpResponseBase], accepts: str = "gzip, br") -> HttpResponseBase:
    request = RequestFactory().get("/", headers={"accept-encoding": accepts})
    answered = CompressedPages(respond)(request)
    assert isinstance(answered, HttpResponseBase)
    return answered


def test_page_is_compressed_for_a_browser_that_takes_it() -> None:
    answered = _answer(lambda _: HttpResponse(PAGE))
    assert answered.headers["Content-Encoding"] == "gzip"
    assert int(answered.headers["Content-Length"]) < len(PAGE) / 10


def test_page_stays_as_it_is_for_a_browser_that_does_not() -> None:
    assert "Content-Encoding" not in _answer(lambda _: HttpResponse(PAGE), accepts="").headers


def test_length_of_a_page_differs_from_time_to_time() -> None:
    lengths = {_answer(lambda _: HttpResponse(PAGE)).headers["Content-Length"] for _ in range(20)}
    assert len(lengths) > 1


@pytest.mark.parametrize("content_type", ["image/jpeg", "text/csv; charset=utf-8"])
def test_anything_but_a_page_stays_as_it_is(content_type: str) -> None:
    assert "Content-Encoding" not in _answer(lambda _: HttpResponse(PAGE, content_type=content_type)).headers


def test_answer_in_parts_stays_as_it_is() -> None:
    answered = _answer(lambda _: FileResponse([PAGE.encode()], content_type="text/html"))
    assert "Content-Encoding" not in answered.headers
