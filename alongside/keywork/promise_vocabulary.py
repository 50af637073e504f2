"""Words about promises to a young person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class ToWhom(models.TextChoices):
    """To whom a promise was said."""

    YOUNG_PERSON = "young_person", _("To them")
    CARER = "carer", _("To their carer")
    PARENT = "parent", _("To their parent")
    OTHER = "other", _("To somebody else, for them")


class PromiseState(models.TextChoices):
    """How it stands with a promise. Whether it is late is told by its day."""

    OPEN = "open", _("Still to keep")
    KEPT = "kept", _("Kept")
    CHANGED = "changed", _("Changed with them")
    EXPLAINED = "explained", _("Explained to them")


# A tap on "kept" may be taken back; what was changed with them or explained to them was said, and stays said.
PROMISE: Machine = {
    PromiseState.OPEN: {PromiseState.KEPT, PromiseState.CHANGED, PromiseState.EXPLAINED},
    PromiseState.KEPT: {PromiseState.OPEN},
    PromiseState.CHANGED: set(),
    PromiseState.EXPLAINED: set(),
}
