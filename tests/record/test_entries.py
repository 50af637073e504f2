"""Writing and reading entries."""

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.queries import entries as queries
from alongside.record.vocabulary import Kind


def test_an_entry_is_read_back_by_its_author(alice: Account, mira: YoungPerson) -> None:
    words = entries.Words("We walked by the river.", Kind.MET, now())
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        page = queries.timeline(record=mira.record_id, filters=queries.Filters(), door=door)
    assert [read.text for read in page.entries] == ["We walked by the river."]


def test_a_correction_stands_beside_and_both_are_read(alice: Account, mira: YoungPerson) -> None:
    words = entries.Words("We met at the library.", Kind.MET, now())
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
        entries.correct(entry=entry, text="It was the park.", now=now(), door=door, by=alice)
        page = queries.timeline(record=mira.record_id, filters=queries.Filters(), door=door)
    (read,) = page.entries
    assert (read.text, [c.text for c in read.corrections]) == (
        "We met at the library.",
        ["It was the park."],
    )
