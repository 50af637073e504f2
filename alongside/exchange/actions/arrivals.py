"""Adding what the rows of one step say: people who are new, and events that are not here yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access import tags
from alongside.access.actions import records
from alongside.access.doors import Opened
from alongside.access.models import Account, Protected
from alongside.access.vocabulary import Compartment, RecordKind
from alongside.exchange import telling
from alongside.exchange.models import ImportedEvent, ImportFile, ImportRow
from alongside.exchange.readers.rows import EventKind, StagedChild, StagedEvent
from alongside.exchange.vocabulary import LEFT_OUT
from alongside.people.cards import Card
from alongside.people.models import NameTag, OutsideIdentifier, YoungPerson
from alongside.people.vocabulary import Birth, Scheme
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, RestsOn, Sharing

PART = Compartment.COUNCIL
FIELDS = {Scheme.COUNCIL_CHILD: ("LAchildID", "CHILD"), Scheme.UPN: ("UPN",)}
TALK_FIRST = "It came from a council file. Talk it through with them first."
LOOK_AGAIN_AFTER = timedelta(days=28)

Sealer = Opened | records.NewRecord


@dataclass(slots=True)
class Arrivals:
    """One step's rows on their way in, written in bulk when all are prepared."""

    file: ImportFile
    door: Opened
    now: datetime
    by: Account
    people: list[YoungPerson] = field(default_factory=list)
    numbers: list[OutsideIdentifier] = field(default_factory=list)
    name_tags: list[NameTag] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    events: list[ImportedEvent] = field(default_factory=list)

    def take(self, rows: Sequence[ImportRow], children: Sequence[StagedChild], here: Mapping[bytes, UUID]) -> int:
        """Bring the rows in; returns how many entries were added to timelines."""
        pairs = [(r, c) for r, c in zip(rows, children, strict=True) if r.outcome not in LEFT_OUT]
        new = self._start_records({r.found_by: c for r, c in reversed(pairs) if r.tag}, here)
        known = set(self._known_events(here.values()))
        for row, child in pairs:
            tag = row.found_by
            sealer: Sealer = new.get(tag, self.door)
            row.target_id = new[tag].id if tag in new else here[tag]
            self._add_events(row.target_id, child, sealer, known)
        self._save(rows)
        return len(self.entries)

    def _start_records(
        self, children: Mapping[bytes, StagedChild], here: Mapping[bytes, UUID]
    ) -> dict[bytes, records.NewRecord]:
        missing = {tag: child for tag, child in children.items() if tag not in here}
        if not missing or self.file.team_id is None:
            return {}
        made = records.create(kind=RecordKind.YOUNG_PERSON, team=self.file.team_id, count=len(missing))
        new = dict(zip(missing, made, strict=True))
        for tag, child in missing.items():
            self._introduce(new[tag], tag, child)
        return new

    def _introduce(self, new: records.NewRecord, tag: bytes, child: StagedChild) -> None:
        born = child.date_of_birth or child.expected_birth
        birth = Birth.KNOWN if child.date_of_birth else Birth.ESTIMATED
        card = Card(born=born, birth=birth if born else Birth.NOT_KNOWN, number=child.local_id)
        person = YoungPerson(record_id=new.id, since=timezone.localdate(self.now))
        person.card = new.seal(person, "card", card.sealed_text())
        self.people.append(person)
        self._give_number(new, Scheme.COUNCIL_CHILD, child.local_id, child)
        if child.upn:
            self._give_number(new, Scheme.UPN, child.upn, child)
        found = {tag, *([tags.of_birth(child.date_of_birth)] if child.date_of_birth else [])}
        self.name_tags += [NameTag(record_id=new.id, compartment=PART, tag=one) for one in found]

    def _give_number(self, new: records.NewRecord, scheme: Scheme, value: str, child: StagedChild) -> None:
        # Fields of XML files are named by their path.
        odd = "; ".join(flag.reason for flag in child.flags if flag.field.rpartition("/")[2] in FIELDS[scheme])
        row = OutsideIdentifier(record_id=new.id, compartment=PART, scheme=scheme, flag=odd[:200])
        row.value = new.seal(row, "value", value)
        self.numbers.append(row)

    def _known_events(self, targets: object) -> list[tuple[UUID, bytes]]:
        rows = ImportedEvent.objects.filter(record__in=list(targets), undone_at=None)  # type: ignore[call-overload]
        return [(record, tags.newest(bytes(tag))) for record, tag in rows.values_list("record_id", "tag")]

    def _add_events(self, record: UUID, child: StagedChild, sealer: Sealer, known: set[tuple[UUID, bytes]]) -> None:
        on = timezone.localdate(self.now)
        if told := telling.identity(child, on=on):
            tag = tags.tag("event", f"identity:{told}")
            self._add(record, told, None, tag, sealer, known)
        for event in child.events:
            tag = tags.tag("event", _fingerprint(event))
            self._add(record, telling.event(event, on=on), event, tag, sealer, known)

    def _add(
        self,
        record: UUID,
        text: str,
        event: StagedEvent | None,
        tag: bytes,
        sealer: Sealer,
        known: set[tuple[UUID, bytes]],
    ) -> None:
        if (record, tag) in known:
            return
        known.add((record, tag))
        entry = self._entry(record, event)
        entry.body = sealer.seal(entry, "body", text)
        entry.withheld_because = sealer.seal(entry, "withheld_because", TALK_FIRST)
        self.entries.append(entry)
        self.events.append(ImportedEvent(record_id=record, compartment=PART, file=self.file, tag=tag, entry=entry))

    def _entry(self, record: UUID, event: StagedEvent | None) -> Entry:
        day = event.on if event and event.on else timezone.localdate(self.now)
        is_missing = event is not None and event.kind is EventKind.MISSING
        return Entry(
            record_id=record,
            compartment=PART,
            kind=Kind.MISSING if is_missing else Kind.COUNCIL,
            happened_at=_start_of(day),
            is_about=True,
            recorded_at=self.now,
            author=self.by,
            rests_on=RestsOn.FILE,
            sharing=Sharing.WITHHELD,
            review_on=timezone.localdate(self.now) + LOOK_AGAIN_AFTER,
        )

    def _save(self, rows: Sequence[ImportRow]) -> None:
        batches: tuple[list[Protected], ...] = (
            list(self.people), list(self.numbers), list(self.name_tags), list(self.entries), list(self.events),
        )  # fmt: skip
        for batch in batches:
            if batch:
                type(batch[0])._default_manager.bulk_create(batch)
        ImportRow.objects.bulk_update(rows, ["outcome", "target"])


def _fingerprint(event: StagedEvent) -> str:
    codes = ",".join(sorted(f"{coded.list}={coded.code}" for coded in event.codes))
    return f"{event.kind}:{event.on}:{event.until}:{codes}"


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
