"""`alongside backup`: sealed copies of everything, and trying them out."""

from pathlib import Path

import click

from alongside.config.ready import ready

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def backup() -> None:
    """Copies that only the holder of one key opens."""


@backup.command()
def key() -> None:
    """Make the pair of keys: print the secret one, which is kept elsewhere, and the public one."""
    from alongside.config import backups

    secret, public = backups.new_key()
    click.echo(f"# Keep this away from this machine, on paper or in a safe. Without it no backup opens.\n{secret}")
    click.echo(f"# This one goes into `alongside backup make --to`:\n# {public}")


@backup.command()
@click.argument("folder", type=FOLDER)
@click.option("--to", required=True, help="The public key it is written for (age1...).")
def make(*, folder: Path, to: str) -> None:
    """Write a backup into FOLDER."""
    with ready():
        from alongside.config import backups
        from alongside.config.commands.ledger import seal_all
        from alongside.kernel.clock import now

        seal_all()
        made, copied = backups.make(folder, to=backups.recipient(to), now=now())
    for file in (made.dump, made.keys, made.head, made.files):
        click.echo(f"{file}  {file.stat().st_size} bytes")
    if copied:
        click.echo(f"{copied.files} files beside entries, {copied.new} of them copied now.")
    else:
        click.echo(
            "The files beside entries are in a bucket, and NOT in this backup: keep versions and a replica there."
        )


@backup.command()
@click.argument("file", type=FILE)
@click.option("--identity", type=FILE, required=True, help="The file with the secret key.")
def check(*, file: Path, identity: Path) -> None:
    """Restore FILE (the one that ends in .dump.age) into a database of its own, check the ledger there, remove it."""
    with ready():
        from alongside.config import backup_checks

        told = backup_checks.check(file, identity=identity.read_text())
    click.echo(told.sentence)
    raise SystemExit(0 if told.is_sound else 1)


@backup.command(name="put-back")
@click.argument("file", type=FILE)
def put_back(*, file: Path) -> None:
    """Put the files beside entries that were copied with FILE (.dump.age) back. Restore the database itself first."""
    with ready():
        from alongside.config import backups

        done = backups.put_back(file)
    click.echo(f"{done.files} files beside entries, {done.new} of them put back now.")
