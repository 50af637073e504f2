"""The demonstration: what it holds, who sees it, and that it can be made only once."""

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
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
from alongside.config.demo import reading, service, setting_up, slots
from alongside.config.demo.plan import PlannedEntry, PlannedLife, plan
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

THEN = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
EVERYTHING = {Compartment.EVERYDAY, Compartment.HEALTH, Compartment.JUSTICE, Compartment.IDENTITY}

BLAMING = (
    r"refus\w+|failed|fails|engag\w+|attention.seeking|manipulat\w+|challenging|complian\w+"
    r"|did not attend|no.show|dna|abscond\w+|promiscu\w+|lifestyle|risk\w*|choices|streetwise"
    r"|vulnerab\w+|victims?|alleg\w+|claims|aggressive|defiant|hard to reach|disclos\w+|placement"
    r"|siblings?|clients?|cases?|service users?|naughty|lazy|difficult|troubled|resist\w+|loner"
    r"|offend\w+|perpetrat\w+|grooming|groomed|exploit\w+|abus\w+|sex\w*|drugs?|violen\w+|assault\w*"
)


@contextmanager
def empty_service(name: str) -> Iterator[None]:
    """A database of its own that nobody works in yet; dropped at the end."""
    with databases._named(f"{database.name()}_{name}"):
        provision.provision()
        yield
        connections.close_all()
        with database.admin_connection() as admin:
            statement = sql.SQL("drop database {} with (force)")
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
    """For each young person, the compartments that hold entries."""
    return {life.card.known_as: {e.words.compartment for e in life.entries} for life in lives}


def everything() -> Iterator[PlannedEntry]:
    """Every entry planned for one afternoon in March."""
    return (entry for life in plan(THEN) for entry in life.entries)


def every_text() -> list[str]:
    """Every text of the data files that somebody could read, with its slots still open."""
    library = reading.library()
    texts = [step.text for story in library.stories for step in story.steps]
    texts += [text.text for these in library.singles.values() for text in these]
    for script in library.scripted:
        texts += [script.text.text, script.correction, script.withheld]
    texts += [person.birth_because for person in reading.young_people()]
    drawn = reading.table("slots")
    pools = (*drawn["drawn"].values(), *drawn["weather"].values())
    return texts + [words for pool in pools for words in pool]


# What is planned


def test_the_plan_is_the_same_in_another_process_with_other_hashes() -> None:
    script = (
        "import django; django.setup()\n"
        "from datetime import datetime\n"
        "from alongside.config.demo.plan import plan\n"
        f"for life in plan(datetime.fromisoformat('{THEN.isoformat()}')):\n"
        "    for entry in life.entries: print(ascii((life.card.name, entry)))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4242"}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    here = [ascii((life.card.name, entry)) for life in plan(THEN) for entry in life.entries]
    assert run.stdout.splitlines() == here


def test_the_plan_holds_forty_lives_of_fifteen_to_forty_entries() -> None:
    sizes = [len(life.entries) for life in plan(THEN)]
    assert len(sizes) == 40
    assert min(sizes) >= 15
    assert max(sizes) <= 40
    assert 900 <= sum(sizes) <= 1200


def test_the_plan_repeats_no_text_within_a_life_and_few_between_lives() -> None:
    lives = plan(THEN)
    for life in lives:
        assert max(Counter(entry.template for entry in life.entries).values()) == 1
    templates = Counter(entry.template for life in lives for entry in life.entries)
    assert len(templates) >= 300
    assert max(templates.values()) <= 10


@pytest.mark.parametrize("month", range(1, 13))
def test_the_plan_keeps_to_its_dates_in_every_season(month: int) -> None:
    moment = datetime(2027, month, 28, 9, 0, tzinfo=UTC)
    for life in plan(moment):
        assert life.card.age(moment.date()) == life.person.age
        assert life.person.age is None or 11 <= life.person.age <= 19
        for entry in life.entries:
            assert life.since <= entry.words.happened_at < entry.recorded_at <= moment
            assert not re.search(r"[{}]", entry.words.text + entry.words.told_by)


def test_a_promise_to_ring_is_kept_on_the_day_that_was_named() -> None:
    kept = 0
    for life in plan(THEN):
        text = " ".join(entry.words.text for entry in life.entries)
        promised = re.search(r"I said I would ring you on (\w+) with the answer", text)
        rang = re.search(r"I said I would ring on (\w+), and I did", text)
        if promised and rang:
            assert promised[1] == rang[1]
            kept += 1
    assert kept >= 3


