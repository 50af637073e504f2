"""Who reads, writes, corrects and shares what, for every part of a record and everybody of the cast."""

from datetime import timedelta

import pytest

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.queries import entries as queries
from alongside.record.vocabulary import Kind, RestsOn, Sharing
from tests import cast

EVERYDAY, HEALTH, JUSTICE, IDENTITY, PRIVATE, COUNCIL, INTELLIGENCE = Compartment
# Which parts of Mira's record each of them has a door to. Nobody has one to what is private.
DOORS: dict[str, set[Compartment]] = {
    "alice": {EVERYDAY, HEALTH, JUSTICE, IDENTITY, COUNCIL},
    "lena": {EVERYDAY, HEALTH, JUSTICE, IDENTITY, COUNCIL},
    "sam": {EVERYDAY, HEALTH, JUSTICE, IDENTITY, COUNCIL, INTELLIGENCE},
    "dee": {COUNCIL},
    "nia": {HEALTH},
    "bob": set(),
    "olu": set(),
    "pat": set(),
    "ari": set(),
    "vic": set(),
}
WITH_A_DOOR = [name for name, parts in DOORS.items() if parts]


def _words(part: Compartment = EVERYDAY, **more: object) -> entries.Words:
    return entries.Words("We met by the river.", Kind.MET, now(), compartment=part, **more)  # type: ignore[arg-type]


def _add(mira: YoungPerson, by: Account, words: entries.Words) -> Entry:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return entries.add(record=mira.record_id, words=words, now=now(), door=door, by=by)


def _texts(mira: YoungPerson, door: Opened) -> list[str]:
    page = queries.timeline(record=mira.record_id, filters=queries.Filters(), door=door)
    return [read.text for read in page.entries]


@pytest.mark.parametrize("name", [name for name, parts in DOORS.items() if not parts])
def test_without_a_door_the_record_is_not_there(mira: YoungPerson, name: str) -> None:
    with (
        pytest.raises(NotVisible),
        opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account(name)),
    ):
        pytest.fail("it opened")


@pytest.mark.parametrize("part", list(Compartment))
@pytest.mark.parametrize("name", WITH_A_DOOR)
def test_part_is_written_by_those_it_is_open_to(mira: YoungPerson, name: str, part: Compartment) -> None:
    by = cast.account(name)
    if part in DOORS[name]:
        assert _add(mira, by, _words(part)).author_id == by.pk
    else:
        with pytest.raises(NotVisible):
            _add(mira, by, _words(part))


@pytest.mark.parametrize("part", [EVERYDAY, HEALTH, JUSTICE, IDENTITY, COUNCIL])
@pytest.mark.parametrize("name", WITH_A_DOOR)
def test_part_is_read_by_those_it_is_open_to(mira: YoungPerson, alice: Account, name: str, part: Compartment) -> None:
    entry = _add(mira, alice, _words(part))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account(name)) as door:
        assert _texts(mira, door) == (["We met by the river."] if part in DOORS[name] else [])
        if part not in DOORS[name]:
            with pytest.raises(NotVisible):
                queries.get(entry=entry.pk, record=mira.record_id, door=door)


@pytest.mark.parametrize("part", [EVERYDAY, HEALTH, COUNCIL])
@pytest.mark.parametrize("name", WITH_A_DOOR)
def test_part_is_corrected_by_those_it_is_open_to(
    mira: YoungPerson, alice: Account, name: str, part: Compartment
) -> None:
    day = now().date() + timedelta(days=3)
    entry, by = _add(mira, alice, _words(part, review_on=day, withheld_because="Soon.")), cast.account(name)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        if part in DOORS[name]:
            entries.correct(entry=entry, text="It was the park.", now=now(), door=door, by=by)
            read = queries.get(entry=entry.pk, record=mira.record_id, door=door)
            assert len(read.corrections) == 1
        else:
            with pytest.raises(NotVisible):
                entries.correct(entry=entry, text="It was the park.", now=now(), door=door, by=by)


@pytest.mark.parametrize("name", WITH_A_DOOR)
def test_what_was_held_back_is_released_by_its_writer_the_key_worker_or_a_lead(
    mira: YoungPerson, alice: Account, name: str
) -> None:
    day = now().date() + timedelta(days=3)
    entry, by = _add(mira, alice, _words(HEALTH, review_on=day, withheld_because="Soon.")), cast.account(name)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by):
        if name in {"alice", "lena", "sam"}:
            entries.share(entry=entry, seen=1, by=by)
            assert entry.sharing == Sharing.SHARED
        else:
            with pytest.raises(Refused):
                entries.share(entry=entry, seen=1, by=by)


def test_correction_keeps_part_and_sharing_of_what_it_corrects(mira: YoungPerson, alice: Account) -> None:
    day = now().date() + timedelta(days=3)
    entry = _add(mira, alice, _words(HEALTH, review_on=day, withheld_because="Soon.", third_party=True))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        beside = entries.correct(entry=entry, text="It was the park.", now=now(), door=door, by=alice)
    kept = (beside.compartment, beside.sharing, beside.review_on, beside.third_party, beside.happened_at)
    assert kept == (HEALTH, Sharing.WITHHELD, day, True, entry.happened_at)


def test_correction_is_not_corrected(mira: YoungPerson, alice: Account) -> None:
    entry = _add(mira, alice, _words())
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        beside = entries.correct(entry=entry, text="No.", now=now(), door=door, by=alice)
        with pytest.raises(Refused, match="Correct the entry itself"):
            entries.correct(entry=beside, text="Yes.", now=now(), door=door, by=alice)


def test_second_sharer_is_told_that_it_is_done(mira: YoungPerson, alice: Account, lena: Account) -> None:
    day = now().date() + timedelta(days=3)
    entry = _add(mira, alice, _words(review_on=day, withheld_because="Soon."))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        late = Entry.objects.get(pk=entry.pk)
        entries.share(entry=entry, seen=1, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena), pytest.raises(ChangedMeanwhile):
        entries.share(entry=late, seen=1, by=lena)


@pytest.mark.parametrize("rests_on", list(RestsOn))
def test_what_it_rests_on_and_who_told_come_back(mira: YoungPerson, alice: Account, rests_on: RestsOn) -> None:
    entry = _add(mira, alice, _words(rests_on=rests_on, told_by="Her aunt"))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        read = queries.get(entry=entry.pk, record=mira.record_id, door=door)
    assert (read.entry.rests_on, read.told_by, read.withheld_because) == (rests_on, "Her aunt", "")


def test_timeline_goes_on_where_it_ended_and_shows_each_entry_once(mira: YoungPerson, alice: Account) -> None:
    same = now()
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        for number in range(queries.PAGE + 7):
            at = same - timedelta(hours=number // 3)  # three at a time share their moment
            words = entries.Words(f"{number}", Kind.MET, at)
            entries.add(record=mira.record_id, words=words, now=same, door=door, by=alice)
        filters = queries.Filters()
        first = queries.timeline(record=mira.record_id, filters=filters, door=door)
        rest = queries.timeline(record=mira.record_id, filters=filters, before=first.earlier, door=door)
    shown = [read.text for read in (*first.entries, *rest.entries)]
    assert (len(first.entries), len(rest.entries), rest.earlier) == (queries.PAGE, 7, "")
    assert sorted(shown, key=int) == [str(number) for number in range(queries.PAGE + 7)]
    moments = [read.entry.happened_at for read in (*first.entries, *rest.entries)]
    assert moments == sorted(moments, reverse=True)
