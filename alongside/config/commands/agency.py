"""`alongside agency`: councils and partners, with or without an account."""

import click

from alongside.config.ready import ready


@click.group()
def agency() -> None:
    """Agencies: the service itself, councils and partners."""


@agency.command()
@click.argument("name")
@click.option("--kind", required=True, help="charity, council, police, health or school.")
def add(name: str, kind: str) -> None:
    """Make an agency, if there is none by this name. Nobody has to have an account in it."""
    with ready():
        from alongside.config.joining import add_agency

        click.echo(add_agency(name=name, kind=kind))
