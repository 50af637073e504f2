"""What the database and the disk hold of a file, and what a thief of either would find."""

import re
import tracemalloc
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg.errors import InsufficientPrivilege

from alongside.access import crypto
from alongside.access.actor import Scope
from alongside.access.doors import opened_again, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.attachments import sealing
from alongside.attachments.actions import receiving
from alongside.attachments.actions.arrivals import Announced
from alongside.attachments.queries import files, reading, stored
from alongside.attachments.ranges import Span
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from tests import cast, machine
from tests.attachments.conftest import write
from tests.attacks.acting import acting
from tests.conftest import Database

CANARY = b"We went to the sea and the kite flew. " * 300
LOOK = "select id from attachments_attachment"
ADD = (
    "insert into attachments_attachment (id, record_id, compartment, entry_id, state, kind, type, checked, size, arrived,"
    " pieces, small, name, description, file_key, added_by_id, added_at, taken_because)"
    " values (gen_random_uuid(), %s, %s, %s, 'arriving', '', '', '', 5, 0, 0, 0, '', '', '', %s, now(), '')"
)

TAKEN = "state = 'taken_away', taken_by_id = access.actor(), taken_at = now(), taken_because = 'mistake'"


@pytest.fixture
def committed_entry(committed_mira: YoungPerson) -> Entry:
    """Something about Mira's health that Alice wrote."""
    return write(committed_mira, cast.account("alice"), Compartment.HEALTH)


@pytest.fixture
def file(committed_entry: Entry) -> files.Shown:
    """A text beside it."""
    return keep(committed_entry, CANARY)


def keep(entry: Entry, data: bytes, name: str = "kite-day.txt") -> files.Shown:
    """Add a file as Alice."""
    alice, once = cast.account("alice"), new_id()
    told = Announced(name, len(data), "A day with a kite")
    receiving.at_once(
        record=entry.record_id, entry=entry.pk, announced=told, data=data, once=once, now=now(),
        purpose=Purpose.SUPPORT, by=alice,
    )  # fmt: skip
    with opened_one(entry.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        return files.get(file=once, entry=entry.pk, record=entry.record_id, door=door)


def read(file: files.Shown, by: Account, span: Span | None = None) -> bytes:
    """The bytes, as somebody reads them."""
    record = file.file.record_id
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        found = files.get(file=file.file.pk, entry=file.file.entry_id, record=record, door=door).file
        stream = reading.content(file=found, span=span or Span(0, found.size), door=door)
    return b"".join(stream)


def test_bytes_come_back_as_they_were_also_in_part(file: files.Shown) -> None:
    alice = cast.account("alice")
    assert read(file, alice) == CANARY
    assert read(file, alice, Span(7, 99)) == CANARY[7:99]


def test_part_over_several_pieces_is_cut_rightly(committed_entry: Entry) -> None:
    text = "".join(f"{number:08}\n" for number in range(100_000)).encode()
    file = keep(committed_entry, text)
    assert file.file.pieces == 4
    for span in (Span(0, 1), Span(262_143, 262_145), Span(200_000, 800_001), Span(899_999, 900_000)):
        assert read(file, cast.account("alice"), span) == text[span.start : span.stop]


def test_no_word_of_it_is_on_the_disk(file: files.Shown, store: Path) -> None:
    held = [path for path in store.rglob("*") if path.is_file()]
    assert held
    for path in held:
        assert b"kite" not in path.read_bytes()
        assert re.fullmatch(r"[0-9a-f]{32}\.whole", path.name)


def test_no_word_of_it_is_in_the_database(file: files.Shown, database: Database) -> None:
    tables = "select schemaname, tablename from pg_tables where schemaname in ('public', 'access', 'jobs')"
    for schema, table in database.owner.execute(tables).fetchall():
        rows = database.owner.execute(f'select t::text from {schema}."{table}" t').fetchall()
        text = "\n".join(row for (row,) in rows)
        for word in ("kite", b"kite".hex()):
            assert word not in text, table


def test_swapped_cut_or_moved_bytes_are_noticed(committed_entry: Entry, store: Path) -> None:
    one, other = keep(committed_entry, CANARY), keep(committed_entry, CANARY[::-1])
    places = [next(store.rglob(stored.name(each.file, stored.WHOLE))) for each in (one, other)]
    kept = [place.read_bytes() for place in places]
    for wrong in (kept[1], kept[0][:-1] + b"\0", bytes(len(kept[0]))):
        places[0].write_bytes(wrong)
        with pytest.raises(crypto.Unreadable):
            read(one, cast.account("alice"))


@pytest.mark.parametrize(("who", "scope", "sees"), [
    ("alice", Scope.CASELOAD, True), ("nia", Scope.CASELOAD, True), ("lena", Scope.TEAM, True),
    ("bob", Scope.CASELOAD, False), ("bob", Scope.TEAM, False), ("olu", Scope.TEAM, False),
    ("vic", Scope.CASELOAD, False), ("pat", Scope.CASELOAD, False), ("ari", Scope.TEAM, False),
])  # fmt: skip
def test_row_is_seen_through_a_door_to_its_part_only(
    file: files.Shown, database: Database, who: str, scope: Scope, sees: bool
) -> None:
    with database.app() as app, acting(app, cast.account(who).pk, scope):
        found = {pk for (pk,) in app.execute(LOOK)}
    assert (file.file.pk in found) == sees


def test_nobody_sees_a_row_without_saying_who_they_are(file: files.Shown, database: Database) -> None:
    with database.app() as app, pytest.raises(InsufficientPrivilege):
        app.execute(LOOK)


def test_file_of_everyday_support_is_hidden_from_who_sees_health(
    committed_mira: YoungPerson, database: Database
) -> None:
    everyday = keep(write(committed_mira, cast.account("alice")), CANARY)
    with database.app() as app, acting(app, cast.account("nia").pk):
        assert everyday.file.pk not in {pk for (pk,) in app.execute(LOOK)}
    with pytest.raises(NotVisible):
        read(everyday, cast.account("nia"))


@pytest.mark.parametrize("wrong", ["part", "record", "writer", "entry"])
def test_file_is_put_where_its_entry_is_and_in_ones_own_name(
    committed_entry: Entry, database: Database, wrong: str
) -> None:
    alice = cast.account("alice")
    right: dict[str, object] = {"record": committed_entry.record_id, "part": "health", "entry": committed_entry.pk}
    others = {"part": "everyday", "record": new_id(), "writer": cast.account("nia").pk, "entry": new_id()}
    values = right | {"writer": alice.pk} | {wrong: others[wrong]}
    with database.app() as app, pytest.raises(psycopg.Error), acting(app, alice.pk):
        app.execute(ADD, (values["record"], values["part"], values["entry"], values["writer"]))


@pytest.mark.parametrize("change", [
    "name = ''", "description = ''", "file_key = ''", "size = 1", "type = 'pdf'", "kind = 'sound'", "pieces = 9",
    "small = 5", "arrived = 0", "checked = 'clean'", "state = 'arriving'", "state = 'refused'",
    f"{TAKEN}, size = 1", f"{TAKEN}, name = ''", TAKEN.replace("access.actor()", "(select id from access_account where username = 'lena')"),
])  # fmt: skip
def test_row_of_a_kept_file_is_not_rewritten_by_who_holds_the_door(
    file: files.Shown, database: Database, change: str
) -> None:
    with (
        database.app() as app,
        pytest.raises(InsufficientPrivilege, match="only forward"),
        acting(app, cast.account("alice").pk),
    ):
        app.execute(f"update attachments_attachment set {change} where id = %s", (file.file.pk,))


def test_row_of_a_file_goes_forward_and_never_back(committed_entry: Entry, database: Database) -> None:
    file, alice = keep(committed_entry, CANARY).file.pk, cast.account("alice")
    with database.app() as app:
        with acting(app, alice.pk):
            assert app.execute(f"update attachments_attachment set {TAKEN} where id = %s", (file,)).rowcount == 1
        back = "state = 'kept', taken_by_id = null, taken_at = null, taken_because = ''"
        with pytest.raises(InsufficientPrivilege, match="only forward"), acting(app, alice.pk):
            app.execute(f"update attachments_attachment set {back} where id = %s", (file,))


def test_ticket_of_another_record_or_an_old_line_opens_the_record_anew(file: files.Shown) -> None:
    alice, record = cast.account("alice"), file.file.record_id
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=alice) as first:
        ticket = first.ticket
    with opened_again(record, ticket=ticket, purpose=Purpose.SUPPORT, viewer=alice) as again:
        assert again.line == first.line
    for other in ("", "0", "1", "x", f"{first.line}; drop", "9" * 30, "٣"):
        with opened_again(record, ticket=other, purpose=Purpose.SUPPORT, viewer=alice) as anew:
            assert anew.line > first.line


