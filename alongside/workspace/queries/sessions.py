"""What a page about sessions says besides the sessions."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from alongside.workspace.opening import Page


def who_sees(page: Page) -> Mapping[str, str]:
    """For each part of the record that the viewer holds, who can see it, in a sentence with their names."""
    return {part: _seen_by(page, part) for part in page.door.compartments(page.record)}


def _seen_by(page: Page, part: str) -> str:
    # Somebody may hold a part by more than one door.
    names = dict.fromkeys(grant.holder.name for grant in page.who_can_see if part in grant.compartments)
    return _("Seen by: %(names)s.") % {"names": _(", ").join(names)}