def test_a_story_keeps_its_people_from_one_step_to_the_next() -> None:
    told = 0
    for life in plan(THEN):
        text = " ".join(entry.words.text for entry in life.entries)
        begun = re.search(r"You are making something for (your [^.]+)\. I am not to write", text)
        given = re.search(r"You gave it to (your [^.]+)\. There were no words", text)
        if begun and given:
            assert begun[1] == given[1]
            told += 1
    assert told >= 3


@pytest.mark.parametrize("key", ["john_joe", "moss", "danyal"])
def test_a_quiet_stretch_holds_only_our_tries(key: str) -> None:
    (life,) = [life for life in plan(THEN) if life.person.key == key]
    begins, ends = ((THEN - timedelta(days=days)).date() for days in life.person.quiet)
    kinds = [e.words.kind for e in life.entries if begins <= e.words.happened_at.date() < ends]
    assert len(kinds) >= 2
    assert set(kinds) == {Kind.TRIED}


def test_what_is_held_back_has_a_reason_and_a_day_to_look_again() -> None:
    held = [entry.words for entry in everything() if entry.words.withheld_because]
    assert len(held) >= 5
    assert all(words.review_on for words in held)
    assert not [e for e in everything() if e.words.review_on and not e.words.withheld_because]


def test_texts_blame_nobody_and_tell_of_no_harm() -> None:
    found = [t for t in every_text() if re.search(rf"\b({BLAMING})\b", t, re.IGNORECASE)]
    assert found == []


def test_texts_can_be_filled_for_everybody_they_fit() -> None:
    library = reading.library()
    texts = [step for story in library.stories for step in story.steps]
    texts += [text for these in library.singles.values() for text in these]
    known = {"name", "worker", "lead", "weekday", "later_weekday", "month", "weather", "hour"}
    known |= {"like", "someone", "adult", "family", "adult_name", "family_name"}
    known |= set(reading.table("slots")["drawn"])
    for text in texts:
        wanted = set(re.findall(r"{(\w+)}", (text.text + text.told_by).replace("{}", "")))
        assert {slot[0].lower() + slot[1:] for slot in wanted} <= known
        if {"family", "Family"} & wanted:
            assert "family" in text.needs
    for person in reading.young_people():
        assert slots.matters(person, "adult")


def test_scripted_entries_and_shares_name_people_who_are_there() -> None:
    keys = {person.key for person in reading.young_people()}
    library = reading.library()
    assert {script.person for script in library.scripted} <= keys
    assert {script.by for script in library.scripted} - {""} <= service.workers().keys()
    assert {person.worker for person in reading.young_people()} <= service.workers().keys()
    assert all(service.shares(key) for key in ("minh", "simran", "charlie", "jaden"))


def test_everybody_is_found_by_a_name_of_their_own() -> None:
    people = reading.young_people()
    assert len({person.known_as for person in people}) == len(people)
    workers = {worker.first_name.casefold() for worker in service.workers().values()}
    assert not workers & {person.known_as.casefold() for person in people}


# What is made


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
        assert sorted(found[named[life.card.known_as]]) == sorted(texts)


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


def test_the_data_officer_reads_neither_health_nor_court(lives: list[PlannedLife]) -> None:
    held = planned_compartments(lives)
    assert readable("mei") == {
        life.card.known_as: held[life.card.known_as] & {Compartment.EVERYDAY, Compartment.IDENTITY}
        for life in lives
        if life.team == "hub"
    }


def test_partners_read_only_what_was_shared(lives: list[PlannedLife]) -> None:
    assert readable("bea") == {"Minh": {Compartment.HEALTH}}
    assert readable("yusuf") == {"Simran": {Compartment.HEALTH}}
    for username in ("fran", "colin", "idris"):
        assert readable(username) == {}


def test_entries_of_a_batch_share_one_ledger_line(lives: list[PlannedLife]) -> None:
    batches = {(life.person.key, entry.by) for life in lives for entry in life.entries}
    written = Line.objects.using("owner").filter(verb=Verb.ENTRY_ADDED)
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
    assert {Role(one.role) for one in service.workers().values()} == set(Role)
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
