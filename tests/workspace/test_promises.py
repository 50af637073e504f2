"""Pages of promises: made beside an entry or by themselves, kept with one tap, told in words about us."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.people.models import YoungPerson
from alongside.record.models import Entry

Browse = Callable[[Account | None], Client]
TODAY = timezone.localdate(now())
WHAT = "I will ring the college on Monday."


def boxes(name: str, ahead: int) -> dict[str, str]:
    """A day in its three boxes."""
    day = TODAY + timedelta(days=ahead)
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def place(name: str, mira: YoungPerson, *more: object) -> str:
    """The address of a page about Mira."""
    return reverse(f"workspace:{name}", args=[mira.record_id, *more])


def promise(client: Client, mira: YoungPerson, **more: str) -> Promise:
    """A promise made on its page."""
    data = {"what": WHAT, "to": "young_person", "by": "myself", **boxes("due_on", 3), **more}
    assert client.post(place("promise-make", mira), data).status_code == 302
    return _only(mira)


def _only(mira: YoungPerson, **fields: object) -> Promise:
    with acting_as(_alice().pk):
        return Promise.objects.get(record=mira.record_id, **fields)


def _alice() -> Account:
    return Account.objects.get(username="alice")


def _text(response: HttpResponse) -> str:
    return response.content.decode()


def _write(client: Client, mira: YoungPerson, **more: str) -> HttpResponse:
    data = {
        "text": "We talked about college.", "kind": "met", "rests_on": "seen", "compartment": "everyday",
        "sharing": "shared", **boxes("happened_at", -1), "happened_at_time": "10:00", **more,
    }  # fmt: skip
    response: HttpResponse = client.post(place("write", mira), data)  # type: ignore[assignment]
    return response


def test_promise_in_the_fold_of_an_entry_is_made_once_however_often_it_is_sent(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, once = browse(alice), str(uuid4())
    for _ in range(2):
        fold = {"once": once, "promise-what": WHAT, **boxes("promise-due_on", 2)}
        assert _write(client, mira, **fold).status_code == 302
    made = _only(mira)
    with acting_as(alice.pk):
        assert made.entry == Entry.objects.get(record=mira.record_id)
    assert (made.keeper, made.due_on) == (alice, TODAY + timedelta(days=2))
    assert WHAT in _text(client.get(place("promises", mira)))  # type: ignore[arg-type]


def test_entry_without_a_promise_makes_none(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    assert _write(browse(alice), mira).status_code == 302
    with acting_as(alice.pk):
        assert not Promise.objects.exists()


def test_promise_without_a_day_is_asked_for_one_and_nothing_is_lost(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    response = _write(browse(alice), mira, **{"promise-what": WHAT})
    assert "A promise without a day is soon forgotten." in _text(response)
    assert WHAT in _text(response)
    assert "We talked about college." in _text(response)
    with acting_as(alice.pk):
        assert not (Promise.objects.exists() or Entry.objects.exists())  # noqa: PT018


def test_promise_of_somebody_else_is_theirs_to_keep(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    client = browse(alice)
    assert promise(client, mira, by=str(lena.pk)).keeper == lena


def test_day_that_has_been_is_no_day_for_a_promise(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    data = {"what": WHAT, "to": "young_person", "by": "myself", **boxes("due_on", -1)}
    assert "choose today or a day to come" in _text(browse(alice).post(place("promise-make", mira), data)).casefold()  # type: ignore[arg-type]


def test_it_is_kept_with_one_tap_and_the_tap_can_be_taken_back(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    made = promise(client, mira)
    page = client.post(place("promise-keep", mira, made.pk), {"seen": "1"}, follow=True)
    assert "We kept 1" in _text(page)  # type: ignore[arg-type]
    client.post(place("promise-open-again", mira, made.pk), {"seen": "2"})
    assert _only(mira).state == PromiseState.OPEN


def test_second_tap_of_another_tab_changes_nothing_and_says_so(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    client = browse(alice)
    made = promise(client, mira)
    told = {"words": "We had none left.", "how": "call", **boxes("on", 0), "seen": "1"}
    assert browse(lena).post(place("promise-explain", mira, made.pk), told).status_code == 302
    page = client.post(place("promise-keep", mira, made.pk), {"seen": "1"}, follow=True)
    assert page.status_code == 403 or "Somebody else changed this first" in _text(page)  # type: ignore[arg-type]
    assert _only(mira).state == PromiseState.EXPLAINED


def test_it_is_changed_with_them_and_both_stay(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    made = promise(client, mira)
    data = {
        "words": "You said Friday is fine.",
        "how": "in_person",
        **boxes("on", 0),
        **boxes("due_on", 6),
        "seen": "1",
    }
    assert client.post(place("promise-change", mira, made.pk), data).status_code == 302
    page = _text(client.get(place("promises", mira)))  # type: ignore[arg-type]
    assert "We changed 1 with them" in page
    assert "1 is still to come" in page
    assert "You said Friday is fine." in page


@pytest.mark.parametrize("missing", ["words", "how", "due_on"])
def test_change_needs_what_was_agreed_and_how(browse: Browse, mira: YoungPerson, alice: Account, missing: str) -> None:
    client = browse(alice)
    made = promise(client, mira)
    data = {
        "words": "You said Friday is fine.",
        "how": "in_person",
        **boxes("on", 0),
        **boxes("due_on", 6),
        "seen": "1",
    }
    kept = {name: value for name, value in data.items() if not name.startswith(missing)}
    assert "One thing to put right" in _text(client.post(place("promise-change", mira, made.pk), kept))  # type: ignore[arg-type]
    assert _only(mira).state == PromiseState.OPEN


def test_paper_names_neither_them_nor_their_record(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    promise(client, mira)
    page = _text(client.get(place("promises-paper", mira)))  # type: ignore[arg-type]
    assert WHAT in page
    assert "Mira" not in page
    assert "Khalil" not in page


@pytest.mark.parametrize("name", ["bob", "olu", "vic", "pat"])
def test_promises_are_not_there_without_a_door(browse: Browse, mira: YoungPerson, alice: Account, name: str) -> None:
    made = promise(browse(alice), mira)
    client = browse(Account.objects.get(username=name))
    assert client.get(place("promises", mira)).status_code == 404
    assert client.post(place("promise-keep", mira, made.pk), {"seen": "1"}).status_code == 404
    assert _only(mira).state == PromiseState.OPEN
