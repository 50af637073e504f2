"""A second tap on a slow line."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind


def test_the_same_form_sent_twice_writes_one_entry(
    browse: Callable[[Account | None], Client], alice: Account, mira: YoungPerson
) -> None:
    day = now()
    form = {
        "once": str(new_id()),
        "text": "We fed the ducks.",
        "kind": "met",
        "happened_at_day": str(day.day),
        "happened_at_month": str(day.month),
        "happened_at_year": str(day.year),
        "happened_at_time": "00:00",
        "rests_on": "seen",
        "compartment": "everyday",
        "sharing": "shared",
    }
    client = browse(alice)
    address = reverse("workspace:write", args=[mira.record_id])
    answers = [client.post(address, form) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 302]
    with acting_as(alice.pk, Scope.CASELOAD):
        assert Entry.objects.filter(record=mira.record).count() == 1


def test_the_same_correction_sent_twice_stands_beside_once(
    browse: Callable[[Account | None], Client], alice: Account, mira: YoungPerson
) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = Words(text="We fed the ducks.", kind=Kind.MET, happened_at=now())
        entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    client = browse(alice)
    address = reverse("workspace:correct", args=[mira.record_id, entry.pk])
    once = client.get(address).context["once"]
    answers = [client.post(address, {"once": str(once), "text": "We fed the swans."}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    another = client.post(address, {"once": str(new_id()), "text": "It was by the lake."})
    assert another.status_code == 302
    with acting_as(alice.pk, Scope.CASELOAD):
        assert set(Entry.objects.filter(kind=Kind.CORRECTION).values_list("corrects", flat=True)) == {entry.pk}
        assert Entry.objects.filter(corrects=entry).count() == 2
        assert Line.objects.filter(verb=Verb.ENTRY_CORRECTED, thing=entry.pk).count() == 2


def test_other_words_with_an_id_that_was_used_are_written_and_not_lost(mira: YoungPerson, alice: Account) -> None:
    """A page that was gone back to, or a draft that outlived its saving, carries an id that is taken."""
    once, beside, record, moment = new_id(), new_id(), mira.record_id, now()
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=alice) as door:

        def add(text: str) -> Entry:
            words = Words(text=text, kind=Kind.MET, happened_at=moment)
            return entries.add(record=record, words=words, now=now(), once=once, door=door, by=alice)

        def correct(text: str) -> Entry:
            return entries.correct(entry=first, text=text, now=now(), once=beside, door=door, by=alice)

        first, same, other = add("We fed the swans."), add("We fed the swans."), add("We found the heron.")
        assert first.pk == same.pk == once
        assert (other.pk != once, door.read(other, "body")) == (True, "We found the heron.")
        right, again, more = correct("By the lake."), correct("By the lake."), correct("In the rain.")
        assert right.pk == again.pk == beside
        assert (more.pk != beside, door.read(more, "body")) == (True, "In the rain.")
