"""`alongside import`: council files, under the same rules and on the same ledger as the pages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from alongside.config.ready import account_named, ready

Files = click.Path(exists=True, dir_okay=False, path_type=Path)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.argument("files", nargs=-1, required=True, type=Files),
        click.option(
            "--by", default="mei", show_default=True, help="The account to act as; the demo has a data officer."
        ),
        click.option("--council", help="The council it is from, if there is more than one."),
        click.option("--team", help="The team it is for, if you are in more than one."),
        click.option("--dry-run", is_flag=True, help="Read and match, and keep nothing."),
        click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON."),
    ):
        command = option(command)
    return command


@click.group(name="import")
def bring() -> None:
    """Bring council files in."""


@bring.command()
@_options
def cin(**given: Any) -> None:
    """A children in need census, as XML."""
    _bring(expected="cin", **given)


@bring.command()
@_options
def ssda903(**given: Any) -> None:
    """SSDA903 lists, as CSV; each kind is known by its columns."""
    _bring(expected="ssda903", **given)


def _bring(*, files: tuple[Path, ...], as_json: bool, by: str, **given: Any) -> None:
    with ready():
        from alongside.config.bringing import Bringing

        bringing = Bringing(account_named(by), **given)
        done = [bringing.bring(path) for path in files]
    if as_json:
        click.echo(json.dumps(done, indent=2))
    else:
        click.echo("\n".join(_in_words(one) for one in done))
    raise SystemExit(1 if any(one["refused"] for one in done) else 0)


def _in_words(one: dict[str, Any]) -> str:
    if one["refused"]:
        return f"{one['file']}: {one['refused']}"
    held = ", ".join(f"{n} {outcome}" for outcome, n in one["outcomes"].items() if n)
    kept = "Nothing was kept: this was a dry run." if one["dry_run"] else f"{one['entries']} entries added."
    return f"{one['file']}: {one['rows']} rows ({held}), {one['flags']} odd cells. {kept}"
