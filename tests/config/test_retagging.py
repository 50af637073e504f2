"""The key of the blind index is changed and nobody's name is opened for it: all are found before, meanwhile and after."""

import os
import signal
import subprocess
import sys
from contextvars import copy_context
from datetime import date
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from django.db import connections

from alongside.access import tags
from alongside.access.actions import emergencies
from alongside.access.doors import opened_one
from alongside.access.vocabulary import Purpose
from alongside.config import database as where
from alongside.config import retagging, secrets
from alongside.keeper import keyring, places
from alongside.keeper.errors import KeeperError
from alongside.people.actions import young_people as actions
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.queries import young_people
from tests import cast
from tests.exchange import bringing
from tests.exchange.samples import sample

pytestmark = pytest.mark.usefixtures("keys_put_back")
ROOT = Path(__file__).resolve().parents[2]
BORN = date(2010, 4, 9)
TABLES = ("people_nametag", "exchange_importrow", "exchange_importedevent")
SLOWLY = """
import sys, time
import django
django.setup()
from alongside.config import database, retagging, secrets
from django.db import connections
with database.named(sys.argv[1]):
    for alias in ("default", "owner"):
        connections[alias].settings_dict["NAME"] = sys.argv[1]
    retagging.BATCH = 3
    again = retagging._again
    def slowly(admin, table, rows):
        print("batch", flush=True)
        time.sleep(0.3)
        return again(admin, table, rows)
    retagging._again = slowly
    secrets.rotate("blind-index-key")
"""


def _rotate() -> None:
    """For a thread of its own."""
    secrets.rotate(tags.KEY)
    connections.close_all()


