"""`alongside demo`: an invented service to try everything with."""

import os

import click

from alongside.config.commands.serve import run_web, serving
from alongside.config.ready import ready


@click.command()
@click.option("--serve", "then_serve", is_flag=True, help="Serve it too, until stopped.")
def demo(*, then_serve: bool) -> None:
    """Make the demo service, if it is not there yet, and say who can sign in."""
    os.environ["ALONGSIDE_DEMO"] = "1"
    if not then_serve:
        with ready():
            click.echo(_made())
        return
    with serving() as port:
        click.echo(_made())
        click.echo(f"\nAlongside is at http://127.0.0.1:{port}   (stop with Ctrl+C)")
        run_web(port)


def _made() -> str:
    from alongside.config import demo as made
    from alongside.kernel.clock import now

    made.make(now())
    people = [f"  {p.username:<10} {p.name:<18} {p.worth}" for p in made.people()]
    head = "This is a practice copy: everybody in it is made up, and no second factor is asked."
    return "\n".join([head, f"Sign in with the password  {made.DEMO_PASSWORD}  as:", *people])
