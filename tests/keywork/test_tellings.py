"""What they told is kept once, is theirs, is used with their yes only, and every request to tell it again is known."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.access.actions import grants
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import retellings
from alongside.keywork.actions import tellings as actions
from alongside.keywork.actions.retellings import Request
from alongside.keywork.actions.tellings import Story
from alongside.keywork.cards import RetellingCard, TellingCard, UseCard
from alongside.keywork.models import Retelling, Telling, TellingUse
from alongside.keywork.queries import tellings as queries
from alongside.keywork.retelling_vocabulary import Asker, Avoidable
from alongside.keywork.telling_vocabulary import USE, Medium, UseState
from alongside.keywork.vocabulary import ToldHow
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast
from tests.conftest import answer_for

TODAY = timezone.localdate(now())
CARD = TellingCard("What I told Alice about the summer", "I like it when somebody rings first.", "Alice")
DOORS = (Scope.CASELOAD, Scope.TEAM)


def day(number: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=number)


def keep(mira: YoungPerson, by: Account, *, after: Telling | None = None, only_us: bool = False) -> Telling:
    """What Mira told, kept for her."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        story = Story(CARD, Medium.SPOKEN, TODAY, only_us=only_us)
        return actions.keep(record=mira.record_id, story=story, after=after, now=now(), door=door, by=by)


def ask(mira: YoungPerson, by: Account, telling: Telling) -> TellingUse:
    """Ask her whether it may be used."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        card = UseCard("So that college knows how to ring me", "Mr Lane, college")
        return actions.ask(telling=telling, card=card, on=TODAY, door=door, by=by)


def answer(
    mira: YoungPerson, by: Account, use: TellingUse, said: UseState = UseState.YES, until: int | None = 30
) -> None:
    """What she said, at the version the row is at."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        last = None if until is None else day(until)
        actions.answer(
            use=use, seen=use.version, said=said, words="Fine.", on=TODAY, until=last, door=door, by=by
        )  # fmt: skip


def note(mira: YoungPerson, by: Account, *, ago: int = 0) -> Retelling:
    """She was asked to tell it again, so many days ago."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        request = Request(Asker.COUNCIL, RetellingCard("Ms Hale", "A form", "To read it out"), day(-ago), Avoidable.YES)
        return retellings.note(record=mira.record_id, request=request, now=now(), door=door, by=by)


def share_with_nia(mira: YoungPerson) -> Account:
    """Nia, who is a partner, sees what is everyday of another young person: the part in which what they told lies."""
    nia, lena = cast.account("nia"), cast.account("lena")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=mira.record_id, holder=nia, role=GrantRole.PARTNER, compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT, reason=GrantReason.SHARED, until=None, by=lena,
        )  # fmt: skip
    answer_for(nia, mira.record_id)
    return nia


@pytest.fixture
def robin(alice: Account) -> YoungPerson:
    """Another young person of Alice's."""
    return young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)


def test_newest_version_is_shown_and_the_one_before_stays(mira: YoungPerson, alice: Account, lena: Account) -> None:
    first = keep(mira, alice)
    second = keep(mira, lena, after=first)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (told,) = queries.newest(record=mira.record_id, door=door)
        assert (told.telling, told.card) == (second, CARD)
        assert queries.versions(told) == [second, first]
        assert queries.get(telling=first.pk, record=mira.record_id, door=door).card == CARD


def test_second_to_write_a_new_version_is_told(mira: YoungPerson, alice: Account, lena: Account) -> None:
    first = keep(mira, alice)
    keep(mira, alice, after=first)
    with pytest.raises(ChangedMeanwhile):
        keep(mira, lena, after=first)


def test_same_id_again_keeps_once(mira: YoungPerson, alice: Account) -> None:
    once = uuid4()
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        for _ in range(2):
            story = Story(CARD, Medium.WRITTEN, TODAY)
            actions.keep(record=mira.record_id, story=story, now=now(), once=once, door=door, by=alice)
        assert len(queries.newest(record=mira.record_id, door=door)) == 1


