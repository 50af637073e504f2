"""What is kept of a file is what was looked at and told: not what its sender swaps it for in the same moment."""

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.attachments.actions import arrivals
from alongside.attachments.actions.arrivals import Announced
from alongside.attachments.queries import files, reading
from alongside.attachments.ranges import Span
from alongside.kernel.clock import now
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.record.models import Entry
from tests.attachments.conftest import entry, store

assert entry.__name__
assert store.__name__
FIRST, SECOND = b"We went to the sea.\n" * 20, b"We stayed at home...\n"[:20] * 20


def test_file_that_is_finished_twice_at_once_is_the_first(entry: Entry, alice: Account) -> None:
    told = Announced("day.txt", len(FIRST), "A day")
    with opened_one(entry.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        file = arrivals.begin(entry=entry, announced=told, now=now(), door=door, by=alice)
    looked = [arrivals.look(data, name=told.name) for data in (FIRST, SECOND)]
    for one in looked:
        with opened_one(entry.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
            arrivals.keep(file=file, looked=one, door=door, by=alice)
    with opened_one(entry.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        kept = files.get(file=file.pk, entry=entry.pk, record=entry.record_id, door=door).file
        assert b"".join(reading.content(file=kept, span=Span(0, kept.size), door=door)) == looked[0].made.data
    assert Line.objects.filter(thing=file.pk, verb=Verb.ATTACHMENT_ADDED).count() <= 1
