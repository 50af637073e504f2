"""Who young people say they are and what they need: said by them or with them, seen by whoever holds that part."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.access.actions import grants, own
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import identity, interpreters, needs, own_card
from alongside.people.actions import young_people as starting
from alongside.people.actions.interpreters import Looked
from alongside.people.cards import Card
from alongside.people.models import AccessCheck, AccessProfile, Identity, Interpreter, NameTag, YoungPerson
from alongside.people.needs_vocabulary import Met
from alongside.people.own_cards import AccessCard, IdentityCard, InterpreterCard
from alongside.people.queries import identity as identities
from alongside.people.queries import needs as needed
from alongside.people.queries import young_people
from alongside.people.vocabulary import InterpreterSaid
from tests import cast, own_space
from tests.conftest import answer_for

ME = IdentityCard(gender="a girl", roots="Amman and Leeds", ethnicity="OOTH", disability=("HEAR",))
NEEDS = AccessCard(interpreter="yes", language="Arabic", dialect="Levant", by="woman", needs=("breaks", "quiet"))
FINE = Looked(no_ties=True, not_family=True)
ALIA = InterpreterCard("Alia Haddad", "Riverton Words", "Arabic")
TODAY = now().date()


def say(mira: YoungPerson, by: Account, card: IdentityCard = ME, seen: int = 0) -> Identity:
    """Who she is, written by somebody."""
    purpose = Purpose.THEIRS if by.holds("young_person") else Purpose.SUPPORT  # type: ignore[arg-type]
    with opened_one(mira.record_id, purpose=purpose, viewer=by) as door:
        return identity.say(record=mira.record_id, card=card, seen=seen, now=now(), door=door, by=by)


def need(mira: YoungPerson, by: Account, card: AccessCard = NEEDS, seen: int = 0) -> AccessProfile:
    """What she needs, written by somebody."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return needs.say(record=mira.record_id, card=card, seen=seen, now=now(), door=door, by=by)


def check(mira: YoungPerson, by: Account, row: AccessProfile, met: Met = Met.NO, seen: int = 1) -> AccessCheck:
    """Whether she had it, as somebody says."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        said: dict[str, Any] = {"profile": row, "seen": seen, "met": met, "words": "The room was loud."}
        return needs.check(**said, now=now(), door=door, by=by)


def interpret(mira: YoungPerson, by: Account, on: date = TODAY, looked: Looked = FINE) -> Interpreter:
    """Somebody who is to interpret for her."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        given: dict[str, Any] = {"record": mira.record_id, "card": ALIA, "meets_on": on, "looked": looked}
        return interpreters.plan(**given, now=now(), door=door, by=by)


def test_worker_with_the_part_reads_what_she_wrote_herself(mira: YoungPerson, her: Account, alice: Account) -> None:
    say(mira, her)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        told = identities.of(record=mira.record_id, door=door)
    assert (told.card, told.by_themselves) == (ME, True)


def test_what_she_wrote_before_is_kept_nowhere(mira: YoungPerson, her: Account) -> None:
    row = say(mira, her)
    say(mira, her, replace(ME, gender="neither"), seen=row.version)
    with own_space.opened(mira, her) as door:
        assert identities.of(record=mira.record_id, door=door).card.gender == "neither"
        assert Identity.objects.count() == 1


def test_second_writer_who_saw_nothing_is_told(mira: YoungPerson, her: Account, alice: Account) -> None:
    say(mira, her)
    with pytest.raises(ChangedMeanwhile):
        say(mira, alice, seen=0)


def test_partner_and_stranger_see_nothing_of_who_she_is(
    mira: YoungPerson, her: Account, nia: Account, bob: Account
) -> None:
    say(mira, her)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=nia) as door:
        assert not Identity.objects.exists()
        with pytest.raises(NotVisible):
            identities.of(record=mira.record_id, door=door)
        with pytest.raises(Refused):
            identity.say(record=mira.record_id, card=ME, seen=1, now=now(), door=door, by=nia)
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=bob):
        pass


def test_worker_with_another_part_only_is_told_nothing(
    mira: YoungPerson, her: Account, lena: Account, bob: Account
) -> None:
    say(mira, her)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=mira.record_id,
            holder=bob,
            role=GrantRole.CO_WORKER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.JOINT_WORK,
            until=now() + timedelta(days=1),
            by=lena,
        )
    answer_for(bob, mira.record_id)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=bob) as door:
        assert not Identity.objects.exists()
        with pytest.raises(NotVisible):
            identities.of(record=mira.record_id, door=door)


