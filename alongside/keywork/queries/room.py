"""What a worker carries, weighed: whether one more would fit into their weeks. It says nothing of how good they are."""

from dataclasses import dataclass
from datetime import date

from alongside.jurisdiction.packs import Pack
from alongside.keywork.staff_vocabulary import Room


@dataclass(frozen=True, slots=True)
class Carried:
    """How many young people somebody is alongside, in which role, and of how many it is new."""

    key_worker: int = 0
    new: int = 0
    co_worker: int = 0
    cover: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """How the service weighs what somebody carries, as the pack in force says."""

    room: int
    nearly: int
    key_worker: int
    co_worker: int
    cover: int
    new: int

    def parts(self, carried: Carried) -> int:
        """What this comes to."""
        return (
            carried.key_worker * self.key_worker
            + carried.new * self.new
            + carried.co_worker * self.co_worker
            + carried.cover * self.cover
        )

    def room_for(self, carried: Carried) -> Room:
        """Whether one more would still fit."""
        parts = self.parts(carried)
        if parts + self.key_worker + self.new > self.room:
            return Room.NONE
        return Room.LITTLE if parts >= self.nearly else Room.YES


def weights(pack: Pack, *, on: date) -> Weights:
    """How what somebody carries is weighed on that day."""

    def amount(key: str) -> int:
        return pack.amount(key, on=on).amount

    return Weights(
        amount("room_parts"),
        amount("room_nearly"),
        amount("weight_key_worker"),
        amount("weight_co_worker"),
        amount("weight_cover"),
        amount("weight_new"),
    )
