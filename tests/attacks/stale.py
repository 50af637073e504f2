"""What a step of the stale versions is made of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.models import IdModel
from alongside.people.models import YoungPerson

# Who does it, the row it is about, and doing it as if this version had been seen.
Step = tuple[Account, IdModel, Callable[[int], object]]
# The steps of a room, by the action that each one tries.
Steps = dict[str, Callable[[YoungPerson], Step]]


@contextmanager
def opened(mira: YoungPerson, by: Account) -> Iterator[Opened]:
    """Mira's record, opened by somebody alongside her."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        yield door
