"""Slow, large and crooked requests to the real server, and a database that goes away: it answers, and stays small."""

import os
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.attacks.served import Browser, Served

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
    pytest.mark.xdist_group("browser"),
]
MANY = 100
HOST = b"Host: 127.0.0.1\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
# Whoever looked at the sign-in page has such a cookie: with it the form is read before anything is refused.
COOKIE = b"Cookie: form=abcdefghijklmnopqrstuvwxyzABCDEF\r\n"
PARTS = b"Content-Type: multipart/form-data; boundary=x\r\n"
MOST_GROWN = 80_000_000
SEVERAL_PARTS = b"".join(b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' for _ in range(3000))
CROOKED = {
    "many headers": b"GET / HTTP/1.1\r\n" + HOST + b"".join(b"X-%d: a\r\n" % n for n in range(5000)) + b"\r\n",
    "a long header": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 600_000 + b"\r\n\r\n",
    "a huge cookie": b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: id=" + b"a" * 200_000 + b"\r\n\r\n",
    "a long address": b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "many fields": (
        b"POST /account/login/ HTTP/1.1\r\n" + HOST + FORM + COOKIE + b"Content-Length: 200000\r\n\r\n" + b"a=b&" * 50_000
    ),
    "many parts": (
        b"POST /account/login/ HTTP/1.1\r\n" + HOST + PARTS + COOKIE
        + b"Content-Length: %d\r\n\r\n" % len(SEVERAL_PARTS) + SEVERAL_PARTS
    ),
    "a part without end": (
        b"POST /account/login/ HTTP/1.1\r\n" + HOST + PARTS + COOKIE + b"Content-Length: 1000000\r\n\r\n--x\r\n" + b"a" * 999_995
    ),
    "a size that is none": b"POST /account/login/ HTTP/1.1\r\n" + HOST + FORM + COOKIE + b"Content-Length: -1\r\n\r\n",
    "two sizes": (
        b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n"
    ),
    "chunks that are none": b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "no such method": b"SPRAY / HTTP/1.1\r\n" + HOST + b"\r\n",
    "not HTTP": b"\x16\x03\x01\x02\x00\x01\x00" * 100 + b"\r\n\r\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A demonstration, and nobody stumbled over it."""
    product = Served("slow")
    product.start()
    browser = Browser(product, "ruth")
    for _ in range(20):  # both processes have everything in memory that they will need
        browser.ask("GET", "/")
    yield product
    log = product.log.read_text()
    product.forget()
    assert "Traceback" not in log


def _connect(served: Served, sent: bytes, kept: ExitStack) -> socket.socket:
    line = kept.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=10))
    line.sendall(sent)
    return line


def _seconds(served: Served, path: str = "/account/login/") -> float:
    begun = time.monotonic()
    with ExitStack() as kept:
        line = _connect(served, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode(), kept)
        assert line.recv(20).startswith(b"HTTP/1.1 200")
    return time.monotonic() - begun


def _memory(served: Served) -> int:
    """Bytes that the web server's processes hold."""
    web = [pid for pid, command in served.processes().items() if "config.web" in command]
    found = (re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()) for pid in web)
    return sum(int(one[1]) * 1024 for one in found if one)


def _status(answer: bytes) -> int:
    """The status of an answer; nought where the line was closed without one."""
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0


@pytest.mark.parametrize(
    "begin",
    [
        b"GET /account/login/ HTTP/1.1\r\n" + HOST + b"X-A: ",
        b"POST /account/login/ HTTP/1.1\r\n" + HOST + FORM + COOKIE + b"Content-Length: 100000\r\n\r\n",
        b"POST /account/login/ HTTP/1.1\r\n" + HOST + PARTS + COOKIE + b"Content-Length: 100000\r\n\r\n",
    ],
    ids=["headers", "a form", "a form in parts"],
)
def test_many_who_send_slowly_hold_up_nobody_who_reads(served: Served, begin: bytes) -> None:
    before = _memory(served)
    with ExitStack() as kept:
        lines = [_connect(served, begin, kept) for _ in range(MANY)]
        for _ in range(3):
            time.sleep(0.5)
            assert _seconds(served) < 3
            for line in lines:
                with suppress(ConnectionError):  # those that were told to come again
                    line.send(b"a")
        assert _memory(served) - before < MOST_GROWN
    time.sleep(0.5)
    assert Browser(served, "ruth").ask("GET", "/")[0] == 200


def test_large_body_of_a_stranger_is_refused_before_it_is_sent(served: Served) -> None:
    before = _memory(served)
    head = b"POST /account/login/ HTTP/1.1\r\n" + HOST + PARTS + COOKIE + b"Content-Length: 150000000\r\n\r\n"
    with ExitStack() as kept:
        lines = [_connect(served, head, kept) for _ in range(4)]
        assert [_status(line.recv(50)) for line in lines] == [413] * 4
    assert _memory(served) - before < MOST_GROWN


@pytest.mark.parametrize("sent", CROOKED.values(), ids=CROOKED)
def test_crooked_request_is_refused_and_nothing_breaks(served: Served, sent: bytes) -> None:
    before = _memory(served)
    with ExitStack() as kept:
        line = kept.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=10))
        try:
            line.sendall(sent)
            answer = line.recv(50)
        except ConnectionError:
            answer = b""
    assert _status(answer) < 500
    assert _memory(served) - before < MOST_GROWN
    assert _seconds(served) < 3


def test_database_that_goes_away_is_said_and_comes_back(served: Served) -> None:
    browser, statuses, end = Browser(served, "ruth"), list[int](), time.monotonic() + 30
    postmaster = served.state / "postgres/data/postmaster.pid"
    for _ in range(3):
        os.kill(int(postmaster.read_text().split()[0]), signal.SIGKILL)
        while time.monotonic() < end:
            status, _, page = browser.ask("GET", "/")
            statuses.append(status)
            if status == 200:
                break
            assert b"Wait a minute" in page
            time.sleep(0.02)
        time.sleep(1)
    assert set(statuses) <= {200, 503}
    assert 503 in statuses
    assert statuses[-1] == 200
