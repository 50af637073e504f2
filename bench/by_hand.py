"""The same rows by hand-written SQL, straight through the driver: what nobody's framework could go below.

One connection, one statement after the other, rows in clear, no page: milliseconds a request at the median.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg

from bench.visitors import Visitor, misspelt

TIMES = 200
CONTACTS = ["met", "in_touch", "own_words", "good_news"]
PERSON = "select p.*, a.name from plain_person p join access_account a on a.id = p.key_worker_id where p.id = %s"
TIMELINE = """
    select e.*, a.name from plain_entry e join access_account a on a.id = e.author_id
    where e.person_id = %s and e.kind <> 'correction' order by e.happened_at desc, e.id desc limit 50
"""
BESIDE = "select * from plain_entry where corrects_id = any(%s)"
FRIENDS = "select * from plain_friend where person_id = %s"
OWN = """
    select p.id, p.known_as, p.pronouns, (
        select e.happened_at from plain_entry e where e.person_id = p.id and e.kind = any(%s)
        order by e.happened_at desc limit 1)
    from plain_person p where p.key_worker_id = %s order by p.id desc limit 50
"""
HELD = "select * from plain_entry where person_id = any(%s) and is_withheld"
FIND = "select * from plain_person where key_worker_id = %s and %s <%% full_name limit 50"
SAVE = """
    insert into plain_entry (id, person_id, author_id, kind, happened_at, rests_on, told_by, body, is_withheld)
    values (%s, %s, %s, 'met', %s, 'seen', '', %s, false)
"""
AUDIT = "insert into plain_audit (at, who_id, what, person_id) values (%s, %s, %s, %s)"

Asked = Callable[[psycopg.Connection, Visitor, UUID], object]


def milliseconds(ask: Asked, clear: psycopg.Connection, visitors: Sequence[Visitor]) -> float:
    """The median of many, over everybody's young people."""
    took = []
    for n in range(TIMES):
        visitor = visitors[n % len(visitors)]
        person, _ = visitor.young_people[n % len(visitor.young_people)]
        began = time.perf_counter()
        ask(clear, visitor, person)
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def opening(clear: psycopg.Connection, visitor: Visitor, person: UUID) -> object:
    """A person, their timeline, what stands beside it, and their people."""
    clear.execute(AUDIT, (datetime.now(UTC), visitor.account, "opened", person))
    rows = clear.execute(TIMELINE, (person,)).fetchall()
    beside = clear.execute(BESIDE, ([row[0] for row in rows],)).fetchall()
    return clear.execute(PERSON, (person,)).fetchone(), beside, clear.execute(FRIENDS, (person,)).fetchall()


def listing(clear: psycopg.Connection, visitor: Visitor, _person: UUID) -> object:
    """Somebody's young people, with when each was last in touch."""
    clear.execute(AUDIT, (datetime.now(UTC), visitor.account, "listed", None))
    return clear.execute(OWN, (CONTACTS, visitor.account)).fetchall()


def today(clear: psycopg.Connection, visitor: Visitor, person: UUID) -> object:
    """The same, and what is held back."""
    people = [pk for pk, _ in visitor.young_people]
    return listing(clear, visitor, person), clear.execute(HELD, (people,)).fetchall()


def searching(clear: psycopg.Connection, visitor: Visitor, _person: UUID) -> object:
    """Names like a misspelt one."""
    clear.execute(AUDIT, (datetime.now(UTC), visitor.account, "searched", None))
    return clear.execute(FIND, (visitor.account, misspelt(visitor.young_people[0][1]))).fetchall()


def saving(clear: psycopg.Connection, visitor: Visitor, person: UUID) -> object:
    """An entry and its audit row, in one transaction."""
    moment = datetime.now(UTC)
    with clear.transaction():
        clear.execute(SAVE, (uuid4(), person, visitor.account, moment, "We met for a short walk. " * 10))
        return clear.execute(AUDIT, (moment, visitor.account, "wrote", person))
