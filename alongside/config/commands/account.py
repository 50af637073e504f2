"""`alongside account`: set up agencies, teams and the people who work in them, as the owner."""

from typing import Any

import click

from alongside.config.ready import ready


@click.group()
def account() -> None:
    """Accounts of people who work with young people."""


@account.command()
@click.argument("username")
@click.option("--name", required=True, help="Their name, as colleagues know it.")
@click.option("--job", required=True, help="What they do, for example: Key worker.")
@click.option("--agency", required=True, help="Who they work for; made if it is new.")
@click.option("--agency-kind", default="charity", show_default=True, help="charity, council, police, health or school.")
@click.option(
    "--role", "roles", multiple=True, required=True, help="What the account does; may be given more than once."
)
@click.option("--team", help="Their team; made if it is new. Partners have none.")
@click.option("--place", default="team_member", show_default=True, help="Their place in the team.")
@click.password_option(help="Asked for if it is not given.")
def add(**given: Any) -> None:
    """Make an account. They set up a passkey or code app when they first sign in."""
    with ready():
        from alongside.config.joining import add as join

        click.echo(join(**given))
