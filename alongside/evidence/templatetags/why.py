"""`{% load why %}`, then `{% why "finding-id" %}` beside whatever rests on that finding."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from alongside.evidence.library import library
from alongside.evidence.why import because, holding

register = template.Library()


@register.simple_tag
def why(*finding_ids: str | Iterable[str]) -> SafeString:
    """A closed box "Why am I asked this?" with each finding and the way to its source.

    Takes ids, or lists of ids such as a prompt carries.

    :raises NoSuchFinding: for an id the library does not hold, or when none is given.
    """
    ids = tuple(i for given in finding_ids for i in ((given,) if isinstance(given, str) else given))
    shipped = all(name in library().findings for name in ids)
    return _of_shipped(ids, get_language()) if shipped else _box(ids)


@lru_cache(maxsize=256)
def _of_shipped(ids: tuple[str, ...], _language: str | None) -> SafeString:
    """The box for findings that came with the product, which change with it only: Today shows a dozen alike."""
    return _box(ids)


def _box(ids: tuple[str, ...]) -> SafeString:
    held = holding(*ids).by_id
    return render_to_string(
        "evidence/why.html", {"reasons": [(finding, held[finding.source_id]) for finding in because(*ids)]}
    )
