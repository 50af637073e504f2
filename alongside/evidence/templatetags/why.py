"""`{% load why %}`, then `{% why "finding-id" %}` beside whatever rests on that finding."""

from collections.abc import Iterable
from typing import Any

from django import template

from alongside.evidence.why import because, holding

register = template.Library()


@register.inclusion_tag("evidence/why.html")
def why(*finding_ids: str | Iterable[str]) -> dict[str, Any]:
    """A closed box "Why am I asked this?" with each finding and the way to its source.

    Takes ids, or lists of ids such as a prompt carries.

    :raises NoSuchFinding: for an id the library does not hold, or when none is given.
    """
    ids = [i for given in finding_ids for i in ((given,) if isinstance(given, str) else given)]
    held = holding(*ids).by_id
    return {"reasons": [(finding, held[finding.source_id]) for finding in because(*ids)]}
