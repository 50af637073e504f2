"""`alongside worker`: does jobs beside a web server that runs elsewhere."""

import signal

import click

from alongside.config import working
from alongside.config.ready import ready


@click.command()
def worker() -> None:
    """Do deferred jobs until stopped. `alongside serve` has a worker of its own."""
    with ready():
        process = working.start()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: process.terminate())
        click.echo("Doing jobs. Stop with Ctrl+C.")
        process.wait()