@pytest.mark.parametrize("scope", DOORS)
def test_only_us_is_for_whoever_wrote_it_down(mira: YoungPerson, alice: Account, lena: Account, scope: Scope) -> None:
    telling = keep(mira, alice, only_us=True)
    use = ask(mira, alice, telling)
    with acting_as(lena.pk, scope):
        assert not Telling.objects.filter(pk=telling.pk).exists()
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        assert queries.newest(record=mira.record_id, door=door) == []
        assert queries.uses(record=mira.record_id, on=TODAY, door=door) == []
        with pytest.raises(NotVisible):
            queries.use(use=use.pk, record=mira.record_id, on=TODAY, door=door)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert [one.telling for one in queries.newest(record=mira.record_id, door=door)] == [telling]


def test_partner_with_a_door_to_that_part_sees_and_writes_none_of_it(robin: YoungPerson, alice: Account) -> None:
    telling = keep(robin, alice)
    ask(robin, alice, telling)
    note(robin, alice)
    nia = share_with_nia(robin)
    with pytest.raises(Refused, match="handed a copy"):
        keep(robin, nia)
    with acting_as(nia.pk):
        for model in (Telling, TellingUse, Retelling):
            assert not model.objects.exists()
        _refused(lambda: _telling(robin, nia).save(force_insert=True))
        assert TellingUse.objects.update(changed_by=nia) == 0


# --- with their yes


def test_yes_holds_until_its_day_and_no_longer(mira: YoungPerson, alice: Account) -> None:
    use = ask(mira, alice, keep(mira, alice))
    assert not use.may_be_told(TODAY)
    answer(mira, alice, use, until=30)
    assert use.may_be_told(day(30))
    assert not use.may_be_told(day(31))
    with acting_as(alice.pk), transaction.atomic(), pytest.raises(Refused, match="Ask them"):
        actions.tell_on(use=use, seen=use.version, how=ToldHow.LETTER, on=day(31), by=alice)


@pytest.mark.parametrize("until", [None, -1])
def test_yes_without_an_end_to_come_is_no_yes(mira: YoungPerson, alice: Account, until: int | None) -> None:
    use = ask(mira, alice, keep(mira, alice))
    with pytest.raises(Refused, match="has an end"):
        answer(mira, alice, use, until=until)


@pytest.mark.parametrize("said", [UseState.NO, UseState.NOT_NOW])
def test_without_a_yes_nothing_is_copied_or_told_on(mira: YoungPerson, alice: Account, said: UseState) -> None:
    use = ask(mira, alice, keep(mira, alice))
    answer(mira, alice, use, said)
    with acting_as(alice.pk), transaction.atomic():
        with pytest.raises(Refused):
            actions.copy(use=use, on=TODAY, by=alice)
        with pytest.raises(Refused):
            actions.tell_on(use=use, seen=use.version, how=ToldHow.CALL, on=TODAY, by=alice)


def test_yes_is_taken_back_at_any_time_also_once_told_on(mira: YoungPerson, alice: Account) -> None:
    use = ask(mira, alice, keep(mira, alice))
    answer(mira, alice, use)
    with acting_as(alice.pk), transaction.atomic():
        actions.tell_on(use=use, seen=use.version, how=ToldHow.IN_PERSON, on=TODAY, by=alice)
        actions.take_back(use=use, seen=use.version, on=TODAY, by=alice)
        with pytest.raises(Refused):
            actions.copy(use=use, on=TODAY, by=alice)
    assert (use.state, use.told_on, use.taken_back_on) == (UseState.TAKEN_BACK, TODAY, TODAY)


def test_copy_that_crosses_a_taking_back_is_refused(mira: YoungPerson, alice: Account, lena: Account) -> None:
    use = ask(mira, alice, keep(mira, alice))
    answer(mira, alice, use)
    seen = use.version
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        actions.take_back(use=TellingUse.objects.get(pk=use.pk), seen=seen, on=TODAY, by=lena)
    with acting_as(alice.pk), transaction.atomic(), pytest.raises(ChangedMeanwhile):
        actions.tell_on(use=use, seen=seen, how=ToldHow.CALL, on=TODAY, by=alice)


