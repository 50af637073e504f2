"""Words of a list in the reader's language, where they are our own."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import override


def said(code: str, label: str, known: Mapping[str, Promise]) -> str:
    """What a page calls a code: our own words are translated; a service's words for one of our codes stand as they are.

    :param label: what the pack in force calls it; empty for what no pack holds any more.
    :param known: our own words by code, as they stand in English in our lists.
    """
    ours = known.get(code)
    with override("en"):
        is_ours = ours is not None and label in ("", str(ours))
    return str(ours) if is_ours else label