@pytest.fixture
def renamed(broken_mira: YoungPerson) -> YoungPerson:
    """Mira, who was called Amira Khalil before: that name lies in her tags alone."""
    alice = cast.account("alice")
    with opened_one(broken_mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        card = Card(known_as="Mira", full_name="Mira Stone", born=BORN)
        return actions.change_card(person=broken_mira, seen=1, card=card, door=door, by=alice)


def _found(text: str) -> list[str]:
    viewer = cast.account("alice")
    return [one.card.full_name for one in young_people.search(text=text, born=None, viewer=viewer)]


def _under(admin: psycopg.Connection, table: str = "people_nametag") -> set[int]:
    """Under how many keys its tags are made."""
    found = [bytes(tag) for (tag,) in admin.execute(f"select tag from {table} where tag is not null")]
    return {tag[0] if len(tag) > tags.TAG_BYTES else 1 for tag in found}


def _is_found_in_every_way(mira: YoungPerson) -> None:
    assert _found("Meera Ston") == ["Mira Stone"]
    born = young_people.search(text="", born=BORN, viewer=cast.account("alice"))
    assert [one.record for one in born] == [mira.record_id]
    for name in ("Mira Stone", "Khalil Amira"):
        assert emergencies.find(parts=tags.sought(name, BORN), by=cast.account("olu")) == mira.record_id


def test_names_are_found_when_their_tags_are_made_anew_also_earlier_ones(
    broken: psycopg.Connection, renamed: YoungPerson
) -> None:
    (first,) = keyring.versions(tags.KEY)
    before = broken.execute("select count(*) from people_nametag").fetchone()
    _is_found_in_every_way(renamed)
    done, told = secrets.rotate(tags.KEY)
    assert ((done,), "opened" in told) == (before, True)
    (secret,) = keyring.versions(tags.KEY)
    assert (secret[tags.KEY_BYTES :], len(secret)) == (first, 2 * tags.KEY_BYTES)
    assert _under(broken) == {2}
    _is_found_in_every_way(renamed)
    secrets.rotate(tags.KEY)
    assert _under(broken) == {3}
    _is_found_in_every_way(renamed)


def test_no_name_is_opened_for_it_and_the_change_is_a_line(broken: psycopg.Connection, renamed: YoungPerson) -> None:
    (last,) = broken.execute("select max(id) from ledger_line").fetchone() or (0,)
    secrets.rotate(tags.KEY)
    written = broken.execute("select verb, job, purpose from ledger_line where id > %s", (last,)).fetchall()
    assert written == [("service.secret_changed", "secrets rotate", tags.KEY)]


def test_change_that_is_killed_in_the_middle_loses_nobody_and_goes_on(
    broken: psycopg.Connection, renamed: YoungPerson
) -> None:
    command = [sys.executable, "-c", SLOWLY, where.name()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(3)] == [b"batch\n"] * 3
        process.send_signal(signal.SIGKILL)
    assert _under(broken) == {1, 2}
    _is_found_in_every_way(renamed)
    with pytest.raises(KeeperError, match="cut short"):
        secrets.forget(tags.KEY)
    new = keyring.current(tags.KEY)
    assert secrets.rotate(tags.KEY)[0] > 0
    assert (_under(broken), keyring.versions(tags.KEY)) == ({2}, (new,))
    assert not list(places.state_dir().glob("changing-*"))
    _is_found_in_every_way(renamed)


def test_name_written_while_the_key_changes_is_kept_once(broken: psycopg.Connection, renamed: YoungPerson) -> None:
    alice = cast.account("alice")
    keyring.replace(tags.KEY, adds=True)
    with opened_one(renamed.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        card = Card(known_as="Mimi", full_name="Mira Stone", born=BORN)
        actions.change_card(person=renamed, seen=2, card=card, door=door, by=alice)
    assert _under(broken) == {1, 2}
    # As by a page that read what is known just before the change, and wrote just after.
    twin = tags.tag("word", "mira")
    broken.execute(
        "insert into people_nametag (id, record_id, compartment, team_id, tag)"
        " select gen_random_uuid(), record_id, compartment, team_id, %s from people_nametag where record_id = %s limit 1",
        (twin, renamed.record_id),
    )
    retagging.every_tag()
    twins = broken.execute("select count(*) from people_nametag where tag = %s", (twin,)).fetchone()
    assert (_under(broken), twins, _found("mimi")) == ({2}, (1,), ["Mira Stone"])


def test_it_waits_for_a_page_that_began_before_and_takes_what_it_writes(
    broken: psycopg.Connection, renamed: YoungPerson
) -> None:
    late = tags.tag("word", "late")
    with psycopg.connect(where.conninfo(where.admin_parameters(where.name()))) as page:
        page.execute("select pg_current_xact_id()")
        changing = Thread(target=copy_context().run, args=(_rotate,))
        changing.start()
        changing.join(2)
        assert changing.is_alive()
        page.execute(
            "insert into people_nametag (id, record_id, compartment, team_id, tag)"
            " select gen_random_uuid(), record_id, compartment, team_id, %s from people_nametag limit 1",
            (late,),
        )
    changing.join(20)
    assert not changing.is_alive()
    assert (_under(broken), len(keyring.versions(tags.KEY))) == ({2}, 1)


@pytest.mark.parametrize("is_done", [False, True], ids=["meanwhile", "afterwards"])
def test_children_of_a_council_file_are_known_again(
    broken: psycopg.Connection, broken_mira: YoungPerson, is_done: bool
) -> None:
    dee = cast.account("dee")
    first = bringing.bring(sample("missing.csv"), dee)
    staged = bringing.stage(sample("missing.csv") + b"\r\n", dee)
    children = bringing.children(cast.account("lena"))
    keyring.replace(tags.KEY, adds=True)
    if is_done:
        retagging.every_tag()
        assert [_under(broken, table) for table in TABLES] == [{2}] * 3
    again = bringing.stage(sample("missing.csv") + b"\r\n\r\n", dee)
    for file in (staged, again):
        assert bringing.outcomes(file, dee) == {"known": 43}
        bringing.confirm(file, dee)
        assert file.entries_made == 0
    assert (bringing.children(cast.account("lena")), first.entries_made) == (children, 43)
    if not is_done:
        retagging.every_tag()
        assert [_under(broken, table) for table in TABLES] == [{2}] * 3
