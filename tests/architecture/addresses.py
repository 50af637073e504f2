"""Every address of the product, with something put into its places."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

NOBODYS = UUID(int=7)
PLACES: dict[str, object] = {
    "pk": 7,
    "number": 7,
    "prompt": "none.such",
    "size": 7,
    "element": 99,
    "old": 7,
    "new": 7,
    "fmt": "csv",
    "source_id": "none-such",
    "channel": "call",
    "state": "done",
}


class Address(NamedTuple):
    """One pattern: its name with its room's, its view, and the names of its places."""

    name: str
    view: Callable[..., HttpResponse]
    places: frozenset[str]

    @property
    def arguments(self) -> dict[str, object]:
        """Something for each place: an id that nobody has."""
        return {place: PLACES.get(place, NOBODYS) for place in self.places}


def addresses(urlconf: str | None = None) -> list[Address]:
    """All of them, in the order they are tried; of the workers' host unless another list of addresses is named."""
    return list(_walk(get_resolver(urlconf).url_patterns, "", frozenset()))


def _walk(patterns: list[URLPattern | URLResolver], room: str, places: frozenset[str]) -> Iterator[Address]:
    for one in patterns:
        held = places | set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inside = f"{one.namespace}:" if one.namespace else room
            yield from _walk(one.url_patterns, inside, held)
        else:
            yield Address(f"{room}{one.name}", one.callback, held)
