"""`alongside posture`: whether everything stands as it should."""

import click

from alongside.config.ready import ready


@click.command()
def posture() -> None:
    """Look everything over, say what is wrong and what to do. Exit code 1 on a fault."""
    with ready():
        from alongside.config import posture as looking
        from alongside.kernel.clock import now

        told = looking.look(now())
    for one in told.faults:
        click.echo(f"FAULT    {one.what}\n         {one.mend}")
    for one in told.warnings:
        click.echo(f"warning  {one.what}\n         {one.mend}")
    if not told.found:
        click.echo("Everything stands as it should.")
    raise SystemExit(1 if told.faults else 0)
