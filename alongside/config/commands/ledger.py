"""`alongside ledger`: check the ledger, keep its signed head, seal what is new."""

import json
import signal
from dataclasses import asdict
from pathlib import Path
from threading import Event

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.config.commands.witness import witness
from alongside.config.database import sequencer_connection
from alongside.config.ready import ready
from alongside.keeper import places
from alongside.ledger import checkpoints, cosignatures, sequencer, witnessed
from alongside.ledger.cosignatures import Signer
from alongside.ledger.findings import Findings
from alongside.ledger.notes import NoteInvalid, open_checkpoint, origin
from alongside.ledger.verify import verify as verify_ledger

PUBLIC = "ledger-public-key"


@click.group()
@click.pass_context
def ledger(ctx: click.Context) -> None:
    """Who did what: seal it, check it, keep its signed head."""
    # A witness has no service, only what a service shows everybody.
    if ctx.invoked_subcommand != witness.name:
        ctx.with_resource(ready())


ledger.add_command(witness)


@ledger.command()
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option(
    "--kept",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that was kept elsewhere; may be given more than once.",
)
def verify(*, as_json: bool, kept: tuple[Path, ...]) -> None:
    """Check every line against what was sealed and signed."""
    notes = [path.read_text(encoding="utf-8") for path in kept]
    with sequencer_connection() as connection:
        found = verify_ledger(connection, signing_key().public_key(), kept=notes)
    click.echo(_as_json(found) if as_json else _in_words(found))
    raise SystemExit(0 if found.is_sound else 1)


@ledger.command()
def checkpoint() -> None:
    """Print the newest signed checkpoint, to be kept where this server cannot reach."""
    with sequencer_connection() as connection:
        newest = checkpoints.newest(connection)
    if newest is None:
        raise click.ClickException("Nothing has been sealed yet, so there is no checkpoint.")
    try:
        open_checkpoint(newest.note, key=signing_key().public_key())
    except NoteInvalid as error:
        raise click.ClickException(f"The newest checkpoint does not hold. {error}") from error
    click.echo(newest.note, nl=False)


@ledger.command()
@click.option("--once/--forever", default=True, help="Stop when all is sealed, or go on sealing.")
def sequence(*, once: bool) -> None:
    """Seal what is new, and sign the new head."""
    try:
        if once:
            click.echo(f"{seal_all()} lines sealed.")
        else:
            sequencer.run_forever(sequencer_connection, signing_key(), stop=_stop_on_signal())
    except sequencer.LedgerBroken as error:
        raise click.ClickException(str(error)) from error


@ledger.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--witness", "signer", help="The witness's public key, as they gave it to you; needed the first time.")
def cosigned(*, file: Path, signer: str | None) -> None:
    """Keep what a witness signed, to be shown beside our own signature."""
    note = file.read_text(encoding="utf-8")
    try:
        with sequencer_connection() as connection:
            kept = witnessed.keep(connection, note, key=signing_key().public_key(), witness=signer)
    except NoteInvalid as error:
        raise click.ClickException(f"This cannot be kept. {error}") from error
    click.echo(f"Kept: {kept.witness} saw the first {kept.size} lines.")


@ledger.command(name="key")
def show_key() -> None:
    """Print the public key that a witness needs."""
    signing_key()
    click.echo(places.state_dir().joinpath(PUBLIC).read_text(encoding="utf-8"), nl=False)


def signing_key() -> Ed25519PrivateKey:
    """The key that signs checkpoints, made at first use and never in the database.

    Its public half is kept beside it as a line, for pages: they need not come near the key itself.
    """
    key = Ed25519PrivateKey.from_private_bytes(places.secret("ledger-signing-key", 32))
    public = cosignatures.written(Signer(origin(key.public_key()), key.public_key())) + "\n"
    file = places.state_dir() / PUBLIC
    if not file.exists() or file.read_text(encoding="utf-8") != public:
        file.write_text(public, encoding="utf-8")
    return key


def seal_all() -> int:
    """Seal every line that is settled; returns how many."""
    sealed = 0
    with sequencer_connection() as connection:
        while lines := sequencer.step(connection, signing_key()):
            sealed += lines
    return sealed


def _stop_on_signal() -> Event:
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    return stop


def _in_words(found: Findings) -> str:
    counted = f"{found.lines} lines read, {found.leaves} sealed, {found.waiting} waiting to be sealed."
    if found.is_sound:
        return f"{counted}\nNothing was changed, removed or slipped in."
    return "\n".join([counted, *(problem.sentence for problem in found.problems)])


def _as_json(found: Findings) -> str:
    shown = asdict(found) | {"root": found.root.hex(), "is_sound": found.is_sound}
    return json.dumps(shown, indent=2)
