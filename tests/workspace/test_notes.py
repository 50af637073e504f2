"""Looking in what is written, as a page: posted, in batches, carried by the page, and without a trace of the words."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import grants
from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from alongside.workspace import carried
from alongside.workspace.queries import notes
from tests import cast

Browse = Callable[[Account | None], Client]
NOTES = "workspace:notes"
HIDDEN = re.compile(r'name="carried" value="([^"]*)"')
MARK = re.compile(r"<mark>([^<]*)</mark>")


def _write(record: UUID, text: str, by: Account, days: int = 1) -> None:
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        words = entries.Words(text, Kind.MET, now() - timedelta(days=days))
        entries.add(record=record, words=words, now=now(), door=door, by=by)


def _people(by: Account, many: int, text: str = "A kite, number {n}.") -> list[YoungPerson]:
    made = [
        young_people.add(card=Card(known_as=f"Robin {n}"), team=cast.team().pk, now=now(), by=by) for n in range(many)
    ]
    for n, person in enumerate(made):
        _write(person.record_id, text.format(n=n), by, days=n + 1)
    return made


def _post(client: Client, **data: str) -> Any:
    return client.post(reverse(NOTES), data)


def _carried(answer: Any) -> str:
    (found, *_) = HIDDEN.findall(answer.content.decode())
    return str(found)


def _lines(who: Account) -> list[set[object]]:
    with acting_as(who.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select records from ledger_line where verb = 'record.notes_searched' and actor = %s order by id", [who.pk]
        )
        return [set(records) for (records,) in cursor.fetchall()]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four young people at a time, so that a few are many."""
    monkeypatch.setattr(notes, "BATCH", 4)


def test_caseload_is_answered_at_once_with_one_line(browse: Browse, alice: Account) -> None:
    made = _people(alice, 5)
    answer = _post(browse(alice), text="kites")
    said = answer.content.decode()
    assert MARK.findall(said) == ["kite"] * 5
    assert "5 young people looked through." in said
    assert _lines(alice) == [{person.record_id for person in made}]


def test_words_stand_in_no_address_no_title_and_no_line(browse: Browse, alice: Account) -> None:
    _people(alice, 1)
    said = _post(browse(alice), text="kites").content.decode()
    assert not re.findall(r'(?:href|action|hx-\w+)="[^"]*kite', said)
    assert "kite" not in re.search(r"<title>(.*?)</title>", said, re.DOTALL)[1]  # type: ignore[index]
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select count(*) from ledger_line l where l::text like '%%kite%%' and actor = %s", [alice.pk])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("text", ["", "   ", "?!", '""'])
def test_nothing_to_look_for_is_said(browse: Browse, alice: Account, text: str) -> None:
    _people(alice, 1)
    assert "write a word to look for." in _post(browse(alice), text=text).content.decode().lower()
    assert _lines(alice) == []


def test_nothing_found_says_what_to_try(browse: Browse, alice: Account) -> None:
    _people(alice, 1)
    assert "Try fewer words" in _post(browse(alice), text="ship").content.decode()


def test_name_finds_its_young_person_too(browse: Browse, alice: Account, mira: YoungPerson) -> None:
    said = _post(browse(alice), text="Ameera").content.decode()
    assert reverse("workspace:young-person", args=[mira.record_id]) in said


def test_markup_in_an_entry_stays_text(browse: Browse, alice: Account) -> None:
    _people(alice, 1, text="A <b>kite</b> & a <script>kite</script>")
    said = _post(browse(alice), text="kite").content.decode()
    assert "&lt;b&gt;<mark>kite</mark>&lt;/b&gt; &amp; a &lt;script&gt;<mark>kite</mark>&lt;/script&gt;" in said


@pytest.mark.usefixtures("small_batches")
def test_many_are_looked_through_a_batch_at_a_time_to_the_same_end(browse: Browse, alice: Account) -> None:
    made, client = _people(alice, 10), browse(alice)
    seen, answer = [4, 8, 10], _post(client, text="kite")
    for looked in seen[:-1]:
        assert f"{looked} of 10 young people looked through." in answer.content.decode()
        answer = _post(client, text="kite", carried=_carried(answer))
    said = answer.content.decode()
    assert "10 young people looked through." in said
    assert len(MARK.findall(said)) == 10
    batches = [records for records in _lines(alice) if len(records) <= 4]
    assert set().union(*batches) == {person.record_id for person in made}
    assert sorted(map(len, batches)) == [2, 4, 4]


@pytest.mark.usefixtures("small_batches")
def test_reload_and_second_tab_go_on_from_where_their_page_stood(browse: Browse, alice: Account) -> None:
    _people(alice, 10)
    client = browse(alice)
    first = _carried(_post(client, text="kite"))
    for _ in range(2):
        assert "8 of 10 young people" in _post(client, text="kite", carried=first).content.decode()


@pytest.mark.usefixtures("small_batches")
def test_stopping_shows_what_is_found_and_opens_nobody_new(browse: Browse, alice: Account) -> None:
    _people(alice, 10)
    client = browse(alice)
    first = _post(client, text="kite")
    opened = set().union(*_lines(alice))
    said = _post(client, text="kite", carried=_carried(first), stop="1").content.decode()
    assert len(MARK.findall(said)) == 4
    assert "hx-post" not in said
    assert "4 of 10 young people" in said
    assert set().union(*_lines(alice)) == opened


