"""Today: a card for each young person, with what is due and why; and the pages on which one answers."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel import clock
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast

Browse = Callable[[Account | None], Client]
TODAY = "workspace:today"


def _shown(client: Client, place: str = TODAY, *arguments: object) -> str:
    response = client.get(reverse(place, args=arguments))
    assert response.status_code == 200
    return response.content.decode()


def _start(many: int, *, days_ago: int = 40) -> list[UUID]:
    alice, since = cast.account("alice"), clock.now() - timedelta(days=days_ago)
    return [
        young_people.add(card=Card(known_as=f"Robin {n}"), team=cast.team().pk, now=since, by=alice).record_id
        for n in range(many)
    ]


def _answer(client: Client, record: UUID, what: str, **given: str) -> "int":
    day = timezone.localdate() + timedelta(days=20)
    data = {"until_day": str(day.day), "until_month": str(day.month), "until_year": str(day.year), "seen": "0", **given}
    return client.post(reverse(f"workspace:{what}", args=[record, "outreach.floor", record]), data).status_code


def test_each_young_person_has_one_card_with_reasons(browse: Browse, alice: Account) -> None:
    _start(2)
    page = _shown(browse(alice))
    assert page.count('class="govuk-heading-m ask__who"') == 2
    assert page.count("Nobody has tried to reach them") >= 2
    assert page.count("Why am I asked this?") == page.count('<div class="ask">') >= 8


def test_seven_cards_are_shown_and_then_all(browse: Browse, alice: Account) -> None:
    _start(9)
    client = browse(alice)
    page = _shown(client)
    assert page.count('class="govuk-heading-m ask__who"') == 7
    assert "Show 2 more young people" in page
    assert client.get(reverse(TODAY) + "?all").content.decode().count('class="govuk-heading-m ask__who"') == 9


def test_quiet_day_says_so(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    assert "Nothing is asked of you today" in _shown(browse(alice))


@pytest.mark.parametrize("name", ["dee", "pat", "ari", "nia", "vic"])
def test_who_has_no_young_people_reads_what_they_do_here(browse: Browse, db: None, name: str) -> None:
    page = _shown(browse(cast.account(name)))
    assert "What you can do here" in page
    assert "asked" not in page.split("What you can do here")[0].split("<main", 1)[1].split('class="govuk-heading-m')[0]


def test_lead_sees_who_has_no_key_worker(browse: Browse, lena: Account) -> None:
    (record,) = _start(1)
    with connection.cursor() as cursor, opened_one(record, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        assert door.records == {record}
        cursor.execute("select id, version from access.who_can_see(%s) where role = 'key_worker'", (record,))
        grant, version = cursor.fetchone()
        cursor.execute("select access.end_grant(%s, %s, 'left')", (grant, version))
    page = _shown(browse(lena))
    assert "Nobody is their key worker now" in page
    assert "Robin 0" in page


def test_what_is_put_off_goes_away_and_the_next_worker_reads_why(browse: Browse, alice: Account, lena: Account) -> None:
    (record,) = _start(1)
    client = browse(alice)
    assert _answer(client, record, "not-now", why="they_asked", words="After the exams.") == 302
    assert "Nobody has tried to reach" not in _shown(client)
    page = _shown(browse(lena), "workspace:asked", record)
    assert "After the exams." in page
    assert "They asked for this" in page


def test_what_does_not_fit_can_be_asked_again(browse: Browse, alice: Account) -> None:
    (record,) = _start(1)
    client = browse(alice)
    assert _answer(client, record, "does-not-fit", why="not_for_them") == 302
    page = _shown(client, "workspace:asked", record)
    assert "It does not fit" in page
    again = page.split('action="')[-1].split('"')[0] if "/again/" in page else ""
    assert client.post(again, {"seen": "1"}).status_code == 302
    assert "Nobody has tried to reach" in _shown(client)


@pytest.mark.parametrize(
    ("what", "given", "said"),
    [
        ("not-now", {"why": "other"}, "Say in a few words"),
        ("not-now", {"why": "waiting", "until_year": "2020"}, "The date must be"),
        ("does-not-fit", {}, "Choose why."),
        ("does-not-fit", {"why": "arranged"}, "choice"),
    ],
)
def test_answer_that_says_too_little_is_asked_for_and_kept(
    browse: Browse, alice: Account, what: str, given: dict[str, str], said: str
) -> None:
    (record,) = _start(1)
    day = timezone.localdate() + timedelta(days=20)
    data = {"until_day": str(day.day), "until_month": str(day.month), "until_year": str(day.year), "seen": "0", **given}
    response = browse(alice).post(reverse(f"workspace:{what}", args=[record, "outreach.floor", record]), data)
    assert response.status_code == 200
    assert said in response.content.decode()


def test_second_tab_is_told_that_somebody_answered_first(browse: Browse, alice: Account, lena: Account) -> None:
    (record,) = _start(1)
    assert _answer(browse(alice), record, "not-now", why="they_asked") == 302
    other = browse(lena)
    assert _answer(other, record, "does-not-fit", why="not_safe") == 302
    page = _shown(other, "workspace:asked", record)
    assert "Somebody else answered this" in page
    assert "It would not be safe now" not in page


@pytest.mark.parametrize(("name", "answer"), [("alice", 200), ("lena", 200), ("bob", 404), ("olu", 404), ("pat", 404)])
def test_page_of_questions_opens_only_behind_a_door(browse: Browse, mira: YoungPerson, name: str, answer: int) -> None:
    response = browse(cast.account(name)).get(reverse("workspace:asked", args=[mira.record_id]))
    assert response.status_code == answer


def test_partner_is_not_asked_to_answer(browse: Browse, mira: YoungPerson, nia: Account) -> None:
    place = reverse("workspace:not-now", args=[mira.record_id, "access.door_ends", mira.record_id])
    assert browse(nia).get(place).status_code == 403


def test_first_day_says_that_nobody_is_here_yet_and_how_to_begin(
    browse: Browse, alice: Account, lena: Account, dee: Account
) -> None:
    begins = reverse("workspace:young-person-add")
    assert "You are not named alongside anybody yet." in _shown(browse(alice))
    for who, may in ((alice, True), (lena, True), (dee, False)):
        assert (begins in _shown(browse(who))) is may
    _start(1)
    assert begins not in _shown(browse(alice))
