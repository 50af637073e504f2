"""Asking a scanner: a small server that speaks its protocol, and ClamAV itself where it is installed."""

import shutil
import socket
import socketserver
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.attachments import scanning
from alongside.attachments.scanning import Scan, ScannerSilent, scan

HARM = b"known to do harm"
LARGEST = 1_000_000


class Scanner(socketserver.StreamRequestHandler):
    """As clamd(8) says: a command, pieces with their lengths, an answer that ends in a nought byte."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
            if len(data) > LARGEST:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(b"stream: Made.For.Tests FOUND\0" if HARM in data else b"stream: OK\0")


@pytest.fixture
def scanner(settings: Any) -> Iterator[str]:
    """Where the small server listens; the settings name it."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield settings.CLAMD
        server.shutdown()


def test_clean_file_is_clean(scanner: str) -> None:
    assert scan(b"We went to the sea." * 9000) is Scan.CLEAN


def test_harmful_file_is_found_wherever_it_hides(scanner: str) -> None:
    assert scan(bytes(200_000) + HARM + bytes(200_000)) is Scan.HARMFUL


def test_file_too_large_for_the_scanner_gets_no_verdict(scanner: str) -> None:
    with pytest.raises(ScannerSilent):
        scan(bytes(3 * LARGEST))


@pytest.mark.parametrize(
    "answer", [b"", b"\0", b"stream: OK", b"PONG\0", b"stream: lstat() failed ERROR\0", b"x" * 9000]
)
def test_any_other_answer_is_no_verdict(settings: Any, tmp_path: Path, answer: bytes) -> None:
    where = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(where))
        listening.listen()
        settings.CLAMD = str(where)

        def reply() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(65536)
                line.sendall(answer)

        threading.Thread(target=reply, daemon=True).start()
        with pytest.raises(ScannerSilent):
            scan(b"a")


def test_scanner_that_is_named_and_not_there_is_silent(settings: Any, tmp_path: Path) -> None:
    settings.CLAMD = str(tmp_path / "none")
    with pytest.raises(ScannerSilent):
        scan(b"a")


def test_without_a_scanner_nothing_is_checked(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CLAMD = ""
    monkeypatch.setattr(scanning, "USUAL_SOCKETS", ())
    assert scan(HARM) is Scan.NOT_CHECKED


def test_scanner_in_its_usual_place_is_found(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings.CLAMD = ""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "c"))
        monkeypatch.setattr(scanning, "USUAL_SOCKETS", (str(tmp_path / "none"), str(tmp_path / "c")))
        assert scanning.place() == str(tmp_path / "c")


@pytest.fixture
def clamd(settings: Any, tmp_path: Path) -> Iterator[None]:
    """ClamAV's own daemon, with one rule of ours in place of its lists."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if not program:
        pytest.skip("ClamAV is not installed")
    rules, where = tmp_path / "rules", tmp_path / "clamd.sock"
    rules.mkdir()
    (rules / "own.ndb").write_text(f"Made.For.Tests:0:*:{HARM.hex()}\n")
    config = tmp_path / "clamd.conf"
    config.write_text(f"LocalSocket {where}\nDatabaseDirectory {rules}\nForeground yes\n")
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen([program, "-c", config], stdout=log, stderr=log)
    try:
        for _ in range(300):
            if where.is_socket() or process.poll() is not None:
                break
            time.sleep(0.1)
        if not where.is_socket():
            pytest.skip(f"ClamAV does not start here: {(tmp_path / 'log').read_text()[-200:]}")
        settings.CLAMD = str(where)
        yield
    finally:
        process.terminate()
        process.wait(20)


def test_clamav_itself_says_clean_and_found(clamd: None) -> None:
    assert scan(b"We went to the sea." * 9000) is Scan.CLEAN
    assert scan(b"x" * 100_000 + HARM) is Scan.HARMFUL
