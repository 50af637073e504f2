"""Who is alongside, on the pages, and how steady we were in words."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account, Grant
from alongside.access.vocabulary import GrantRole
from alongside.keywork.cards import BondCard
from alongside.keywork.queries import continuity
from alongside.keywork.queries.relationships import Bond, Bonds
from alongside.people.models import YoungPerson
from tests import cast
from tests.keywork.test_relationships import add_hana, bonds, told

Browse = Callable[[Account | None], Client]


def _bond(name: str, starts: date, ends: date | None = None) -> Bond:
    who = Account(name=name, username=name)
    grant = Grant(holder=who, role=GrantRole.KEY_WORKER)
    return Bond("key_worker", "Key worker", name, starts, ends, None, grant, None, BondCard())


def test_one_who_stayed_is_told_so() -> None:
    found = Bonds([_bond("Alice", date(2026, 1, 5))], [])
    said = continuity.told(found, on=date(2026, 6, 1))
    assert said == ["They have had one key worker since 5 January 2026.", "Alice has stayed from the start."]


def test_days_with_nobody_are_ours_and_told() -> None:
    found = Bonds([_bond("Bob", date(2026, 3, 11))], [_bond("Alice", date(2026, 1, 5), date(2026, 3, 1))])
    said = continuity.told(found, on=date(2026, 6, 1))
    assert said[0] == "They have had 2 key workers since 5 January 2026."
    assert said[-1] == "On 10 days since then nobody was named. That is ours to mend."


def test_door_given_anew_to_the_same_worker_is_one_time() -> None:
    first, again = _bond("Alice", date(2026, 1, 5), date(2026, 3, 1)), _bond("Alice", date(2026, 3, 1))
    assert first.grant
    assert again.grant
    again.grant.holder = first.grant.holder
    assert len(continuity.stays(Bonds([again], [first]))) == 1


def test_nobody_ever_is_told_plainly() -> None:
    assert continuity.told(Bonds([], []), on=date(2026, 6, 1)) == ["Nobody was named as their key worker yet."]


def test_page_shows_everybody_and_how_steady_we_were(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    add_hana(mira)
    page = browse(alice).get(reverse("workspace:alongside", args=[mira.record_id])).content.decode()
    for words in ("Alice", "Hana Petrov", "Through the front desk", "They have had one key worker"):
        assert words in page


def test_somebody_is_added_told_more_of_and_ended_on_the_pages(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, record = browse(alice), mira.record_id
    new = {
        "role": "advocate",
        "name": "Ines",
        "since_day": "1",
        "since_month": "2",
        "since_year": "2026",
        "asked_by": "offered",
    }
    assert client.post(reverse("workspace:bond-add", args=[record]), new).status_code == 302
    (row,) = [one.row for one in bonds(mira).now if one.name == "Ines"]
    assert row
    changed = {"name": "Ines Duarte", "asked_by": "young_person", "told_how": "in_person", "seen": "1"}
    assert client.post(reverse("workspace:bond-change", args=[record, row.pk]), changed).status_code == 302
    assert [one.asked for one in bonds(mira).now if one.name == "Ines Duarte"] == ["The young person asked"]
    stale = client.post(reverse("workspace:bond-change", args=[record, row.pk]), changed | {"name": "Other"})
    assert (stale.status_code, "Other" in stale.content.decode()) == (409, True)
    end = {"reason": "work_done", "how": "planned", "asked_by": "offered", "words": "She helped me be heard."}
    assert client.post(reverse("workspace:bond-end", args=[record, row.pk]), end).status_code == 302
    assert told(list(bonds(mira).before)) == [("advocate", "Ines Duarte")]


def test_own_door_is_ended_on_the_page_and_the_gap_is_told_on_every_page(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    (own,) = bonds(mira).key_workers
    assert own.grant
    end = {"reason": "left", "how": "sudden", "asked_by": "team"}
    assert (
        browse(alice).post(reverse("workspace:bond-door-end", args=[mira.record_id, own.grant.pk]), end).status_code
        == 302
    )
    for place in ("young-person", "about", "alongside", "who-can-see"):
        page = browse(lena).get(reverse(f"workspace:{place}", args=[mira.record_id])).content.decode()
        assert "Nobody is their key worker now" in page


@pytest.mark.parametrize(("name", "status"), [("bob", 404), ("olu", 404), ("vic", 404), ("nia", 403), ("lena", 200)])
def test_adding_is_for_whoever_sees_everyday_in_the_service(
    browse: Browse, mira: YoungPerson, name: str, status: int
) -> None:
    path = reverse("workspace:bond-add", args=[mira.record_id])
    assert browse(cast.account(name)).get(path).status_code == status
