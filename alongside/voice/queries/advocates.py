"""Reading about a young person's advocates, inside their opened record, and how long it takes in the whole service."""

from dataclasses import dataclass
from uuid import UUID

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.voice.advocate_vocabulary import GOING_ON
from alongside.voice.models import Advocacy, AdvocacyWait


@dataclass(frozen=True, slots=True)
class Read:
    """An advocate who is wanted, there or was, and who it is."""

    row: Advocacy
    who: str

    @property
    def goes_on(self) -> bool:
        """Whether one is looked for or there now."""
        return self.row.state in GOING_ON

    @property
    def days(self) -> int | None:
        """How many days it took until they met."""
        return (self.row.met_on - self.row.wanted_on).days if self.row.met_on else None


def of_record(*, record: UUID, door: Opened) -> list[Read]:
    """Every one, the newest first: one query."""
    rows = Advocacy.objects.filter(record=record).order_by("-wanted_on", "-id")
    return [Read(row, door.read(row, "card")) for row in rows if door.may_read(row.record_id, row.compartment)]


def get(*, advocacy: UUID, record: UUID, door: Opened) -> Read:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    row = Advocacy.objects.filter(pk=advocacy, record=record).first()
    if row is None or not door.may_read(record, row.compartment):
        raise NotVisible
    return Read(row, door.read(row, "card"))


def waits() -> AdvocacyWait | None:
    """How long young people waited for their first meeting in the last year, as counted last night."""
    return AdvocacyWait.objects.first()
