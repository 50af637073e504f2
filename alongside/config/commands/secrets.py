"""`alongside secrets`: the service's own keys and passwords, by name and age; changing them."""

import click

from alongside.config.ready import ready
from alongside.keeper import keyring


@click.group()
def secrets() -> None:
    """The service's own keys and passwords. What they are is never shown."""


@secrets.command(name="list")
def show_list() -> None:
    """Show their names and ages."""
    for one in keyring.ages():
        before = f", {one.before} kept from before" if one.before else ""
        click.echo(f"{one.name:<32} {one.days:6.0f} days old{before}")


@secrets.command()
@click.argument("name")
def rotate(*, name: str) -> None:
    """Change one. Killed in the middle, run it again: it goes on where it was."""
    with ready():
        from alongside.config import secrets as changing

        done, then = changing.rotate(name)
    sealed = f" {done} rows were done again under it." if done else ""
    click.echo(f"{name} is new.{sealed} {then}")


@secrets.command()
@click.argument("name")
def forget(*, name: str) -> None:
    """Let go of the versions before the newest. Backups made under those open no more."""
    with ready():
        from alongside.config import secrets as changing

        gone = changing.forget(name)
    click.echo(f"{gone} versions of {name} from before are gone.")
