"""`alongside ledger witness`: watch another service's ledger from outside. Needs no database, no account, no set-up."""

import os
from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from time import monotonic
from typing import NoReturn
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.kernel import clock
from alongside.ledger import cosignatures
from alongside.ledger import witness as watching
from alongside.ledger.cosignatures import COSIGNATURE, Signer
from alongside.ledger.notes import Checkpoint
from alongside.ledger.witness import FileUnusable, History, NotTrusted, Seen

MOST_BYTES = 64 * 1024
PATIENCE_SECONDS = 30
BROKEN, UNKNOWN = 1, 2
WEB: tuple[type[BaseHandler], ...] = (
    ProxyHandler, HTTPHandler, HTTPSHandler, UnknownHandler, HTTPRedirectHandler, HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
)  # fmt: skip

Shown = tuple[str, Sequence[str]]  # the note, and the proof's lines
FILE = click.Path(dir_okay=False, path_type=Path)
READ = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--from", "url", help="The service's address, such as https://service.example.")
@click.option("--note", type=READ, help="A signed head that was handed over, instead of an address.")
@click.option("--proof", type=READ, help="The proof that goes with --note, one hash a line.")
@click.option("--key", default="", help="The service's public key; needed for a new FILE.")
@click.option(
    "--cosign", "cosign_as", metavar="NAME", help="Sign the head too, under this name, with a key beside FILE."
)
def witness(
    *, file: Path, url: str | None, note: Path | None, proof: Path | None, key: str, cosign_as: str | None
) -> None:
    """Keep the ledger's signed head in FILE, and check that it only grew since last time.

    Exit code 0: nothing was rewritten. 1: do not trust it. 2: it could not be looked at.
    """
    if (url is None) == (note is None):
        raise click.UsageError("Give either --from with an address, or --note with a file.")
    if cosign_as is not None and not cosignatures.is_name(cosign_as):
        raise click.UsageError("A name to sign under has no spaces and no plus, such as council.example/witness.")
    history = _history(file, key)
    last = history.accepted[-1] if history.accepted else None
    shown = _asked(url, last) if url else _handed_over(note, proof)
    head = _judged(file, history, shown)
    _tell(history, head)
    if cosign_as:
        _cosign(file, shown[0], cosign_as)


def _history(file: Path, key: str) -> History:
    try:
        return watching.load(file, key=key)
    except FileUnusable as error:
        _stop(str(error))


def _judged(file: Path, history: History, shown: Shown) -> Checkpoint:
    """The head, kept in the file; what cannot be trusted is kept there too, as evidence."""
    note, proof = shown
    last = history.accepted[-1] if history.accepted else None
    moment = clock.now()
    try:
        head = watching.judge(last, note, proof, signer=history.signer)
    except NotTrusted as error:
        watching.add(file, history, watching.seen_now(note, size=_size(note), at=moment, refused=str(error)))
        click.echo(_warning(str(error), file), err=True)
        raise SystemExit(BROKEN) from error
    watching.add(file, history, watching.seen_now(note, size=head.size, at=moment))
    return head


def _tell(history: History, head: Checkpoint) -> None:
    if not history.accepted:
        click.echo(f"Kept: {head.size} lines so far. Run this again tomorrow, with the same file.")
        return
    first, last = history.accepted[0], history.accepted[-1]
    since = datetime.fromisoformat(first.at).strftime("%-d %B %Y, %H:%M UTC")
    click.echo(
        f"Nothing was rewritten since {since}. Lines then: {first.size}. Last time: {last.size}. Now: {head.size}."
    )


def _warning(why: str, file: Path) -> str:
    return (
        f"DO NOT TRUST this ledger. {why}\n"
        "Call the service's data-protection lead, on a number you already have, and read this out. "
        f"Keep {file.name}: it holds what was shown before and what is shown now, both signed by them."
    )


def _cosign(file: Path, note: str, name: str) -> None:
    key = _own_key(file.with_name(f"{file.name}.key"))
    signed = file.with_name(f"{file.name}.cosigned")
    signed.write_text(cosignatures.cosign(note, name=name, key=key, at=clock.now()), encoding="utf-8")
    click.echo(f"Signed in {signed.name}: send it to the service. Your public key, for their first time:")
    click.echo(cosignatures.written(Signer(name, key.public_key()), kind=COSIGNATURE))


def _own_key(path: Path) -> Ed25519PrivateKey:
    """The witness's own key, made at first use, for its eyes only."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _asked(url: str, last: Seen | None) -> Shown:
    base = url.rstrip("/")
    note = _get(f"{base}/ledger/head/note/")
    size = _size(note)
    if last is None or size <= last.size:
        return note, []
    # A service that says there is no such proof denies a head it signed: that is no growth, and is judged so.
    return note, _get(f"{base}/ledger/proof/{last.size}/{size}/", if_none="").split()


def _handed_over(note: Path | None, proof: Path | None) -> Shown:
    try:
        text = note.read_text(encoding="utf-8") if note else ""
        return text, proof.read_text(encoding="utf-8").split() if proof else []
    except (OSError, ValueError):
        _stop("The files that were handed over are not text. Nothing was checked. Ask for them again.")


def _get(url: str, *, if_none: str | None = None) -> str:
    """A page's text. Plain http will do: what matters in it is signed."""
    if urlsplit(url).scheme not in ("http", "https"):
        _stop(f"{url} is not a web address. Begin it with https://")
    try:
        with _web().open(url, timeout=PATIENCE_SECONDS) as answer:
            return _text(answer)
    except HTTPError as error:
        error.close()
        if error.code == HTTPStatus.NOT_FOUND and if_none is not None:
            return if_none
        _stop(f"{url} could not be read ({error}). Nothing was checked. Try again, and ask the service if it goes on.")
    except (OSError, HTTPException, ValueError) as error:
        _stop(f"{url} could not be read ({error}). Nothing was checked. Try again, and ask the service if it goes on.")


def _web() -> OpenerDirector:
    """Goes to web addresses only, also where a page sends it on to another."""
    web = OpenerDirector()
    for handler in WEB:
        web.add_handler(handler())
    return web


def _text(answer: HTTPResponse) -> str:
    """What an answer says; not more than anybody signs, nor for longer than anybody waits."""
    found, until = b"", monotonic() + PATIENCE_SECONDS
    while piece := answer.read1(MOST_BYTES):
        found += piece
        if len(found) > MOST_BYTES or monotonic() > until:
            raise ValueError("the answer has no end")
    return found.decode()


def _size(note: str) -> int:
    """The size a note says, before anything about it is proved."""
    lines = note.split("\n")
    return int(lines[1]) if len(lines) > 1 and lines[1].isascii() and lines[1].isdigit() and len(lines[1]) < 19 else 0


def _stop(sentence: str) -> NoReturn:
    """Say why, without the signs that steer a terminal: some of it may be a server's own words."""
    click.echo("".join(sign if sign.isprintable() else " " for sign in sentence), err=True)
    raise SystemExit(UNKNOWN)
