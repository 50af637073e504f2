"""The demonstration as it is planned: how much it holds, when things happen, and how they are told."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from alongside.config.demo import reading, service, slots
from alongside.config.demo.plan import PlannedEntry, plan
from alongside.record.vocabulary import Kind

THEN = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)

BLAMING = (
    r"refus\w+|failed|fails|engag\w+|attention.seeking|manipulat\w+|challenging|complian\w+"
    r"|did not attend|no.show|dna|abscond\w+|promiscu\w+|lifestyle|risk\w*|choices|streetwise"
    r"|vulnerab\w+|victims?|alleg\w+|claims|aggressive|defiant|hard to reach|disclos\w+|placement"
    r"|siblings?|clients?|cases?|service users?|naughty|lazy|difficult|troubled|resist\w+|loner"
    r"|offend\w+|perpetrat\w+|grooming|groomed|exploit\w+|abus\w+|sex\w*|drugs?|violen\w+|assault\w*"
)


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


def test_most_have_good_news_of_the_last_month_and_some_have_none() -> None:
    month_ago = THEN - timedelta(days=30)
    told = [
        any(e.words.kind == Kind.GOOD_NEWS and e.words.happened_at > month_ago for e in life.entries)
        for life in plan(THEN)
    ]
    assert len(told) * 0.6 <= sum(told) < len(told)


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
