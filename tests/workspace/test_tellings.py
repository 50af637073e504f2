"""Pages of what they told: kept, asked about, copied with their yes, taken back; and asked to tell it again."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.keywork.models import Retelling, Telling, TellingUse
from alongside.keywork.telling_vocabulary import UseState
from alongside.people.models import YoungPerson
from tests.workspace.test_promises import boxes, place

Browse = Callable[[Account | None], Client]
TITLE, TEXT = "What I told Alice about the summer", "I like it when somebody rings first."


@pytest.fixture
def client(browse: Browse, alice: Account) -> Client:
    """Alice's browser."""
    return browse(alice)


def keep(client: Client, mira: YoungPerson, **more: str) -> Telling:
    """What she told, kept on its page."""
    data = {
        "title": TITLE,
        "text": TEXT,
        "medium": "spoken",
        "only_us": "everybody",
        "part": "everyday",
        **boxes("told_on", 0),
    }
    assert client.post(place("telling-add", mira), data | more).status_code == 302
    with acting_as(Account.objects.get(username="alice").pk):
        return Telling.objects.filter(record=mira.record_id).latest("id")


def ask(client: Client, mira: YoungPerson) -> TellingUse:
    """She is asked whether it may be used."""
    telling = keep(client, mira)
    data = {"purpose": "So that college knows", "people": "Mr Lane"}
    assert client.post(place("telling-use-ask", mira, telling.pk), data).status_code == 302
    with acting_as(Account.objects.get(username="alice").pk):
        return TellingUse.objects.get(telling=telling)


def said(client: Client, path: str, data: dict[str, str] | None = None) -> str:
    """The text of a page, whichever way it was asked for."""
    response = client.post(path, data, follow=True) if data is not None else client.get(path)
    return response.content.decode()


def test_what_they_told_is_kept_and_read_with_its_title(client: Client, mira: YoungPerson) -> None:
    telling = keep(client, mira)
    assert TITLE in said(client, place("tellings", mira))
    assert TEXT in said(client, place("telling", mira, telling.pk))


def test_they_need_not_tell_anything_to_be_heard(client: Client, mira: YoungPerson, alice: Account) -> None:
    data = {
        "title_instead": "dont_ask",
        "medium": "spoken",
        "only_us": "everybody",
        "part": "everyday",
        **boxes("told_on", 0),
    }
    assert client.post(place("telling-add", mira), data).status_code == 302
    with acting_as(alice.pk):
        assert not Telling.objects.exists()
    page = said(client, place("telling-add", mira))
    assert "They asked not to be asked about this." in page
    again = {
        "title": TITLE,
        "text": TEXT,
        "medium": "spoken",
        "only_us": "everybody",
        "part": "everyday",
        **boxes("told_on", 0),
    }
    assert "Write that down first" in said(client, place("telling-add", mira), again)


def test_nothing_to_keep_is_asked_for_kindly(client: Client, mira: YoungPerson) -> None:
    data = {
        "title": "",
        "text": "",
        "medium": "spoken",
        "only_us": "everybody",
        "part": "everyday",
        **boxes("told_on", 0),
    }
    assert "2 things to put right" in said(client, place("telling-add", mira), data)


def test_new_version_stands_beside_the_one_before(client: Client, mira: YoungPerson) -> None:
    first = keep(client, mira)
    data = {
        "title": TITLE,
        "text": "I would rather text.",
        "medium": "written",
        "only_us": "everybody",
        "part": "",
        **boxes("told_on", 0),
    }
    page = said(client, place("telling-rewrite", mira, first.pk), data)
    assert "I would rather text." in page
    assert "As they told it before" in page
    assert TEXT in said(client, place("telling", mira, first.pk))


def test_yes_with_an_end_makes_a_copy_that_names_only_what_it_is_for(
    client: Client, mira: YoungPerson, alice: Account
) -> None:
    use = ask(client, mira)
    copy = place("telling-copy", mira, use.pk)
    assert client.get(copy).status_code == 403
    assert "One thing to put right" in said(client, place("telling-use", mira, use.pk), {"said": "yes", "seen": "1"})
    answered = {"said": "yes", "seen": "1", **boxes("until", 20)}
    assert "They said yes" in said(client, place("telling-use", mira, use.pk), answered)
    page = said(client, copy)
    assert TEXT in page
    assert "Mr Lane" in page
    assert "Mira" not in page
    said(client, place("telling-tell-on", mira, use.pk), {"how": "letter", "seen": "2"})
    assert "They took their yes back" in said(client, place("telling-take-back", mira, use.pk), {"seen": "3"})
    assert client.get(copy).status_code == 403
    with acting_as(alice.pk):
        assert TellingUse.objects.get().state == UseState.TAKEN_BACK


def test_answer_that_comes_second_is_not_lost(browse: Browse, client: Client, mira: YoungPerson) -> None:
    use = ask(client, mira)
    assert client.post(place("telling-use", mira, use.pk), {"said": "no", "seen": "1"}).status_code == 302
    other = {"said": "yes", "words": "She said fine.", "seen": "1", **boxes("until", 20)}
    response = client.post(place("telling-use", mira, use.pk), other)
    assert response.status_code == 409
    assert "She said fine." in response.content.decode()
    with acting_as(Account.objects.get(username="alice").pk):
        assert TellingUse.objects.get().state == UseState.NO


def test_asking_again_is_written_down_and_the_next_form_says_so(
    client: Client, mira: YoungPerson, alice: Account
) -> None:
    data = {"asker": "council", "why": "For a form", "avoidable": "yes", **boxes("asked_on", 0)}
    for _ in range(2):
        said(client, place("asked-to-tell", mira), data)
    assert "They were asked to tell it 2 times." in said(client, place("tellings", mira))
    assert "They have been asked to tell this 2 times." in said(client, place("telling-add", mira))
    with acting_as(alice.pk):
        second = Retelling.objects.filter(is_again=True).get()
    done = {"to": "another_way", "words": "Read out what she told.", "seen": "1"}
    assert "Another way was found" in said(client, place("asked-to-tell-settle", mira, second.pk), done)


@pytest.mark.parametrize(("name", "status"), [("bob", 404), ("olu", 404), ("pat", 404), ("vic", 404), ("nia", 403)])
def test_what_they_told_is_for_those_alongside_only(
    browse: Browse, client: Client, mira: YoungPerson, name: str, status: int
) -> None:
    telling = keep(client, mira)
    other = browse(Account.objects.get(username=name))
    assert other.get(place("tellings", mira)).status_code == status
    assert other.get(place("telling", mira, telling.pk)).status_code == 404
    assert reverse("workspace:tellings", args=[mira.record_id]) not in said(other, place("young-person", mira))
