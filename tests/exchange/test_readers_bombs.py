"""Files made to do harm stop at a limit: nothing is fetched, opened or expanded, memory is bounded.

Each runs in a process of its own, so that the memory it takes can be measured.
"""

import json
import subprocess
import sys
import textwrap
from typing import Any

import pytest

MEGABYTE = 1_000_000
MOST_MEMORY = 60 * MEGABYTE
MOST_SECONDS = 30.0

PROGRAM = """
import json, resource, sys, time, zipfile, io
from datetime import date
from alongside.exchange.readers.open import read
from alongside.exchange.readers.rows import Limits, NotReadable
from tests.exchange.samples import cin, read_bytes

MESSAGE = b"<Message><Children>"
HEADER = b"CHILD,DOB,MISSING,MIS_START,MIS_END\\n"
ROW = b"7,01/02/2012,M,05/01/2024,06/01/2024\\n"
TODAY = date(2026, 11, 21)

class Endless:
    '''A stream that never ends: a beginning, then the same bytes for ever.'''
    def __init__(self, beginning, again):
        self.beginning, self.again, self.place = beginning, again * (40_000 // len(again) + 1), 0
    def seek(self, place):
        self.place = place
    def read(self, size):
        start, self.place = self.place, self.place + size
        piece = self.beginning[start : start + size]
        offset = (start + len(piece) - len(self.beginning)) % len(self.again)
        while len(piece) < size:
            piece += self.again[offset : offset + size - len(piece)]
            offset = 0
        return piece

def laughs():
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    return b"<!DOCTYPE Message [" + b"".join(lines) + b"]><Message>&a11;</Message>"

def zip_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("cin.xml", b"0" * 50_000_000)
    return out.getvalue()

quadratic = b'<!DOCTYPE Message [<!ENTITY a "' + b"x" * 100_000 + b'">]><Message>'
quadratic += b"&a;" * 10_000 + b"</Message>"
outside = b'<!DOCTYPE Message [<!ENTITY a SYSTEM "file:///etc/passwd">]><Message>&a;</Message>'
remote = b'<!DOCTYPE Message SYSTEM "http://127.0.0.1:9/x.dtd"><Message/>'
parameter = b'<!DOCTYPE Message [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]><Message/>'
hidden = b"<?xml version='1.0'?><!-- > -->\\n<?a <b> ?>" + laughs()
late = b"<!--" + b" " * 40_000 + b"-->" + laughs()
CASES = {
    "laughs": lambda: io.BytesIO(laughs()),
    "laughs in utf-16": lambda: io.BytesIO(laughs().decode().encode("utf-16")),
    "laughs after a long comment": lambda: io.BytesIO(late),
    "quadratic": lambda: io.BytesIO(quadratic),
    "entity of a file": lambda: io.BytesIO(outside),
    "document type from afar": lambda: io.BytesIO(remote),
    "parameter entity": lambda: io.BytesIO(parameter),
    "hidden document type": lambda: io.BytesIO(hidden),
    "zip bomb": lambda: io.BytesIO(zip_bomb()),
    "deep nesting": lambda: io.BytesIO(MESSAGE + b"<a>" * 1_000_000),
    "one text of 50 MB": lambda: io.BytesIO(MESSAGE + b"<Child><a>" + b"x" * 50_000_000),
    "endless nesting": lambda: Endless(MESSAGE, b"<a>"),
    "endless text": lambda: Endless(MESSAGE + b"<Child><UPN>", b"x"),
    "endless text between": lambda: Endless(MESSAGE, b"x "),
    "endless comment": lambda: Endless(MESSAGE + b"<!--", b"x "),
    "endless beginning": lambda: Endless(b"<?xml version='1.0'?>", b" "),
    "endless name": lambda: Endless(b"<Message><", b"x"),
    "endless attributes": lambda: Endless(MESSAGE + b"<Child a='", b"x' a1='"),
    "endless attribute": lambda: Endless(MESSAGE + b"<Child a='", b"x"),
    "endless elements": lambda: Endless(MESSAGE + b"<Child>", b"<UPN/>"),
    "endless unknown parts": lambda: Endless(MESSAGE, b"<Other>x</Other>"),
    "endless empty children": lambda: Endless(MESSAGE, b"<Child/>"),
    "endless children": lambda: Endless(
        MESSAGE, cin().encode().partition(b"<Children>")[2].partition(b"</Children>")[0]
    ),
    "a billion rows": lambda: Endless(HEADER, ROW),
    "a billion blank lines": lambda: Endless(HEADER, b"\\n"),
    "a billion blank rows": lambda: Endless(HEADER, b",,,,\\n"),
    "endless line": lambda: Endless(HEADER, b"x,"),
    "endless column names": lambda: Endless(b"", b"CHILD,"),
    "endless quotation": lambda: Endless(HEADER + b'"', b"x\\n"),
    "endless quotation on one line": lambda: Endless(HEADER + b'"', b"x"),
    "endless nothing": lambda: Endless(b"", b"\\0"),
    "endless utf-16": lambda: Endless(b"\\xff\\xfe", "7,x\\n".encode("utf-16-le")),
}

read_bytes(cin().encode())
stream = CASES[sys.argv[1]]()
limits = Limits(max_bytes=60_000_000, max_rows=20_000)
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
try:
    about, rows = read(stream, today=TODAY, limits=limits)
    said, taken = None, sum(1 for _ in rows)
except NotReadable as refusal:
    said, taken = refusal.reason, 0
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
seconds = time.monotonic() - began
print(json.dumps({"said": said, "taken": taken, "grown": grown * 1024, "seconds": seconds}))
"""


def run(case: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), case],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("laughs", "DOCTYPE"),
        ("laughs in utf-16", "DOCTYPE"),
        ("laughs after a long comment", "begins like XML"),
        ("quadratic", "DOCTYPE"),
        ("entity of a file", "DOCTYPE"),
        ("document type from afar", "DOCTYPE"),
        ("parameter entity", "DOCTYPE"),
        ("hidden document type", "DOCTYPE"),
        ("zip bomb", "zip"),
        ("deep nesting", "nested deeper"),
        ("one text of 50 MB", "far larger than any child"),
        ("endless nesting", "nested deeper"),
        ("endless text", "far larger than any child"),
        ("endless text between", "far larger than any child"),
        ("endless comment", "far larger than any child"),
        ("endless beginning", "begins like XML"),
        ("endless name", "far larger than any child"),
        ("endless attributes", "far larger than any child"),
        ("endless attribute", "far larger than any child"),
        ("endless elements", "far more in it"),
        ("endless unknown parts", "larger than 60 MB"),
        ("endless empty children", "more than 20,000 children"),
        ("endless children", "more than 20,000 children"),
        ("a billion rows", "more than 20,000 rows"),
        ("a billion blank lines", "more than 2,000,000 lines"),
        ("a billion blank rows", "more than 2,000,000 lines"),
        ("endless line", "far longer than any row"),
        ("endless column names", "far longer than any row"),
        ("endless quotation", "never closed"),
        ("endless quotation on one line", "far longer than any row"),
        ("endless nothing", "empty"),
        ("endless utf-16", "column names"),
    ],
)
def test_harmful_file_stops_at_a_limit(case: str, said: str) -> None:
    found = run(case)
    assert said in (found["said"] or "")
    assert found["taken"] == 0
    assert found["grown"] < MOST_MEMORY, found
    assert found["seconds"] < MOST_SECONDS, found