@pytest.mark.usefixtures("small_batches")
def test_state_of_another_question_or_person_or_none_begins_again(
    browse: Browse, alice: Account, lena: Account
) -> None:
    _people(alice, 10)
    state = _carried(_post(browse(alice), text="kite"))
    assert "4 of 10" in _post(browse(alice), text="kites", carried=state).content.decode()
    assert "4 of 10" in _post(browse(lena), text="kite", whose="team", carried=state).content.decode()
    assert "4 of 10" in _post(browse(alice), text="kite", carried="AAAA").content.decode()
    assert "4 of 10" in _post(browse(alice), text="kite", carried="ö").content.decode()


def test_state_is_opened_for_its_own_person_and_question_only(alice: Account, lena: Account) -> None:
    at, so_far = now(), notes.SoFar(looked=3)
    state = carried.sealed(so_far, question="kite", now=at, viewer=alice)
    assert carried.unsealed(state, question="kite", now=at, viewer=alice) == so_far
    assert carried.unsealed(state, question="kites", now=at, viewer=alice) is None
    assert carried.unsealed(state, question="kite", now=at, viewer=lena) is None


def test_state_is_too_old_after_an_hour(alice: Account) -> None:
    at = now()
    state = carried.sealed(notes.SoFar(looked=3), question="kite", now=at, viewer=alice)
    assert carried.unsealed(state, question="kite", now=at + timedelta(minutes=59), viewer=alice) == notes.SoFar(
        looked=3
    )
    assert carried.unsealed(state, question="kite", now=at + timedelta(minutes=61), viewer=alice) is None


def test_state_says_nothing_in_clear(browse: Browse, alice: Account) -> None:
    person, *_ = _people(alice, 1)
    state = carried.sealed(notes.SoFar(after=person.record_id), question="kite", now=now(), viewer=alice)
    assert str(person.record_id) not in state


@pytest.mark.usefixtures("small_batches")
def test_scripts_that_go_on_are_sent_the_list_at_the_end_only(browse: Browse, alice: Account) -> None:
    _people(alice, 9)
    client = browse(alice)
    first = _post(client, text="kite")
    assert 'hx-select-oob="#list"' not in first.content.decode()
    second = client.post(reverse(NOTES), {"text": "kite", "carried": _carried(first)}, headers={"HX-Request": "true"})
    assert MARK.findall(second.content.decode()) == []
    assert 'hx-select-oob="#list"' in second.content.decode()
    last = client.post(reverse(NOTES), {"text": "kite", "carried": _carried(second)}, headers={"HX-Request": "true"})
    assert len(MARK.findall(last.content.decode())) == 9


def test_lead_chooses_their_own_or_everybody(browse: Browse, alice: Account, lena: Account) -> None:
    _people(alice, 3)
    own = young_people.add(card=Card(known_as="Sky"), team=cast.team().pk, now=now(), by=lena)
    _write(own.record_id, "Sky's own kite.", lena)
    client = browse(lena)
    assert len(MARK.findall(_post(client, text="kite", whose="mine").content.decode())) == 1
    assert len(MARK.findall(_post(client, text="kite", whose="team").content.decode())) == 4
    assert 'name="whose"' not in browse(alice).get(reverse(NOTES)).content.decode()


def test_more_than_a_page_is_shown_page_by_page(browse: Browse, alice: Account, mira: YoungPerson) -> None:
    for n in range(notes.PAGE + 3):
        _write(mira.record_id, f"A kite, number {n}.", alice, days=n + 1)
    client = browse(alice)
    first = _post(client, text="kite", order="newest")
    again = {"text": "kite", "order": "newest", "carried": _carried(first), "stop": "1", "first": str(notes.PAGE)}
    second = _post(client, **again)
    numbers = [re.findall(r"number (\d+)", unescape(one.content.decode())) for one in (first, second)]
    assert numbers == [[str(n) for n in range(notes.PAGE)], ["25", "26", "27"]]


@pytest.mark.parametrize(("name", "finds"), [("alice", 1), ("lena", 1), ("nia", 0), ("bob", None), ("pat", None)])
def test_one_record_is_looked_in_by_those_who_can_open_it(
    browse: Browse, mira: YoungPerson, alice: Account, name: str, finds: int | None
) -> None:
    _write(mira.record_id, "A kite.", alice)
    answer = browse(cast.account(name)).post(reverse("workspace:record-notes", args=[mira.record_id]), {"text": "kite"})
    assert answer.status_code == (404 if finds is None else 200)
    assert len(MARK.findall(answer.content.decode())) == (finds or 0)


def test_answer_leads_to_the_entry_on_its_timeline(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    for n in range(60):
        _write(mira.record_id, "A kite." if n == 57 else f"A walk {n}.", alice, days=n + 1)
    client = browse(alice)
    said = _post(client, text="kite").content.decode()
    (link,) = re.findall(r'class="govuk-link" href="([^"]*\?before=[^"]*)"', said)
    address, _, anchor = unescape(link).partition("#")
    page = client.get(address).content.decode()
    assert re.search(rf'id="line">\s*<li[^>]*id="{anchor}"', page)


def test_record_is_left_out_until_its_holder_said_whether_they_know_the_family(
    browse: Browse, alice: Account, bob: Account, lena: Account
) -> None:
    person, *_ = _people(alice, 1)
    with opened_one(person.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=person.record_id,
            holder=bob,
            role=GrantRole.CO_WORKER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.JOINT_WORK,
            until=None,
            by=lena,
        )
    said = _post(browse(bob), text="kite").content.decode()
    assert MARK.findall(said) == []
    assert "One young person was left out" in said
    assert _lines(bob) == []
    answer = browse(bob).post(reverse("workspace:record-notes", args=[person.record_id]), {"text": "kite"})
    assert answer.status_code == 302