@pytest.mark.parametrize("state", list(UseState))
def test_every_yes_can_be_taken_back_and_no_answer_is_the_last(state: UseState) -> None:
    if state in (UseState.YES, UseState.TOLD):
        assert UseState.TAKEN_BACK in USE[state]
    assert USE[state]


def test_yes_is_to_the_version_they_knew(mira: YoungPerson, alice: Account) -> None:
    first = keep(mira, alice)
    use = ask(mira, alice, first)
    keep(mira, alice, after=first)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        found = queries.use(use=use.pk, record=mira.record_id, on=TODAY, door=door)
    assert found.use.telling == first


# --- asked to tell it again


# --- what the database holds by itself


def _refused(call: Callable[[], object]) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        call()


def _telling(mira: YoungPerson, by: Account, **changes: object) -> Telling:
    values: dict[str, object] = {
        "thread": uuid4(), "number": 1, "card": b"x", "medium": "spoken", "told_on": TODAY, "written_by": by,
        "written_at": now(),
    }  # fmt: skip
    return Telling(record_id=mira.record_id, **(values | changes))


def test_nobody_rewrites_or_deletes_what_they_told(mira: YoungPerson, alice: Account) -> None:
    keep(mira, alice)
    with acting_as(alice.pk):
        _refused(lambda: Telling.objects.update(card=b"x"))
        _refused(lambda: Telling.objects.update(only_us=False))
        _refused(lambda: Telling.objects.all().delete())


def test_yes_cannot_be_written_in_one_go_or_without_an_end(mira: YoungPerson, alice: Account) -> None:
    telling = keep(mira, alice)
    row = {"record_id": mira.record_id, "telling": telling, "card": b"x", "asked_on": TODAY, "written_by": alice}
    with acting_as(alice.pk):
        given = {"state": "yes", "answered_on": TODAY, "until": day(3)}
        _refused(lambda: TellingUse(**row, **given).save(force_insert=True))
    use = ask(mira, alice, telling)
    with acting_as(alice.pk), pytest.raises(IntegrityError), transaction.atomic():
        TellingUse.objects.filter(pk=use.pk).update(state="yes", answered_on=TODAY, changed_by=alice)


def test_use_is_of_what_its_writer_can_read_in_the_same_record(
    mira: YoungPerson, robin: YoungPerson, alice: Account, lena: Account
) -> None:
    closed, others = keep(mira, alice, only_us=True), keep(robin, alice)
    row = {"record_id": mira.record_id, "card": b"x", "asked_on": TODAY}
    with acting_as(lena.pk, Scope.TEAM):
        _refused(lambda: TellingUse(**row, telling=closed, written_by=lena).save(force_insert=True))
    with acting_as(alice.pk):
        _refused(lambda: TellingUse(**row, telling=others, written_by=alice).save(force_insert=True))


@pytest.mark.parametrize("name", ["olu", "vic", "pat", "nia"])
@pytest.mark.parametrize("scope", DOORS)
def test_without_a_door_nothing_is_seen_or_written(mira: YoungPerson, alice: Account, name: str, scope: Scope) -> None:
    ask(mira, alice, keep(mira, alice))
    note(mira, alice)
    who = cast.account(name)
    with acting_as(who.pk, scope):
        assert not any(model.objects.exists() for model in (Telling, TellingUse, Retelling))
        _refused(lambda: _telling(mira, who).save(force_insert=True))


def test_reading_and_using_have_their_lines(mira: YoungPerson, alice: Account) -> None:
    telling = keep(mira, alice)
    use = ask(mira, alice, telling)
    answer(mira, alice, use)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        actions.read(telling=telling, by=alice)
        actions.copy(use=use, on=TODAY, by=alice)
        actions.tell_on(use=use, seen=use.version, how=ToldHow.LETTER, on=TODAY, by=alice)
        actions.take_back(use=use, seen=use.version, on=TODAY, by=alice)
    note(mira, alice)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select verb from ledger_line where verb ~ '^(re)?telling[.]' order by id", [])
        assert [verb for (verb,) in cursor] == [
            "telling.kept", "telling.use_asked", "telling.use_answered", "telling.read", "telling.copied",
            "telling.told_on", "telling.taken_back", "retelling.noted",
        ]  # fmt: skip
