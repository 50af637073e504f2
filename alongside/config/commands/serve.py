"""`alongside serve`: the database, the ledger's sequencer, the worker and the web server, until stopped."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from alongside.config import database, ready
from alongside.config.working import working
from alongside.keeper.supervision import supervised

DEFAULT_PORT = 8000


@click.command()
def serve() -> None:
    """Serve the product on PORT (8000 if not set)."""
    with serving() as port:
        click.echo(f"Alongside is at http://127.0.0.1:{port}")
        run_web(port)


@contextmanager
def serving() -> Iterator[int]:
    """The database up and ready and the ledger being sealed; gives the port that is free to serve on."""
    port = _free_port()
    with ExitStack() as stack:
        if database.is_embedded():
            stack.enter_context(supervised())
        ready.set_up()
        _looked_over()
        stack.enter_context(_sealing())
        stack.enter_context(working())
        yield port


def run_web(port: int) -> None:
    """Run the web server until it ends or we are told to stop."""
    web = subprocess.Popen([sys.executable, "-m", "alongside.config.web"], env={**os.environ, "PORT": str(port)})
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: web.terminate())
    web.wait()


def _looked_over() -> None:
    from django.conf import settings

    from alongside.config import posture
    from alongside.kernel.clock import now

    for sentence in posture.guard(now(), demo=settings.DEMO):
        click.echo(sentence, err=True)


@contextmanager
def _sealing() -> Iterator[None]:
    from alongside.config.commands.ledger import signing_key
    from alongside.ledger import sequencer

    stop = threading.Event()

    def seal() -> None:
        try:
            sequencer.run_forever(database.sequencer_connection, signing_key(), stop=stop)
        except sequencer.LedgerBroken as error:
            click.echo(f"The ledger is no longer being sealed. {error}", err=True)

    thread = threading.Thread(target=seal, name="alongside-sequencer")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _free_port() -> int:
    asked = os.environ.get("PORT", str(DEFAULT_PORT))
    if not asked.isdecimal():
        raise click.ClickException(f"PORT is {asked}, which is not a number.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(asked)))
        except OSError as error:
            message = f"Port {asked} is in use. Choose another: PORT={int(asked) + 1} make run"
            raise click.ClickException(message) from error
    return int(asked)
