"""The demonstration as it is made: what is there, who sees it, and that it is made only once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connections, transaction
from psycopg import sql

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.vocabulary import Compartment, GrantRole, Purpose, Role
from alongside.config import database, demo, provision
from alongside.config.demo import service, setting_up
from alongside.config.demo.plan import PlannedLife, plan
from alongside.config.demo.reading import table
from alongside.kernel.clock import now
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.people.models import PersonWhoMatters
from alongside.people.queries import young_people
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, Sharing
from tests import databases

# Everything that needs the made service stays in one process, which makes it once.
pytestmark = pytest.mark.xdist_group("demo")

EVERYTHING = {Compartment.EVERYDAY, Compartment.HEALTH, Compartment.JUSTICE, Compartment.IDENTITY}


@contextmanager
def empty_service(name: str) -> Iterator[None]:
    """A database of its own that nobody works in yet; dropped at the end."""
    with databases._named(f"{database.name()}_{name}"):
        _drop()
        try:
            provision.provision()
            yield
        finally:
            connections.close_all()
            _drop()


def _drop() -> None:
    with database.admin_connection() as admin:
        statement = sql.SQL("drop database if exists {} with (force)")
        admin.execute(statement.format(sql.Identifier(database.name())))


@pytest.fixture(scope="module")
def lives(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[PlannedLife]]:
    """The demonstration, made in a database of its own; gives what was planned."""
    moment = now()
    with django_db_blocker.unblock(), empty_service("demo"):
        demo.make(moment)
        yield plan(moment)


def account(username: str) -> Account:
    """Somebody of the demonstration."""
    return Account.objects.get(username=username)


def records() -> dict[str, UUID]:
    """Every record by the name its young person is known as, through the safeguarding lead."""
    grace = account("grace")
    ids = young_people.ids_for(scope=Scope.TEAM, most=100, after=None, viewer=grace)
    listed = young_people.listed(records=ids, verb=Verb.RECORD_LISTED, purpose=Purpose.SAFEGUARDING, viewer=grace)
    return {one.card.known_as: one.record for one in listed}


def readable(username: str) -> dict[str, set[Compartment]]:
    """For each young person, the compartments of which this person can read entries."""
    names = {record: name for name, record in records().items()}
    seen: dict[str, set[Compartment]] = defaultdict(set)
    with opened(names, purpose=Purpose.SUPPORT, viewer=account(username)) as door:
        for entry in Entry.objects.all():
            if door.may_read(entry.record_id, entry.compartment):
                assert door.read(entry, "body")
                seen[names[entry.record_id]].add(Compartment(entry.compartment))
    return dict(seen)


def planned_compartments(lives: list[PlannedLife]) -> dict[str, set[Compartment]]:
    """For each young person, the compartments that hold entries, those of their sessions included."""
    of_sessions: dict[str, set[Compartment]] = defaultdict(set)
    for row in table("sessions")["sessions"]:
        of_sessions[row["person"]].add(Compartment(row.get("compartment", Compartment.EVERYDAY)))
    return {
        life.card.known_as: {e.words.compartment for e in life.entries} | of_sessions[life.person.key] for life in lives
    }


def test_what_is_made_is_what_was_planned(lives: list[PlannedLife]) -> None:
    found: dict[UUID, list[str]] = defaultdict(list)
    named = records()
    with opened(named.values(), purpose=Purpose.SAFEGUARDING, viewer=account("grace")) as door:
        for entry in Entry.objects.exclude(kind=Kind.CORRECTION).order_by("happened_at"):
            found[entry.record_id].append(door.read(entry, "body"))
        matters = PersonWhoMatters.objects.count()
    assert matters == sum(len(life.matters) for life in lives)
    for life in lives:
        texts = [entry.words.text for entry in life.entries]
        # Plans, tries and the like put entries of their own beside these.
        assert Counter(texts) <= Counter(found[named[life.card.known_as]])


def test_every_young_person_has_their_key_worker(lives: list[PlannedLife]) -> None:
    named = records()
    for life in lives:
        worker = account(life.person.worker)
        with acting_as(worker.pk), transaction.atomic():
            holders = [
                grant.holder.username
                for grant in grants.who_can_see(named[life.card.known_as])
                if grant.role == GrantRole.KEY_WORKER
            ]
        assert holders == [life.person.worker]


def test_key_workers_read_their_own_and_what_they_were_given(lives: list[PlannedLife]) -> None:
    held = planned_compartments(lives)
    for username in ("tomasz", "dele", "harpreet", "linh", "rory"):
        own = {life.card.known_as for life in lives if life.person.worker == username}
        assert readable(username) == {name: held[name] for name in own}
    everyday_and_health = {Compartment.EVERYDAY, Compartment.HEALTH}
    assert readable("amina")["Jaden"] == held["Jaden"] & everyday_and_health
    assert readable("gwen")["Charlie"] == held["Charlie"] - {Compartment.HEALTH, Compartment.JUSTICE}


def test_leads_read_their_own_teams_and_no_other(lives: list[PlannedLife]) -> None:
    held = planned_compartments(lives)
    for username, team in (("ruth", "hub"), ("marcus", "eastbrook"), ("siobhan", "marram")):
        assert readable(username) == {
            life.card.known_as: held[life.card.known_as] for life in lives if life.team == team
        }
    assert readable("grace") == held
    assert set().union(*held.values()) == EVERYTHING


def test_the_data_officer_reads_no_entry_and_no_name() -> None:
    assert readable("mei") == {}


def test_partners_read_only_what_was_shared(lives: list[PlannedLife]) -> None:
    assert readable("bea") == {"Minh": {Compartment.HEALTH}}
    assert readable("yusuf") == {"Simran": {Compartment.HEALTH}}
    for username in ("fran", "colin", "idris"):
        assert readable(username) == {}


def test_entries_of_a_batch_share_one_ledger_line(lives: list[PlannedLife]) -> None:
    batches = {(life.person.key, entry.by) for life in lives for entry in life.entries}
    # What is written one by one names its entry.
    written = Line.objects.using("owner").filter(verb=Verb.ENTRY_ADDED, thing=None)
    assert written.count() == len(batches)


def test_corrections_stand_beside_and_a_surprise_was_shared(lives: list[PlannedLife]) -> None:
    lines = Line.objects.using("owner")
    corrections = [entry for life in lives for entry in life.entries if entry.correction]
    assert lines.filter(verb=Verb.ENTRY_CORRECTED).count() == len(corrections) >= 3
    assert lines.filter(verb=Verb.ENTRY_SHARED).count() == 1
    with opened(records().values(), purpose=Purpose.SAFEGUARDING, viewer=account("grace")):
        withheld = Entry.objects.filter(sharing=Sharing.WITHHELD)
        assert withheld.filter(review_on__lte=now().date()).exists()
        assert withheld.filter(review_on__gt=now().date()).exists()


def test_the_last_line_says_that_a_job_made_it(lives: list[PlannedLife]) -> None:
    (line,) = Line.objects.using("owner").filter(verb=Verb.DEMO_MADE)
    assert (line.actor, line.job) == (None, "demo")
    after = Line.objects.using("owner").filter(pk__gt=line.pk)
    assert not after.filter(verb__in=[Verb.PERSON_ADDED, Verb.ENTRY_ADDED, Verb.GRANT_GIVEN]).exists()


def test_everybody_signs_in_with_the_printed_password(lives: list[PlannedLife]) -> None:
    shown = demo.people()
    assert {Role(one.role) for one in service.workers().values()} == set(Role) - {Role.YOUNG_PERSON}
    for person in shown:
        found = account(person.username)
        assert found.is_demo
        assert person.meaning
        assert person.sees
        assert person.worth
    assert account(shown[0].username).check_password(demo.DEMO_PASSWORD)


def test_what_is_said_to_be_worth_trying_works(lives: list[PlannedLife]) -> None:
    found = young_people.search(text="Jacob Zelinsky", born=None, viewer=account("tomasz"))
    assert [one.card.name for one in found] == ["Kuba"]
    assert young_people.search(text="Jacob Zelinsky", born=None, viewer=account("fran")) == []


def test_making_it_again_changes_nothing(lives: list[PlannedLife]) -> None:
    def counts() -> list[int]:
        tables = (Line, Account, Entry, PersonWhoMatters)
        return [table.objects.using("owner").count() for table in tables]

    before = counts()
    assert demo.make(now() + timedelta(days=30)) == demo.DemoSummary()
    assert counts() == before


def test_a_half_made_one_is_not_added_to(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), empty_service("half"):
        setting_up.set_up(now())
        with pytest.raises(demo.HalfMade):
            demo.make(now())
        assert not Line.objects.using("owner").filter(verb=Verb.PERSON_ADDED).exists()
