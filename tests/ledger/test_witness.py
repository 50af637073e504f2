"""A witness with nothing but a file, a public key and two addresses."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import make_server

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from django.urls import reverse

from alongside.config.commands.ledger import ledger, signing_key
from alongside.ledger import cosignatures
from alongside.ledger.cosignatures import Signer
from alongside.ledger.notes import encode, origin, sign_checkpoint
from alongside.ledger.tree import Tree, leaf_hash
from tests.conftest import Database
from tests.ledger.ways import tampering, write

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = cosignatures.written(Signer(origin(KEY.public_key()), KEY.public_key()))


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """The command, in a folder of the witness's own."""

    def ran(*words: str) -> Result:
        return CliRunner().invoke(ledger, ["witness", str(tmp_path / "watch.jsonl"), *words])

    return ran


def tree(size: int, *, changed: int = -1) -> Tree:
    return Tree([leaf_hash(b"%d%d" % (place, place == changed)) for place in range(size)])


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., list[str]]:
    """What a service hands over: a head of this size, and the proof from an older one."""

    def handed(size: int, *, old: int = 0, changed: int = -1, key: Ed25519PrivateKey = KEY) -> list[str]:
        grown = tree(size, changed=changed)
        (tmp_path / "note").write_text(sign_checkpoint(size=size, root=grown.root(), key=key), encoding="utf-8")
        proof = grown.consistency(old=old, new=size) if old <= size else []
        (tmp_path / "proof").write_text("\n".join(map(encode, proof)), encoding="utf-8")
        return ["--note", str(tmp_path / "note"), "--proof", str(tmp_path / "proof")]

    return handed


Shown = Callable[..., list[str]]


def test_ledger_that_only_grew_is_trusted(run: Callable[..., Result], shown: Shown) -> None:
    first = run(*shown(5), "--key", PUBLIC)
    assert (first.exit_code, first.output[:19]) == (0, "Kept: 5 lines so fa")
    for old, size in ((5, 9), (9, 9), (9, 300)):
        later = run(*shown(size, old=old))
        assert later.exit_code == 0
        assert later.output.startswith("Nothing was rewritten since ")
        assert f"Now: {size}." in later.output


@pytest.mark.parametrize(
    ("size", "more", "why"),
    [
        (9, {"changed": 2}, "are not the ones that were there before"),
        (5, {"changed": 2}, "two different ledgers"),
        (4, {}, "It now has 4 lines, but it had 5"),
        (9, {"key": Ed25519PrivateKey.from_private_bytes(bytes(32))}, "was not signed with its own key"),
        (9, {"old": 4}, "are not the ones that were there before"),
    ],
)
def test_ledger_that_was_rewritten_is_not_trusted(
    run: Callable[..., Result], shown: Shown, tmp_path: Path, size: int, more: dict[str, object], why: str
) -> None:
    run(*shown(5), "--key", PUBLIC)
    found = run(*shown(size, **{"old": min(5, size)} | more))
    assert found.exit_code == 1
    assert "DO NOT TRUST this ledger." in found.output
    assert why in found.output
    assert "Call the service's data-protection lead" in found.output
    *_, last = (tmp_path / "watch.jsonl").read_text().splitlines()
    assert why in json.loads(last)["refused"]
    # What was refused is kept as evidence, and never becomes what later heads are held against.
    again = run(*shown(7, old=5))
    assert again.exit_code == 0


def test_history_is_only_added_to(run: Callable[..., Result], shown: Shown, tmp_path: Path) -> None:
    run(*shown(5), "--key", PUBLIC)
    before = (tmp_path / "watch.jsonl").read_text()
    run(*shown(8, old=5))
    after = (tmp_path / "watch.jsonl").read_text()
    assert after.startswith(before)
    assert after.count("\n") == before.count("\n") + 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note", "proof", "watch.jsonl"]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda text: text.replace('"size": 5', '"size": "x'), "This is not a witness's file"),
        (lambda _text: "", "This is not a witness's file"),
        (lambda text: text.replace("\\n5\\n", "\\n6\\n"), "This file was changed or is damaged"),
        (lambda text: text.replace("witness/1", "witness/9"), "another version"),
        (lambda text: text.replace("+", "-"), "cannot be used"),
    ],
)
def test_spoiled_file_is_told_in_a_sentence(
    run: Callable[..., Result], shown: Shown, tmp_path: Path, spoil: Callable[[str], str], sentence: str
) -> None:
    run(*shown(5), "--key", PUBLIC)
    file = tmp_path / "watch.jsonl"
    file.write_text(spoil(file.read_text()))
    found = run(*shown(9, old=5))
    assert (found.exit_code, sentence in found.output) == (2, True)


