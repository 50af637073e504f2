"""Putting a world into a database: real keys, sealed words, files, and a canary in each, which says whose it is."""

import string
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg import sql

from alongside.access import crypto, tags
from alongside.access.vocabulary import Compartment, GrantReason, Knows, Purpose
from alongside.attachments.queries import stored
from alongside.attachments.sealing import Sealer
from alongside.people.cards import Card, MattersCard
from tests.soak.worlds import PARTS, Door, Thing, World, new

Row = dict[str, Any]
NAME = "Kestrel"
EVERYDAY = Compartment.EVERYDAY.value


@dataclass(slots=True)
class Planted:
    """Where everything of a world is in the database, and which canary stands where."""

    world: World
    random: Random
    entries: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    files: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    barriers: dict[tuple[UUID, UUID], UUID] = field(default_factory=dict)
    emergencies: dict[UUID, UUID] = field(default_factory=dict)
    paces: dict[UUID, UUID] = field(default_factory=dict)
    canaries: dict[str, tuple[UUID, str]] = field(default_factory=dict)
    of_page: dict[str, UUID] = field(default_factory=dict)
    on_page: dict[tuple[UUID, str], set[UUID]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    keys: dict[tuple[UUID, str], bytes] = field(default_factory=dict)

    def add(self, table: str, **columns: Any) -> UUID:
        """A row to be; returns its id."""
        row = {"id": new(self.random), **columns}
        self.rows.setdefault(table, []).append(row)
        return UUID(str(row["id"]))

    def canary(self, record: UUID, part: str, *, on_page: UUID | None) -> str:
        """A word that stands nowhere else, and the row by which the young person's page shows it, if it does."""
        word = "zq" + "".join(self.random.choices(string.ascii_lowercase, k=11))
        self.canaries[word] = (record, part)
        if on_page:
            self.of_page[word] = on_page
            self.on_page.setdefault((record, part), set()).add(on_page)
        return word

    def seal(self, table: str, column: str, row: UUID, held: tuple[UUID, str], text: str) -> bytes:
        """Text under the key of its record and part."""
        return crypto.seal(AESGCM(self.keys[held]), text, crypto.place(table, column, row, held[0]))

    def hour(self, hours: int | None) -> datetime | None:
        """So many hours from now."""
        return None if hours is None else datetime.now(UTC) + timedelta(hours=hours)


def plant(world: World, owner: psycopg.Connection, random: Random) -> Planted:
    """Put a world there, as the server's administrator."""
    planted = Planted(world, random)
    _people(planted, owner)
    for thing in world.records.values():
        _record(planted, thing)
    for door in (*world.doors, *world.ways):
        _grant(planted, door)
    for who, record in sorted(world.never):
        _barrier(planted, who, record)
    with owner.transaction():
        for table, rows in planted.rows.items():
            _insert(owner, table, rows)
        for thing in world.records.values():
            _where_it_is_now(owner, thing)
    planted.rows.clear()
    owner.execute("analyze")
    return planted


def _insert(owner: psycopg.Connection, table: str, rows: list[Row]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, rows[0]))
    values = sql.SQL(", ").join(sql.Placeholder(name) for name in rows[0])
    with owner.cursor() as cursor:
        cursor.executemany(
            sql.SQL("insert into {} ({}) values ({})").format(sql.Identifier(table), names, values), rows
        )


def _people(planted: Planted, owner: psycopg.Connection) -> None:
    found = owner.execute("select id from people_agency order by kind limit 1").fetchone()
    assert found
    for number, team in enumerate(planted.world.teams):
        planted.add("people_team", id=team, name=f"Team {number}", kind="spoke", agency_id=found[0])
    for one in (*planted.world.people.values(), *planted.world.young.values()):
        planted.add(
            "access_account", id=one.id, username=f"p{one.id.hex}", name=one.name, email="", roles=list(one.roles),
            language="en", is_active=one.is_active, is_demo=True, password="!",
        )  # fmt: skip
    for one in planted.world.people.values():
        planted.add("people_practitioner", account_id=one.id, agency_id=found[0], job="Worker", languages=[])


def _record(planted: Planted, thing: Thing) -> None:
    planted.add(
        "access_record", id=thing.id, version=1, kind="young_person", team_id=thing.began_in,
        created_at=planted.hour(-3), made_in="3",
    )  # fmt: skip
    for part in PARTS:
        key = planted.keys[thing.id, part] = planted.random.randbytes(crypto.KEY_BYTES)
        planted.add("access_recordkey", record_id=thing.id, compartment=part, wrapped=crypto.wrap(key))
        _entry(planted, thing.id, part)
        _file(planted, thing.id, part)
        _matters(planted, thing.id, part)
        tag = planted.random.randbytes(tags.TAG_BYTES)
        planted.add("people_nametag", record_id=thing.id, compartment=part, tag=tag)
        _outside(planted, thing.id, part)
    _card(planted, thing.id)
    planted.paces[thing.id] = planted.add(
        "people_pace", version=1, record_id=thing.id, compartment=EVERYDAY, topic="birth_date", answer="dont_ask",
        said_at=planted.hour(-2), asked_by_id=next(iter(planted.world.people)), lifted_how="",
    )  # fmt: skip


