"""When the ledger cannot be written, nothing is done and nothing is shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import count

import psycopg
import pytest
from django.db import Error

from alongside.access.actions import grants
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.queries import grants as who
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.attachments.actions import arrivals
from alongside.attachments.actions import files as kept_files
from alongside.attachments.actions.arrivals import Announced
from alongside.attachments.models import Attachment
from alongside.attachments.vocabulary import Because
from alongside.exchange.actions import confirming, staging, undoing
from alongside.exchange.models import ImportFile
from alongside.exchange.queries import files
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.actions import people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.models import Agency, YoungPerson
from alongside.people.queries import young_people as found
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests import cast
from tests.architecture import house
from tests.attacks.world import World
from tests.exchange.samples import sample

pytestmark = pytest.mark.xdist_group("attacks")
Act = Callable[[World, Opened, Account], object]
ENDS = count(1)
ROLES = "alongside_owner, alongside_app, alongside_caseload, alongside_team"


@contextmanager
def _ledger_fails(owner: psycopg.Connection) -> Iterator[None]:
    columns = "(actor, verb, records, thing, purpose, data, job)"
    owner.execute(f"revoke insert on ledger_line from {ROLES}")
    owner.execute(f"revoke insert {columns} on ledger_line from {ROLES}")
    try:
        yield
    finally:
        owner.execute("grant insert on ledger_line to alongside_owner")
        owner.execute(f"grant insert {columns} on ledger_line to {ROLES}")


def _everything(owner: psycopg.Connection) -> dict[str, object]:
    tables = [*house.protected_tables(), "access_record", "access_recordkey", "access_grant", "ledger_line"]
    query = "select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from {} t"
    return {table: owner.execute(query.format(table)).fetchone() for table in tables}


def _words() -> entries.Words:
    return entries.Words("Something new.", Kind.MET, now())


def _entry(world: World) -> Entry:
    return Entry.objects.get(pk=world.written["everyday"])


def _file(world: World) -> Attachment:
    return Attachment.objects.filter(entry=world.written["everyday"]).earliest("added_at")


def _begin(world: World, door: Opened, by: Account) -> Attachment:
    return arrivals.begin(entry=_entry(world), announced=Announced("a.txt", 5), now=now(), door=door, by=by)


def _mira(world: World) -> YoungPerson:
    return YoungPerson.objects.get(pk=world.mira.pk)


def _end_nias(world: World) -> None:
    (grant,) = [one for one in who.who_can_see(world.mira.record_id) if one.holder_id == world.id("nia")]
    grants.end(grant=grant, seen=grant.version, reason=EndReason.MISTAKE, by=world.people["lena"])


def _give(world: World, by: Account) -> object:
    return grants.give(
        record=world.mira.record_id,
        holder=world.people["bob"],
        role=GrantRole.COVER,
        compartments=[Compartment.EVERYDAY],
        purpose=Purpose.SUPPORT,
        reason=GrantReason.COVERING,
        until=None,
        by=by,
    )


IN_AN_OPEN_RECORD: dict[str, tuple[str, Act]] = {
    "change card": (
        "alice",
        lambda w, door, by: young_people.change_card(person=_mira(w), seen=1, card=Card("New"), door=door, by=by),
    ),
    "add who matters": (
        "alice",
        lambda w, door, by: people_who_matter.add(
            record=w.mira.record_id, card=MattersCard("Ben", "my friend"), now=now(), door=door, by=by
        ),
    ),
    "add entry": (
        "alice",
        lambda w, door, by: entries.add(record=w.mira.record_id, words=_words(), now=now(), door=door, by=by),
    ),
    "correct": ("alice", lambda w, door, by: entries.correct(entry=_entry(w), text="No.", now=now(), door=door, by=by)),
    "share": ("alice", lambda w, _door, by: entries.share(entry=_entry(w), seen=1, by=by)),
    "begin file": ("alice", _begin),
    "read file": ("alice", lambda w, door, by: kept_files.tell_read(file=_file(w), door=door, by=by)),
    "take file away": (
        "alice",
        lambda w, _door, by: kept_files.take_away(file=_file(w), because=Because.MISTAKE, now=now(), by=by),
    ),
    "give grant": ("lena", lambda w, _door, by: _give(w, by)),
    "end grant": ("lena", lambda w, _door, _by: _end_nias(w)),
}


def _stage(by: Account) -> ImportFile:
    council = Agency.objects.get(name="Riverton Council")
    # The same file is refused, so each one ends differently.
    stream = BytesIO(sample("BAR_cin_2022.xml") + b"\n" * next(ENDS))
    return staging.stage(staging.Arriving(stream, "b.xml", council, cast.team().pk), now=now(), by=by)


def _confirmed(by: Account) -> ImportFile:
    return confirming.step(file=_stage(by), now=now(), by=by)


def _add(world: World) -> Callable[[], object]:
    return lambda: young_people.add(card=Card("Ada"), team=cast.team().pk, now=now(), by=world.people["alice"])


def _confirm(world: World) -> Callable[[], object]:
    file, by = _stage(world.people["dee"]), world.people["dee"]
    return lambda: confirming.step(file=file, now=now(), by=by)


def _take_back(world: World) -> Callable[[], object]:
    file, by = _confirmed(world.people["dee"]), world.people["dee"]
    return lambda: undoing.undo(file=file, seen=file.version, now=now(), by=by)


# Each makes ready what the act needs, and gives the act.
BY_THEMSELVES: dict[str, Callable[[World], Callable[[], object]]] = {
    "add young person": _add,
    "stage import": lambda world: lambda: _stage(world.people["dee"]),
    "confirm import": _confirm,
    "take import back": _take_back,
}

READS: dict[str, Callable[[World], object]] = {
    "open": lambda w: opened_one(w.mira.record_id, purpose=Purpose.SUPPORT, viewer=w.people["alice"]).__enter__(),
    "search": lambda w: found.search(text="mira", born=None, viewer=w.people["alice"]),
    "list files": lambda w: files.listed(viewer=w.people["dee"]),
}


@pytest.mark.parametrize("act", IN_AN_OPEN_RECORD)
def test_act_in_an_open_record_leaves_nothing(world: World, act: str) -> None:
    name, do = IN_AN_OPEN_RECORD[act]
    by = world.people[name]
    before: dict[str, object] = {}
    with pytest.raises(Error, match="permission denied for table ledger_line"):  # noqa: SIM117  the door comes first
        with opened_one(world.mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
            before = _everything(world.owner)
            with _ledger_fails(world.owner):
                do(world, door, by)
    assert _everything(world.owner) == before


@pytest.mark.parametrize("act", BY_THEMSELVES)
def test_act_leaves_nothing(world: World, act: str) -> None:
    do = BY_THEMSELVES[act](world)
    before = _everything(world.owner)
    with _ledger_fails(world.owner), pytest.raises((Error, Refused)):
        do()
    assert _everything(world.owner) == before


@pytest.mark.parametrize("read", READS)
def test_nothing_is_shown(world: World, read: str) -> None:
    with _ledger_fails(world.owner), pytest.raises(Error, match="permission denied for table ledger_line"):
        READS[read](world)


@pytest.mark.parametrize("act", [*IN_AN_OPEN_RECORD, *BY_THEMSELVES])
def test_same_act_is_done_while_the_ledger_works(world: World, act: str) -> None:
    before = _everything(world.owner)
    if act in IN_AN_OPEN_RECORD:
        name, do = IN_AN_OPEN_RECORD[act]
        with opened_one(world.mira.record_id, purpose=Purpose.SUPPORT, viewer=world.people[name]) as door:
            do(world, door, world.people[name])
    else:
        BY_THEMSELVES[act](world)()
    after = _everything(world.owner)
    assert after["ledger_line"] != before["ledger_line"]
