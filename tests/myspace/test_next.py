"""What happens next on their first page, their answer to it, and how they may be reached."""

import re
from dataclasses import replace

from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.outreach.vocabulary import Channel, Rule, Wants
from alongside.people.models import YoungPerson
from tests import own_space
from tests.outreach import agreeing, test_overrides, test_plans
from tests.outreach.test_plans import PLANNED

PLACE = "The bench by the duck pond"


def _get(her: Account, path: str = "/") -> str:
    answer = own_space.browse(her).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _form(page: str) -> dict[str, str]:
    form = page.partition('action="/next/"')[2].partition("</form>")[0]
    return dict(re.findall(r'name="(once|channel|on|seen)" value="([^"]*)"', form))


def _worker(alice: Account) -> Client:
    client = Client()
    client.force_login(alice)
    return client


def _plan_in_person(mira: YoungPerson) -> None:
    plan = test_plans.propose(mira, replace(PLANNED, channels=[Channel.HOME_GROUND]))
    test_plans.agree(plan)


def test_one_tap_answers_reaches_the_worker_and_comes_back_as_read(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    _plan_in_person(mira)
    client, page = own_space.browse(her), _get(her)
    assert "We come to where you are" in page
    assert PLACE in page
    given = _form(page) | {"suits": "elsewhere", "words": "By the canal?"}
    assert client.post("/next/", given).status_code == 302
    assert client.post("/next/", given).status_code == 302
    assert "Nobody has read it yet" in _get(her)
    worker, there = _worker(alice), reverse("workspace:in-touch", args=[mira.record_id])
    seen = worker.get(there).content.decode()
    assert "Another place or way" in seen
    assert "By the canal?" in seen
    (path,) = re.findall(rf"/young-people/{mira.record_id}/in-touch/replies/[0-9a-f-]+/read/", seen)
    assert worker.post(path, {"seen": "1"}).status_code == 302
    assert worker.post(path, {"seen": "1"}).status_code == 302
    assert "Alice" in _get(her).split("By the canal?")[1].split("</p>")[0]


def test_place_that_was_only_proposed_is_not_shown(mira: YoungPerson, her: Account) -> None:
    test_plans.propose(mira, replace(PLANNED, channels=[Channel.HOME_GROUND]))
    page = _get(her)
    assert "We come to where you are" in page
    assert PLACE not in page


def test_answer_to_what_is_no_longer_next_is_not_taken_and_words_stay(mira: YoungPerson, her: Account) -> None:
    test_plans.propose(mira)
    given = _form(_get(her)) | {"suits": "works", "words": "Bring the dog"}
    test_plans.propose(mira, replace(PLANNED, channels=[Channel.CARD]), seen=1)
    answer = own_space.browse(her).post("/next/", given)
    assert answer.status_code == 409
    assert "Bring the dog" in answer.content.decode()
    assert "A card or letter" in answer.content.decode()
    assert "You said:" not in _get(her)
    # Two phones: the second answer was given without knowing the first.
    fresh = _form(_get(her)) | {"suits": "works"}
    assert own_space.browse(her).post("/next/", fresh).status_code == 302
    assert own_space.browse(her).post("/next/", fresh | {"once": ""}).status_code == 409


def test_nothing_comes_next_where_nothing_is_planned_or_they_get_in_touch_themselves(
    mira: YoungPerson, her: Account, alice: Account
) -> None:
    assert "Nothing is planned just now." in _get(her)
    assert own_space.browse(her).post("/next/", {"suits": "works"}).status_code == 409
    test_plans.propose(mira)
    assert 'action="/next/"' in _get(her)
    themselves = agreeing.agreed({}, wants=Wants.THEMSELVES)
    agreeing.agree(mira.record_id, themselves, by=alice)
    assert 'action="/next/"' not in _get(her)


def test_way_is_stopped_by_one_tap_and_the_worker_is_told(mira: YoungPerson, her: Account, alice: Account) -> None:
    client = own_space.browse(her)
    assert "We have not talked about this yet" in _get(her, "/reach/")
    assert client.post("/reach/stop/", {"channel": "text"}).status_code == 404
    agreeing.agree(mira.record_id, agreeing.agreed({Channel.TEXT: Rule.OK, Channel.CALL: Rule.ONLY_IF}), by=alice)
    agreeing.add_way(mira.record_id, by=alice)
    page = _get(her, "/reach/")
    assert "her mum is out" in page
    assert "Dean" in page
    assert agreeing.PHONE not in page
    assert client.post("/reach/stop/", {"channel": "no-such"}).status_code == 404
    assert client.post("/reach/stop/", {"channel": "text"}).status_code == 302
    assert "You stopped this." in _get(her, "/reach/")
    for place in ("safe-contact", "reach", "in-touch"):
        seen = _worker(alice).get(reverse(f"workspace:{place}", args=[mira.record_id])).content.decode()
        assert "They said: not safe any more" in seen
        assert "Told to" not in seen


def test_contact_otherwise_is_told_with_its_reason(
    mira: YoungPerson, her: Account, alice: Account, lena: Account
) -> None:
    agreeing.agree(mira.record_id, agreeing.agreed({Channel.CALL: Rule.NEVER}), by=alice)
    row = agreeing.override(mira.record_id, by=alice)
    assert "When somebody did otherwise" not in _get(her, "/reach/")
    test_overrides.review(row, lena)
    page = _get(her, "/reach/")
    assert "We were worried for you" in page
    assert "Ask anew." in page
