"""State machines as plain dicts: from each state, the states that may come next."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from django.utils.translation import gettext as _

from alongside.kernel.decisions import Decision, No, Yes

Machine = Mapping[str, AbstractSet[str]]


def can_move(machine: Machine, *, now: str, to: str) -> Decision:
    """Whether ``to`` may come after ``now``. A room names its machines in ``MACHINES`` of its ``vocabulary.py``."""
    if to in machine[now]:
        return Yes()
    return No(_("This was changed meanwhile, and that step no longer fits. Look again, then go on from there."))