def test_ticket_opens_nothing_for_somebody_else(file: files.Shown) -> None:
    record = file.file.record_id
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=cast.account("alice")) as door:
        ticket = door.ticket
    with (
        pytest.raises(NotVisible),
        opened_again(record, ticket=ticket, purpose=Purpose.SUPPORT, viewer=cast.account("bob")),
    ):
        pass


def test_sweep_keeps_what_is_somebodys_and_lets_go_of_the_rest(
    file: files.Shown, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = stored.store()
    nobodys = [
        f"{new_id().hex}.whole",
        f"{new_id().hex}.small",
        f"{file.file.pk.hex}.arriving-0",
        ".new-0123456789abcdef",
    ]
    for name in nobodys[:3]:
        held.put(name, [b"sealed"])
    place = next(store.rglob(nobodys[0])).parent / nobodys[3]
    place.write_bytes(b"half")
    machine.run("attachments.sweep")
    assert {kept.name for kept in held.names()} >= set(nobodys)  # too young to be judged
    monkeypatch.setattr("alongside.attachments.jobs.now", lambda: now() + timedelta(hours=3))
    machine.run("attachments.sweep")
    assert {kept.name for kept in held.names()} & {*nobodys, stored.name(file.file, stored.WHOLE)} == {
        stored.name(file.file, stored.WHOLE)
    }
    assert connection.is_usable()


def test_reading_holds_a_few_pieces_in_memory_and_not_the_file(committed_entry: Entry) -> None:
    file = keep(committed_entry, b"0123456789abcde\n" * 1_250_000)
    record, alice = file.file.record_id, cast.account("alice")
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=alice) as door:
        stream = reading.content(file=file.file, span=Span(0, file.file.size), door=door)
    tracemalloc.start()
    try:
        assert sum(map(len, stream)) == 20_000_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * sealing.PIECE
