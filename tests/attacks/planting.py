"""Canaries: words that stand nowhere else, and where they come to light in a product that was served."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from tests.attacks.served import Browser

MARK = "zqx9canary"
BOUNDARY = "------a-line-between"


def canary(of: str) -> str:
    """A word for one field, with the field in it."""
    return f"{MARK}{re.sub('[^a-z]', '', of.casefold())}{uuid4().hex[:6]}"


def _hidden() -> Iterator[bytes]:
    mark = MARK.encode()
    yield mark
    yield MARK.encode("utf-16-le")
    yield mark.hex().encode()
    for shift in range(3):
        # The letters in the middle are the same whatever stands around.
        inner = base64.b64encode(b"?" * shift + mark)[2 * shift : -4]
        yield inner[1:] if shift else inner


FOUND = re.compile(b"|".join(re.escape(one) for one in _hidden()), re.IGNORECASE)


def in_bytes(content: bytes) -> set[str]:
    """What stands around each canary that is there."""
    return {content[max(0, one.start() - 30) : one.end() + 40].decode("latin-1") for one in FOUND.finditer(content)}


def in_folder(folder: Path) -> dict[str, set[str]]:
    """Files below a folder in which a canary stands, with what is around it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and (there := in_bytes(path.read_bytes())):
            found[str(path.relative_to(folder))] = there
    return found


def send_file(
    browser: Browser, path: str, *, page: str, fields: dict[str, str], name: str, data: bytes
) -> tuple[int, str, bytes]:
    """A form with a file in it, as browsers send it."""
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', browser.ask("GET", page)[2])
    assert token
    said = {"csrfmiddlewaretoken": token[1].decode(), **fields}
    lines = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in said.items()
    ]
    lines.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
    body = "".join(lines).encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return browser.ask("POST", path, body.decode("latin-1"), **kind)
