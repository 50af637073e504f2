"""Whoever a record is closed to learns nothing of that from looking for it in an emergency, or from their own lines."""

import re
from collections.abc import Callable
from datetime import date
from threading import Barrier as Together
from threading import Thread

import psycopg
import pytest
from django.test import Client
from django.urls import reverse
from psycopg.errors import InsufficientPrivilege

from alongside.access import tags
from alongside.access.models import Account
from alongside.people.models import YoungPerson
from tests.access.test_never import close_to
from tests.attacks.acting import acting, take
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
Browse = Callable[[Account | None], Client]
ASK = "select access.ask_in_emergency(%s::bytea[], (array[0, 1, 2, 3])[:%s])"
FIND = "select access.find_in_emergency(%s, %s::bytea[], (array[0, 1, 2, 3])[:%s])"
CHANGING = re.compile(r"Lines? \d+( to \d+)?|<time[^>]*>[^<]*</time>|nonce=\"[^\"]*\"|[0-9a-f]{64}")


def _looked(browse: Browse, who: Account, name: str) -> str:
    """What their own lines say after they looked for a name, twice; without the numbers and times of the lines."""
    client = browse(who)
    asked = {"name": name, "born_day": "9", "born_month": "4", "born_year": "2010", "kind": "danger", "reason": "Now."}
    for _ in range(2):
        assert client.post(reverse("workspace:emergency"), asked).status_code == 200
    page = client.get(reverse("workspace:ledger-mine")).content.decode()
    lines = page.partition('id="lines"')[2].partition("</ol>")[0]
    return CHANGING.sub("", lines)


def test_own_lines_say_the_same_of_a_closed_record_and_of_none(
    browse: Browse, mira: YoungPerson, bob: Account, alice: Account, lena: Account
) -> None:
    close_to(mira, alice, by=lena)
    closed, none = _looked(browse, alice, "Amira Khalil"), _looked(browse, bob, "Nobody Whatever")
    newest = [re.findall(r"<li .*?</li>", page, re.DOTALL)[:6] for page in (closed, none)]
    shown = [[one for one in page if "emergency" in one or "did not open" in one] for page in newest]
    assert shown[0] == shown[1]
    assert any("did not open" in one for one in shown[0])


def test_own_lines_are_not_found_by_a_record_that_did_not_open(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    close_to(mira, alice, by=lena)
    _looked(browse, alice, "Amira Khalil")
    client = browse(alice)
    answer = client.get(reverse("workspace:ledger-mine"), {"record": str(mira.record_id), "verb": "record.refused"})
    assert "did not open</" not in answer.content.decode().partition('id="lines"')[2]


def test_rows_of_the_ledger_say_the_same_of_a_closed_record_and_of_none(world: World, app: psycopg.Connection) -> None:
    parts = [tag for part in tags.sought("Amira Khalil", date(2010, 4, 9)) for tag in part]
    world.owner.execute(
        "insert into access_barrier (id, version, record_id, compartment, account_id, kind, reason, set_by_id, set_at)"
        " values (gen_random_uuid(), 1, %s, 'everyday', %s, 'family', '', %s, now())",
        (world.mira.record_id, world.id("alice"), world.id("sam")),
    )
    rows: list[list[tuple[str, int, list[int]]]] = []
    for given in (parts, [*parts, b"0123456789"]):
        asked = (given, len(given))
        for _ in range(2):
            with acting(app, world.id("alice")):
                line = app.execute(ASK, asked).fetchone() or (0,)
            with acting(app, world.id("alice")):
                assert app.execute(FIND, (*line, *asked)).fetchone() == (None,)
        with acting(app, world.id("alice")):
            found = app.execute(
                "select verb, records from ledger_line where actor = %s order by id desc limit 4", (world.id("alice"),)
            ).fetchall()
        ids = [one for _verb, records in found for one in records]
        assert len(set(ids)) == 1
        rows.append([(verb, len(records), [one.version or 0 for one in records]) for verb, records in found])
    world.owner.execute("delete from access_barrier where account_id = %s", (world.id("alice"),))
    assert rows[0] == rows[1]


def test_looks_at_the_same_moment_are_counted_one_after_the_other(world: World) -> None:
    together, answers = Together(16), []

    def look() -> None:
        with world.connect() as app:
            together.wait()
            try:
                with acting(app, world.id("lena")):
                    app.execute(ASK, ([b"0000000001", b"0000000002", b"0000000003"], 3))
                    app.execute("select pg_sleep(0.05)")
                answers.append("looked")
            except psycopg.errors.InsufficientPrivilege:
                answers.append("too many")

    threads = [Thread(target=look) for _ in range(16)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answers) == ["looked"] * 10 + ["too many"] * 6


def test_what_was_not_asked_on_the_ledger_is_not_answered(world: World, app: psycopg.Connection) -> None:
    olu = world.id("olu")
    parts = [tag for part in tags.sought("Amira Khalil", date(2010, 4, 9)) for tag in part]
    asked, other = (parts, 3), ([*parts[:2], b"0123456789"], 3)

    def answer(line: int, question: tuple[list[bytes], int]) -> object:
        with acting(app, olu):
            return (app.execute(FIND, (line, *question)).fetchone() or (None,))[0]

    with app.transaction(force_rollback=True):
        take(app, olu)
        (gone,) = app.execute(ASK, asked).fetchone() or (0,)
        with pytest.raises(InsufficientPrivilege, match="not asked"), app.transaction():
            app.execute(FIND, (gone, *asked))
    with acting(app, olu):
        (line,) = app.execute(ASK, asked).fetchone() or (0,)
    for number, question in ((gone, asked), (0, asked), (line, other)):
        with pytest.raises(InsufficientPrivilege, match="not asked"):
            answer(number, question)
    with pytest.raises(InsufficientPrivilege, match="not asked"), acting(app, world.id("lena")):
        app.execute(FIND, (line, *asked))
    assert answer(line, asked) == world.mira.record_id
    (old,) = world.owner.execute(
        "insert into ledger_line (actor, verb, purpose, data, at) select actor, verb, purpose, data,"
        " at - interval '5 minutes' from ledger_line where id = %s returning id",
        (line,),
    ).fetchone() or (0,)
    with pytest.raises(InsufficientPrivilege, match="not asked"):
        answer(old, asked)