def test_new_file_needs_the_key_and_an_old_one_keeps_to_it(run: Callable[..., Result], shown: Shown) -> None:
    assert run(*shown(5)).exit_code == 2
    run(*shown(5), "--key", PUBLIC)
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()
    refused = run(*shown(5), "--key", cosignatures.written(Signer(origin(other), other)))
    assert (refused.exit_code, "another ledger" in refused.output) == (2, True)


@pytest.mark.parametrize("url", ["ftp://x.example", "http://127.0.0.1:9", "nonsense"])
def test_address_that_cannot_be_read_checks_nothing(run: Callable[..., Result], shown: Shown, url: str) -> None:
    run(*shown(5), "--key", PUBLIC)
    found = run("--from", url)
    assert found.exit_code == 2
    assert "Traceback" not in found.output


@pytest.fixture
def service(database: Database, live_server_url: str) -> str:
    """The service's own pages over HTTP, on the ledger of this test."""
    write(database.owner, 3)
    CliRunner().invoke(ledger, ["sequence"])
    return live_server_url


@pytest.fixture
def live_server_url(database: Database) -> Iterator[str]:
    """The pages over real HTTP, in a thread with a connection of its own."""
    with make_server("127.0.0.1", 0, get_wsgi_application()) as server:

        def serve() -> None:
            server.serve_forever(poll_interval=0.05)
            connections.close_all()

        thread = Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_witness_over_http_sees_growth_and_then_a_rewriting(
    run: Callable[..., Result], database: Database, service: str
) -> None:
    key = CliRunner().invoke(ledger, ["key"]).output.strip()
    assert run("--from", service, "--key", key).exit_code == 0
    write(database.owner, 40)
    CliRunner().invoke(ledger, ["sequence"])
    grown = run("--from", f"{service}/")
    assert (grown.exit_code, "Now: 43." in grown.output) == (0, True)
    with tampering(database.owner) as administrator:
        administrator.execute("delete from ledger_leaf")
        administrator.execute("delete from ledger_checkpoint")
        administrator.execute("update ledger_line set purpose = 'other' where id = (select min(id) from ledger_line)")
    write(database.owner, 40)
    CliRunner().invoke(ledger, ["sequence"])
    assert CliRunner().invoke(ledger, ["verify"]).exit_code == 0
    found = run("--from", service)
    assert (found.exit_code, "DO NOT TRUST" in found.output) == (1, True)


def test_cosigned_head_is_kept_and_shown(
    run: Callable[..., Result], database: Database, service: str, tmp_path: Path
) -> None:
    key = CliRunner().invoke(ledger, ["key"]).output.strip()
    signed = run("--from", service, "--key", key, "--cosign", "council.example/witness")
    assert signed.exit_code == 0
    public = signed.stdout.strip().splitlines()[-1]
    file = tmp_path / "watch.jsonl.cosigned"
    assert (tmp_path / "watch.jsonl.key").stat().st_mode & 0o777 == 0o600
    unknown = CliRunner().invoke(ledger, ["cosigned", str(file)])
    assert (unknown.exit_code, "Give the witness's public key" in unknown.output) == (1, True)
    kept = CliRunner().invoke(ledger, ["cosigned", str(file), "--witness", public])
    assert kept.output == "Kept: council.example/witness saw the first 3 lines.\n"
    page = Client().get(reverse("workspace:ledger-head")).content.decode()
    assert "council.example/witness" in page
    note = Client().get(reverse("workspace:ledger-note")).content.decode()
    assert cosignatures.opened(note, by=cosignatures.read(public, kind=cosignatures.COSIGNATURE))
    # Once known, a witness needs no introduction.
    again = CliRunner().invoke(ledger, ["cosigned", str(file)])
    assert again.exit_code == 0


def test_cosigned_head_of_another_ledger_is_refused(database: Database, tmp_path: Path) -> None:
    write(database.owner, 3)
    CliRunner().invoke(ledger, ["sequence"])
    file = tmp_path / "note"
    note = sign_checkpoint(size=3, root=bytes(32), key=signing_key())
    witness = Ed25519PrivateKey.generate()
    from alongside.kernel.clock import now

    file.write_text(cosignatures.cosign(note, name="w.example", key=witness, at=now()))
    public = cosignatures.written(Signer("w.example", witness.public_key()), kind=cosignatures.COSIGNATURE)
    found = CliRunner().invoke(ledger, ["cosigned", str(file), "--witness", public])
    assert (found.exit_code, "not one of this ledger's" in found.output) == (1, True)
