"""What a young person made, changed and let go of in two tabs."""

from copy import copy

from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.voice.actions import pieces
from tests import own_space
from tests.attacks.stale import Step, Steps
from tests.voice import pieces as made


def _change(mira: YoungPerson) -> Step:
    her = own_space.of(mira)
    row = made.make(mira, her)

    def act(seen: int) -> None:
        with own_space.opened(mira, her) as door:
            pieces.change(piece=copy(row), card=made.card(words="Two herons."), seen=seen, door=door, by=her)

    return her, row, act


def _let_go(mira: YoungPerson) -> Step:
    her = own_space.of(mira)
    row = made.make(mira, her)

    def act(seen: int) -> None:
        with own_space.opened(mira, her):
            pieces.let_go(piece=copy(row), seen=seen, now=now(), by=her)

    return her, row, act


STEPS: Steps = {
    "voice.pieces.change": _change,
    "voice.pieces.let_go": _let_go,
}
