"""The writing helper on the pages: advice once, never in the way, and nothing about it is stored or told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import people_who_matter
from alongside.people.cards import MattersCard
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, RestsOn
from alongside.writing import library
from alongside.writing.advice import look, marks
from tests.writing.conftest import DAY

Browse = Callable[[Account | None], Client]
BLAME = "She was putting herself at risk. Her siblings came."
PLAIN = "We walked by the river."
WRITES = ("insert", "update", "delete")


def _form(text: str, **more: str) -> dict[str, Any]:
    at = now()
    return {
        "text": text,
        "kind": Kind.MET.value,
        "happened_at_day": str(at.day),
        "happened_at_month": str(at.month),
        "happened_at_year": str(at.year),
        "happened_at_time": "00:00",
        "rests_on": RestsOn.SEEN.value,
        "compartment": "everyday",
        "sharing": "shared",
    } | more


@pytest.fixture
def client(browse: Browse, mira: YoungPerson, alice: Account) -> Client:
    return browse(alice)


@pytest.fixture
def write(mira: YoungPerson) -> str:
    return reverse("workspace:write", args=[mira.record_id])


def _shown(text: str, names: tuple[str, ...] = ("Mira", "Amira Khalil")) -> str:
    return " ".join(marks(look(text, words=library.words(pack="england", on=DAY), names=names)))


def test_advice_is_shown_once_and_nothing_typed_is_lost(client: Client, write: str) -> None:
    first = client.post(write, _form(BLAME, is_about="on"))
    assert first.status_code == 200
    for said in (
        BLAME,
        "putting herself at risk",
        "Brothers and sisters, or their names.",
        "NSPCC Learning",
        "Not saved yet.",
    ):
        assert said in first.text
    assert first.context["form"]["is_about"].value()
    again = client.post(write, _form(BLAME, shown=first.context["beside"].advice.shown))
    assert again.status_code == 302


def test_plain_text_is_saved_at_once(client: Client, write: str) -> None:
    assert client.post(write, _form(PLAIN)).status_code == 302


def test_turning_it_off_saves_without_a_question(client: Client, write: str) -> None:
    assert client.post(write, _form(BLAME, quiet="1")).status_code == 302


@pytest.mark.parametrize("own", [{"kind": "own_words"}, {"rests_on": "own_words"}])
def test_their_own_words_are_saved_without_a_question(client: Client, write: str, own: dict[str, str]) -> None:
    assert client.post(write, _form(BLAME, **own)).status_code == 302


def test_part_of_what_was_shown_is_not_shown_again_and_something_new_is(client: Client, write: str) -> None:
    shown = _shown(BLAME)
    assert client.post(write, _form("Her siblings came, and it rained.", shown=shown)).status_code == 302
    assert client.post(write, _form(f"{BLAME} A week of respite.", shown=shown)).status_code == 200


def test_name_is_held_against_the_card_and_against_those_who_matter(
    client: Client, write: str, mira: YoungPerson, alice: Account
) -> None:
    text = "Mirra and Moira came."
    assert client.post(write, _form(text)).context["beside"].advice.count == 1
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        friend = MattersCard("Mirra Stone", "a friend")
        people_who_matter.add(record=mira.record_id, card=friend, now=now(), door=door, by=alice)
    assert client.post(write, _form("Mirra came.")).status_code == 302


def test_correction_gets_advice_unless_it_corrects_their_own_words(
    client: Client, mira: YoungPerson, alice: Account
) -> None:
    answers = {}
    for rests_on in (RestsOn.SEEN, RestsOn.OWN_WORDS):
        with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
            words = entries.Words(PLAIN, Kind.MET, now(), rests_on=rests_on)
            entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
        path = reverse("workspace:correct", args=[mira.record_id, entry.pk])
        answers[rests_on] = client.post(path, {"text": BLAME}).status_code
    assert answers == {RestsOn.SEEN: 200, RestsOn.OWN_WORDS: 302}


def test_script_that_saves_is_told_where_to_go(client: Client, write: str, mira: YoungPerson) -> None:
    answer = client.post(write, _form(PLAIN), headers={"HX-Request": "true"})
    onward = reverse("workspace:young-person", args=[mira.record_id])
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.content) == (204, onward, b"")


def test_asking_while_typing_answers_with_advice_alone(client: Client) -> None:
    answer = client.post(reverse("workspace:words"), {"text": f"{BLAME} Mirra.", "name": "Mira"})
    assert "putting herself at risk" in answer.text
    assert "Their card says <bdi>Mira</bdi>." in answer.text
    assert "<html" not in answer.text


def test_asking_about_their_own_words_answers_with_nothing(client: Client) -> None:
    answer = client.post(reverse("workspace:words"), {"text": BLAME, "kind": "own_words"})
    assert "note" not in answer.text


def test_asking_needs_the_form_token(alice: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice, "alongside.access.backends.SignIn")
    assert strict.post(reverse("workspace:words"), {"text": BLAME}).status_code == 403


def test_asking_writes_no_row_and_no_ledger_line(client: Client) -> None:
    client.post(reverse("workspace:words"), {"text": PLAIN})
    with CaptureQueriesContext(connection) as asked:
        client.post(reverse("workspace:words"), {"text": BLAME, "name": "Mira"})
    assert [one["sql"] for one in asked if one["sql"].lower().startswith(WRITES)] == []
    assert not any("record_keys" in one["sql"] or "ticket" in one["sql"] for one in asked)


def _rows_and_lines(client: Client, write: str, alice: Account, **form: str) -> tuple[list[Any], list[str]]:
    """What one saved entry leaves behind, without what differs for any two entries."""
    columns = [field.name for field in Entry._meta.fields if field.name not in {"id", "body", "recorded_at"}]
    with acting_as(alice.pk, Scope.CASELOAD):
        entries_before, lines_before = list(Entry.objects.values_list("pk", flat=True)), len(_lines())
    assert client.post(write, _form(**form)).status_code == 302
    with acting_as(alice.pk, Scope.CASELOAD):
        rows = Entry.objects.exclude(pk__in=entries_before).values_list(*columns)
        return list(rows), _lines()[lines_before:]


def _lines() -> list[str]:
    return list(Line.objects.order_by("id").values_list("verb", flat=True))


def test_nothing_tells_whether_advice_was_shown_followed_or_turned_off(
    client: Client, write: str, alice: Account
) -> None:
    plain = _rows_and_lines(client, write, alice, text=PLAIN)
    as_is = _rows_and_lines(client, write, alice, text=BLAME, shown=_shown(BLAME))
    turned_off = _rows_and_lines(client, write, alice, text=BLAME, quiet="1")
    assert plain == as_is == turned_off
    assert len(plain[0]) == 1
    assert Verb.ENTRY_ADDED in plain[1]


def test_list_shows_every_term_with_who_says_so(client: Client) -> None:
    page = client.get(reverse("workspace:words-list")).text
    for term in library.shipped().terms.values():
        assert f'id="{term.id}"' in page
    assert "Independent Inquiry into Child Sexual Abuse, 2022." in page
    assert "In this list since 22 November 2026." in page


def test_list_tells_what_the_service_switched_off_and_what_is_wrong_with_its_file(client: Client) -> None:
    from alongside.keeper import places

    file = places.state_dir() / library.LOCAL
    try:
        file.write_text('[[off]]\nid = "respite"\nsince = 2026-11-01\nbecause = "Our carers chose it."\n')
        assert "Switched off here since 1 November 2026: <bdi>Our carers chose it.</bdi>" in _list(client)
        file.write_text("[[off]]\n")
        assert "words.toml, line 1: id is missing." in _list(client)
    finally:
        file.unlink()


def _list(client: Client) -> str:
    return client.get(reverse("workspace:words-list")).text