def test_another_young_person_sees_nothing_of_her(mira: YoungPerson, her: Account, alice: Account) -> None:
    say(mira, her)
    interpret(mira, alice)
    check(mira, alice, need(mira, alice))
    robin = starting.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    them = own_space.of(robin, words=own.Words("calm-heron", "apple river seven plum"))
    with own_space.opened(robin, them):
        for model in (Identity, AccessProfile, AccessCheck, Interpreter):
            assert not model.objects.exists()
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.THEIRS, viewer=them):
        pass


def test_nobody_writes_in_her_name(mira: YoungPerson, her: Account, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        row = AccessProfile(record_id=mira.record_id, said_at=now(), said_by=her, review_on=TODAY)
        row.card = door.seal(row, "card", NEEDS.sealed_text())
        with pytest.raises(ProgrammingError), transaction.atomic():
            row.save(force_insert=True)


def test_needs_are_asked_again_after_half_a_year(mira: YoungPerson, alice: Account) -> None:
    row = need(mira, alice)
    assert timedelta(days=175) < row.review_on - TODAY < timedelta(days=190)
    assert NEEDS.short() == ["Interpreter: Arabic, Levant, a woman", "Breaks", "A quiet place"]


def test_new_needs_are_still_to_be_met(mira: YoungPerson, alice: Account) -> None:
    row = need(mira, alice)
    check(mira, alice, row)
    assert row.met == Met.NO
    again = need(mira, alice, replace(NEEDS, other="A window"), seen=row.version)
    assert (again.met, again.met_on) == ("", None)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (told,) = needed.checks(record=mira.record_id, door=door)
    assert (told.words, told.by_themselves) == ("The room was loud.", False)


def test_she_says_herself_that_it_was_missing(mira: YoungPerson, her: Account, alice: Account) -> None:
    row = need(mira, alice)
    with own_space.opened(mira, her) as door:
        needs.check(profile=row, seen=row.version, met=Met.PARTLY, words="", now=now(), door=door, by=her)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert [one.by_themselves for one in needed.checks(record=mira.record_id, door=door)] == [True]
        assert AccessProfile.objects.get().met == Met.PARTLY


@pytest.mark.parametrize("looked", [Looked(no_ties=False, not_family=True), Looked(no_ties=True, not_family=False)])
def test_interpreter_with_ties_is_not_planned(mira: YoungPerson, alice: Account, looked: Looked) -> None:
    with pytest.raises(Refused, match="another interpreter"):
        interpret(mira, alice, looked=looked)


def test_she_says_no_before_and_how_it_was_only_afterwards(mira: YoungPerson, her: Account, alice: Account) -> None:
    row = interpret(mira, alice, on=TODAY + timedelta(days=3))
    with own_space.opened(mira, her) as door:
        given: dict[str, Any] = {"interpreter": row, "seen": row.version, "now": now(), "door": door, "by": her}
        with pytest.raises(Refused, match="not met yet"):
            interpreters.say(said=InterpreterSaid.GOOD, **given)
        interpreters.say(said=InterpreterSaid.RATHER_NOT, **given)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert [one.is_unwanted for one in needed.interpreters(record=mira.record_id, door=door)] == [True]


def test_she_plans_no_interpreter_and_changes_no_words_of_it(mira: YoungPerson, her: Account, alice: Account) -> None:
    interpret(mira, alice)
    for statement in ("update people_interpreter set meets_on = meets_on", "delete from people_accesscheck"):
        denied = pytest.raises(ProgrammingError, match="permission denied")
        with own_space.opened(mira, her), denied, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_name_she_changes_herself_is_found_by_workers(mira: YoungPerson, her: Account, alice: Account) -> None:
    with own_space.opened(mira, her) as door:
        person = young_people.get(record=mira.record_id)
        assert person
        card = replace(young_people.card(person, door=door), known_as="Zarina", say_it="za-REE-na")
        own_card.change(person=person, seen=person.version, card=card, door=door, by=her)
    assert [one.card.known_as for one in young_people.search(text="Zarina", born=None, viewer=alice)] == ["Zarina"]


def test_she_adds_no_name_to_somebody_else(mira: YoungPerson, her: Account, alice: Account) -> None:
    other = starting.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    with own_space.opened(mira, her), pytest.raises(ProgrammingError), transaction.atomic():
        NameTag.objects.bulk_create([NameTag(record_id=other.record_id, tag=b"x" * 32)])
