"""A service that means harm learns nothing from the machine of whoever watches it, and does not keep it busy."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.config.commands import witness as command
from alongside.ledger import cosignatures
from alongside.ledger.cosignatures import Signer
from alongside.ledger.notes import origin

UNKNOWN = 2
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def _service(answer: Answer) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_told: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _watched(answer: Answer, folder: Path) -> Result:
    key = Ed25519PrivateKey.generate().public_key()
    written = cosignatures.written(Signer(origin(key), key))
    with _service(answer) as address:
        words = [str(folder / "watched.toml"), "--from", address, "--key", written]
        return CliRunner().invoke(command.witness, words, catch_exceptions=False)


@pytest.mark.parametrize("place", ["file:///etc/hostname", "ftp://127.0.0.1/x", "data:text/plain,x", "gopher://x/"])
def test_page_sends_the_witness_to_no_other_kind_of_address(tmp_path: Path, place: str) -> None:
    def elsewhere(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(302)
        asked.send_header("Location", place)
        asked.end_headers()

    told = _watched(elsewhere, tmp_path)
    assert (told.exit_code, "Nothing was checked" in told.output) == (UNKNOWN, True)


def test_answer_without_end_is_not_taken_in(tmp_path: Path) -> None:
    def endless(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        asked.wfile.write(b"a" * (command.MOST_BYTES + 1))

    assert _watched(endless, tmp_path).exit_code == UNKNOWN


def test_answer_that_drips_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dripping(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        for _ in range(30):
            asked.wfile.write(b"a")
            asked.wfile.flush()
            time.sleep(0.2)

    monkeypatch.setattr(command, "PATIENCE_SECONDS", 1)
    started = time.monotonic()
    told = _watched(dripping, tmp_path)
    assert (told.exit_code, time.monotonic() - started < 3) == (UNKNOWN, True)


def test_words_of_a_server_do_not_steer_the_terminal(tmp_path: Path) -> None:
    def steering(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(500, "\x1b[2JAll is well\x07")
        asked.end_headers()

    told = _watched(steering, tmp_path)
    assert told.exit_code == UNKNOWN
    assert not {"\x1b", "\x07"} & set(told.output)


def test_file_that_is_not_text_is_not_taken_for_a_rewritten_ledger(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(b"\xff\xfe\x00")
    key = Ed25519PrivateKey.generate().public_key()
    written = cosignatures.written(Signer(origin(key), key))
    words = [str(tmp_path / "watched.toml"), "--note", str(note), "--key", written]
    assert CliRunner().invoke(command.witness, words).exit_code == UNKNOWN