def _card(planted: Planted, record: UUID) -> None:
    row, table = new(planted.random), "people_youngperson"
    card = Card(known_as=f"{NAME} {planted.canary(record, EVERYDAY, on_page=row)}")
    sealed = planted.seal(table, "card", row, (record, EVERYDAY), card.sealed_text())
    planted.add(table, id=row, version=1, record_id=record, compartment=EVERYDAY, card=sealed, since=date(2026, 1, 5))
    planted.add("people_nametag", record_id=record, compartment=EVERYDAY, tag=tags.tag("word", NAME.casefold()))


def _matters(planted: Planted, record: UUID, part: str) -> None:
    row, table = new(planted.random), "people_personwhomatters"
    card = MattersCard(planted.canary(record, part, on_page=None), "my aunt")
    sealed = planted.seal(table, "card", row, (record, part), card.sealed_text())
    planted.add(table, id=row, version=1, record_id=record, compartment=part, card=sealed, added_at=planted.hour(-2))


def _outside(planted: Planted, record: UUID, part: str) -> None:
    row, table = new(planted.random), "people_outsideidentifier"
    sealed = planted.seal(table, "value", row, (record, part), planted.canary(record, part, on_page=None))
    planted.add(table, id=row, record_id=record, compartment=part, scheme="la_child_id", value=sealed, flag="")


def _entry(planted: Planted, record: UUID, part: str) -> None:
    row, table = new(planted.random), "record_entry"
    text = f"We talked by the river {planted.canary(record, part, on_page=row)}."
    planted.entries[record, part] = planted.add(
        table, id=row, version=1, record_id=record, compartment=part, kind="met", happened_at=planted.hour(-2),
        is_about=False, recorded_at=planted.hour(-2), author_id=next(iter(planted.world.people)), rests_on="seen",
        third_party=planted.random.random() < 0.3, body=planted.seal(table, "body", row, (record, part), text), told_by=b"",
        sharing="shared", withheld_because=b"",
    )  # fmt: skip


def _file(planted: Planted, record: UUID, part: str) -> None:
    row, table, held = new(planted.random), "attachments_attachment", (record, part)
    key = planted.random.randbytes(crypto.KEY_BYTES)
    data = f"Lines about {planted.canary(record, part, on_page=None)}.\n".encode()
    stored.store().put(f"{row.hex}.{stored.WHOLE}", Sealer(AESGCM(key), row, stored.WHOLE).sealed(data))
    planted.files[held] = planted.add(
        table, id=row, record_id=record, compartment=part, entry_id=planted.entries[held], state="kept",
        kind="document", type="text", checked="not_checked", size=len(data), arrived=len(data), pieces=1,
        small=0, name=planted.seal(table, "name", row, held, f"{planted.canary(record, part, on_page=row)}.txt"),
        description=b"", file_key=planted.seal(table, "file_key", row, held, key.hex()),
        added_by_id=next(iter(planted.world.people)), added_at=planted.hour(-2), taken_because="",
    )  # fmt: skip


def _grant(planted: Planted, door: Door) -> None:
    on_record = door.to in planted.world.records
    planted.add(
        "access_grant", id=door.id, version=1, record_id=door.to if on_record else None,
        team_id=None if on_record else door.to, holder_id=door.holder, role=door.role, compartments=sorted(door.parts),
        purpose=Purpose.SUPPORT.value, reason=GrantReason.JOINT_WORK.value, opened_by_id=door.holder,
        starts_at=planted.hour(door.since), ends_at=planted.hour(door.until), end_reason="", asks=door.asks,
    )  # fmt: skip
    if door.id in planted.world.emergencies:
        planted.emergencies[door.id] = planted.add(
            "access_emergency", version=1, record_id=door.to, compartment=EVERYDAY, grant_id=door.id,
            opener_id=door.holder, kind="danger", reason=b"", opened_at=planted.hour(door.since), was="", learned=b"",
        )  # fmt: skip


def _barrier(planted: Planted, who: UUID, record: UUID) -> None:
    someone = next(iter(planted.world.people))
    planted.barriers[who, record] = planted.add(
        "access_barrier", version=1, record_id=record, compartment=EVERYDAY, account_id=who, kind=Knows.FAMILY.value,
        reason=b"", set_by_id=someone, set_at=planted.hour(-1), noticed_by_id=someone, noticed_at=planted.hour(-1),
    )  # fmt: skip


def _where_it_is_now(owner: psycopg.Connection, thing: Thing) -> None:
    if thing.team != thing.began_in:
        owner.execute("update access_record set team_id = %s where id = %s", (thing.team, thing.id))
    if thing.is_withdrawn:
        owner.execute(
            "update access_record set withdrawn_at = now(), withdrawn_from = team_id, team_id = null where id = %s",
            (thing.id,),
        )
