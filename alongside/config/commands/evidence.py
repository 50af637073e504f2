"""`alongside evidence`: the evidence library in a terminal. Only bringing references in needs the database."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alongside.evidence import citations, commandline
from alongside.evidence.library import library
from alongside.evidence.queries import library as queries
from alongside.evidence.vocabulary import Kind
from alongside.kernel.decisions import NotVisible, Refused

if TYPE_CHECKING:
    from alongside.access.models import Account


@click.group()
def evidence() -> None:
    """Research behind what the product does: list it, read it, take references out."""


@evidence.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print every field as JSON.")
@click.option("--element", type=click.IntRange(1, 9), help="Only what stands behind this element.")
@click.option("--row", help="Only what stands behind this part of the product, such as A1.")
@click.option("--query", "text", default="", help="Only what has these words.")
@click.option("--kind", type=click.Choice(Kind.values), help="Only this kind of source.")
def show_list(*, as_json: bool, row: str | None, **asked: Any) -> None:
    """List sources, the best match first, else the newest."""
    if row is not None and row not in library().rows:
        raise click.BadParameter(f"there is no row {row}.", param_hint="--row")
    found = queries.search(row=row, **asked)
    click.echo(commandline.sources_json(found) if as_json else commandline.listing(found))


@evidence.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, help="User name of the lead who brings it in.")
@click.option("--look", is_flag=True, help="Only say what is new, there already or not readable; keep nothing.")
def bring_in(*, file: Path, by: str, look: bool) -> None:
    """Keep what is new in a list of references (RIS or BibTeX)."""
    from alongside.config.ready import account_named, ready

    with ready():
        click.echo(_brought(file.read_bytes(), account_named(by), look=look))


def _brought(data: bytes, by: "Account", *, look: bool) -> str:
    from alongside.evidence.actions import bringing
    from alongside.evidence.incoming import NotReferences
    from alongside.kernel.clock import now

    try:
        brought = bringing.bring(data=data, now=now(), by=by)
        found = bringing.look(brought)
        new = [] if look else [one.entry.line for one in found if one.is_new]
        added = bringing.keep(brought=brought, lines_chosen=new, now=now(), by=by)
    except NotReferences as refusal:
        raise click.ClickException(str(refusal.why.label)) from refusal
    except Refused as refusal:
        raise click.ClickException(refusal.reason) from refusal
    return commandline.brought(found, added=[study.key for study in added])


@evidence.command()
@click.argument("source_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print every field as JSON.")
def show(*, source_id: str, as_json: bool) -> None:
    """Show one source with all it found."""
    try:
        found = queries.get(source_id)
    except NotVisible as error:
        raise click.ClickException(f"The library has no source {source_id}.") from error
    click.echo(commandline.source_json(found) if as_json else commandline.page(found))


@evidence.command()
@click.option("--format", "fmt", type=click.Choice(list(citations.FORMATS)), required=True)
def export(*, fmt: str) -> None:
    """Write references to all sources."""
    click.echo(citations.written(library().sources, fmt=fmt), nl=False)
