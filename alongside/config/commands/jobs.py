"""`alongside jobs`: what is done in the background, and how it goes."""

import os
from collections.abc import Callable
from uuid import UUID

import click

from alongside.config import database
from alongside.config.ready import account_named, ready
from alongside.kernel.decisions import NotVisible

_BY = click.option("--by", required=True, help="The account to act as: somebody who keeps the service.")


@click.group()
def jobs() -> None:
    """Work in the background: see it, try it again, stop it, run it now."""


@jobs.command(name="list")
def show() -> None:
    """What runs when, what waits, and what did not work."""
    with ready():
        click.echo(_listing())


@jobs.command()
@click.argument("number", type=int)
@_BY
def retry(*, number: int, by: str) -> None:
    """Try a job again that did not work."""
    from alongside.jobs.actions.jobs import try_again

    _act(try_again, number=number, by=by)
    click.echo(f"Job {number} is in the queue again.")


@jobs.command()
@click.argument("number", type=int)
@_BY
def cancel(*, number: int, by: str) -> None:
    """Stop a job that is waiting or running."""
    from alongside.jobs.actions.jobs import stop

    _act(stop, number=number, by=by)
    click.echo(f"Job {number} is stopped.")


@jobs.command()
@click.argument("name")
def run(*, name: str) -> None:
    """Run a job that takes nothing now, as the role of jobs."""
    os.environ[database.WORKS] = "1"
    with ready():
        from alongside.jobs import registry, running

        try:
            job = registry.find(name)
        except registry.UnknownJob as error:
            raise click.ClickException(f"There is no job called {name}. See: alongside jobs list") from error
        if job.takes:
            raise click.ClickException(f"{name} is asked for by what people do, and is not run by hand.")
        running.perform(job, {}, number=None)
    click.echo(f"{name} is done.")


def _act(act: Callable[..., None], *, number: int, by: str) -> None:
    with ready():
        from django.db import ProgrammingError

        from alongside.access.actor import acting_as

        account = account_named(by)
        try:
            with acting_as(account.pk):
                act(number=number, by=UUID(str(account.pk)))
        except NotVisible as error:
            raise click.ClickException(f"No job {number} is in a state for that. See: alongside jobs list") from error
        except ProgrammingError as error:
            raise click.ClickException(f"{by} does not keep this service, so this is not theirs to do.") from error


def _listing() -> str:
    from alongside.jobs.queries import jobs as queries
    from alongside.jobs.vocabulary import State
    from alongside.kernel.clock import now

    lines = [
        f"{kind.job.name:<28} {f'next {kind.next:%Y-%m-%d %H:%M} UTC' if kind.next else 'when asked for':<28} "
        f"{f'{kind.last_state} {kind.last:%Y-%m-%d %H:%M} UTC' if kind.last else 'not run yet'}"
        for kind in queries.kinds(now=now())
    ]
    open_states = (State.TODO, State.DOING, State.FAILED)
    queued = [
        f"  {one.number:>8}  {one.name:<28} {one.state}  tried {one.tries} times"
        for one in queries.in_states(*open_states, most=100)
    ]
    return "\n".join([*lines, *queued])
