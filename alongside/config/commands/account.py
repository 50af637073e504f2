"""`alongside account`: set up agencies, teams and the people who work in them, as the owner."""

from typing import Any

import click

from alongside.config.ready import account_named, ready


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


@account.command()
@click.argument("username")
def close(username: str) -> None:
    """Close an account: nothing opens for it from the next query on, and every door it held ends."""
    with ready():
        from alongside.config.leaving import close as let_go

        click.echo(let_go(username=username))


@account.command()
@click.argument("username")
@click.option("--team", help="The team they come back to. No young person's record comes back by itself.")
@click.option("--place", default="team_member", show_default=True, help="Their place in the team.")
def reopen(**given: Any) -> None:
    """Open a closed account again."""
    with ready():
        from alongside.config.leaving import reopen as take_back

        click.echo(take_back(**given))


@account.command()
@click.argument("username")
@click.option("--issuer", required=True, help="Who keeps the work account: the provider's https:// address.")
@click.option("--subject", required=True, help="What the provider calls them for good: the claim `sub`.")
def link(*, username: str, issuer: str, subject: str) -> None:
    """Let somebody sign in with their work account."""
    with ready():
        from alongside.access.actions import work_accounts
        from alongside.kernel.clock import now
        from alongside.kernel.decisions import Refused

        whose = account_named(username)
        try:
            work_accounts.link(account=whose, issuer=issuer, subject=subject, now=now(), by=None, job="account link")
        except Refused as refusal:
            raise click.ClickException(refusal.reason) from refusal
    click.echo(f"{username} can sign in with that work account.")


@account.command(name="sign-out")
@click.argument("username")
def sign_out(*, username: str) -> None:
    """End every sign-in of somebody, from their next page on."""
    with ready():
        from alongside.access.actions import sign_ins

        ended = sign_ins.end_all(of=account_named(username).pk, job="account sign-out")
    click.echo(f"{ended} sign-ins of {username} are ended.")
