"""My story: in order, with what is held back said; their own view stays beside what is written, for everybody."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.queries.entries import get
from alongside.record.vocabulary import Kind, RestsOn
from tests import cast, own_space

MARCH = timezone.make_aware(datetime(2026, 3, 4, 15))  # noqa: DTZ001 made aware at once
APRIL = MARCH + timedelta(days=30)


def _write(mira: YoungPerson, text: str, at: datetime = MARCH, **more: Any) -> Entry:
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words(text, Kind.MET, at, **more)
        return entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)


def test_it_is_read_month_by_month_in_order(mira: YoungPerson, her: Account) -> None:
    _write(mira, "We had tea.", MARCH + timedelta(hours=1))
    _write(mira, "We walked.", MARCH)
    _write(mira, "You drew a map.", APRIL)
    client = own_space.browse(her)
    april = cast.page_of(client, "/story/")
    assert "You drew a map." in april
    assert "We walked." not in april
    march = cast.page_of(client, "/story/?month=2026-03")
    assert march.index("We walked.") < march.index("We had tea.")


def test_what_is_held_back_is_said_and_never_shown(mira: YoungPerson, her: Account) -> None:
    _write(mira, "Her friend moved.", third_party=True)
    _write(mira, "Not yet.", withheld_because="Soon.", review_on=date(2030, 1, 1))
    page = cast.page_of(own_space.browse(her), "/story/?month=2026-03")
    assert "1 thing is not shown here, because it tells about somebody else too." in page
    assert "1 thing is not shown here yet." in page
    for words in ("Her friend moved.", "Not yet.", "Soon."):
        assert words not in page


def test_their_view_stands_beside_it_for_everybody(mira: YoungPerson, her: Account, alice: Account) -> None:
    entry = _write(mira, "You were late.", now())
    client = own_space.browse(her)
    path = f"/story/{entry.pk}/"
    assert client.post(path, {"kind": "", "words": ""}).status_code == 200
    once = re.findall(r'name="once" value="([^"]+)"', cast.page_of(client, path))[0]
    for _again in range(2):
        said = {"kind": "disagrees", "words": "The bus was late.", "once": once}
        assert client.post(path, said).status_code == 302
    assert "The bus was late." in cast.page_of(client, "/story/")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        read = get(entry=entry.pk, record=mira.record_id, door=door)
        assert [(one.entry.kind, one.text) for one in read.corrections] == [(Kind.DISAGREES, "The bus was late.")]
    worker = Client()
    worker.force_login(alice)
    page = cast.page_of(worker, reverse("workspace:young-person", args=[mira.record_id]))
    assert "You were late." in page
    assert "They see it differently" in page
    assert "record.sees_it_differently" in {one.prompt.key for one in prompts.asked(now=now(), viewer=alice)}


def test_nobody_says_it_for_them(mira: YoungPerson, her: Account, alice: Account) -> None:
    entry = _write(mira, "You were late.")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door, pytest.raises(DatabaseError):
        entries.answer_back(entry=entry, kind=Kind.DISAGREES, text="No.", now=now(), door=door, by=alice)
    with own_space.opened(mira, her) as door, pytest.raises(DatabaseError):
        entries.answer_back(entry=entry, kind=Kind.CORRECTION, text="No.", now=now(), door=door, by=her)


def test_nothing_is_put_beside_what_they_cannot_read(mira: YoungPerson, her: Account, alice: Account) -> None:
    held = _write(mira, "Her friend moved.", third_party=True)
    other = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    elsewhere = _write(other, "Robin sang.")
    client = own_space.browse(her)
    for entry in (held, elsewhere):
        assert client.get(f"/story/{entry.pk}/").status_code == 404
    for entry in (held, elsewhere):
        with own_space.opened(mira, her) as door, pytest.raises(DatabaseError), transaction.atomic():
            view = Entry(record_id=mira.record_id, kind=Kind.ADDS, happened_at=now(), recorded_at=now(), author=her)
            view.rests_on, view.sharing, view.corrects_id = RestsOn.OWN_WORDS, "shared", entry.pk
            view.body = door.seal(view, "body", "Mine.")
            view.save(force_insert=True)


def test_view_has_no_view_beside_it(mira: YoungPerson, her: Account) -> None:
    entry = _write(mira, "You were late.")
    with own_space.opened(mira, her) as door:
        given: dict[str, Any] = {"kind": Kind.ADDS, "text": "A bit.", "now": now(), "door": door, "by": her}
        view = entries.answer_back(entry=entry, **given)
        with pytest.raises(Refused):
            entries.answer_back(entry=view, **given)


def test_copy_asks_for_their_words_and_holds_all_of_it(mira: YoungPerson, her: Account) -> None:
    _write(mira, "We walked.", MARCH)
    _write(mira, "You drew a map.", APRIL)
    client = own_space.browse(her)
    assert "We walked." not in cast.page_of(client, "/story/copy/")
    wrong = client.post("/story/copy/", {"words": "not these words ever"}).content.decode()
    assert "We walked." not in wrong
    copy = client.post("/story/copy/", {"words": own_space.WORDS.words}).content.decode()
    assert copy.index("We walked.") < copy.index("You drew a map.")
