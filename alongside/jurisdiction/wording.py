"""Words of a list in the reader's language, where they are our own."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.jurisdiction import packs


def said(code: str, label: str, known: Mapping[str, Promise]) -> str:
    """What a page calls a code: our own words are translated; a service's words for one of our codes stand as they are.

    :param label: what the pack in force calls it; empty for what no pack holds any more.
    :param known: our own words by code, as they stand in English in our lists.
    """
    ours = known.get(code)
    with override("en"):
        is_ours = ours is not None and label in ("", str(ours))
    return str(ours) if is_ours else label


def choices(list_key: str, known: Mapping[str, Promise], *, on: date) -> list[tuple[str, str]]:
    """What can be chosen from a list of the pack in force on a day: code and words.

    :raises NotHeld: if the pack has no such list.
    """
    return [(one.key, said(one.key, one.label, known)) for one in packs.in_force().codes(list_key, on=on)]


def once_said(list_key: str, code: str, known: Mapping[str, Promise]) -> str:
    """Words for a code that may be off its list by now; one held nowhere has words too, as no page shows codes.

    :raises NotHeld: if the pack has no such list.
    """
    labels = {one.key: one.label for one in packs.in_force().codes(list_key)}
    return said(code, labels.get(code, ""), known) or _("A choice that our lists no longer hold")
