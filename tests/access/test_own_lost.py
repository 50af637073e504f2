"""Lost words: given anew by two workers who are alongside, in person, and never by one."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.access import own_words
from alongside.access.actions import grants, own
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Grant, SignIn
from alongside.access.queries import own as queries
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from tests import cast
from tests.conftest import answer_for


@pytest.fixture
def theirs(mira: YoungPerson, alice: Account) -> own.Words:
    """Mira's space, opened by Alice."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        words = own.give_space(record=mira.record_id, language="ar", by=alice)
    assert words
    return words


def _ask(mira: YoungPerson, by: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by):
        own.ask_new_words(record=mira.record_id, by=by)


def _give(mira: YoungPerson, by: Account) -> str:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by):
        return own.give_new_words(record=mira.record_id, by=by)


def _share(mira: YoungPerson, holder: str) -> Account:
    lena, colleague = cast.account("lena"), cast.account(holder)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=mira.record_id, holder=colleague, role=GrantRole.CO_WORKER, compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT, reason=GrantReason.JOINT_WORK, until=now() + timedelta(days=9), by=lena,
        )  # fmt: skip
    answer_for(colleague, mira.record_id)
    return colleague


def test_space_has_made_words_and_the_language_they_chose(theirs: own.Words, mira: YoungPerson, alice: Account) -> None:
    account = Account.objects.get(username=theirs.nickname)
    assert (account.language, account.check_password(theirs.words)) == ("ar", True)
    assert len(theirs.words.split()) == own_words.WORDS_ON_A_CARD
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        space = queries.space(mira.record_id)
    assert space is not None
    assert (space.account, space.nickname, space.language, space.asked_by) == (account.pk, theirs.nickname, "ar", None)


def test_name_that_is_taken_is_made_anew(theirs: own.Words, lena: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    from alongside.people.actions import young_people
    from alongside.people.cards import Card

    alice, made = cast.account("alice"), iter([theirs.nickname, "brave-lemur"])
    monkeypatch.setattr(own_words, "nickname", lambda: next(made))
    other = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    with opened_one(other.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        words = own.give_space(record=other.record_id, language="en", by=alice)
    assert words
    assert words.nickname == "brave-lemur"


def test_two_workers_give_new_words_and_it_is_seen(theirs: own.Words, mira: YoungPerson, alice: Account) -> None:
    her, bob = Account.objects.get(username=theirs.nickname), _share(mira, "bob")
    SignIn.objects.create(session_key="x", session_data="", expire_date=now() + timedelta(hours=1), account=her)
    _ask(mira, alice)
    words = _give(mira, bob)
    her.refresh_from_db()
    assert (her.check_password(words), her.check_password(theirs.words)) == (True, False)
    assert not SignIn.objects.filter(account=her).exists()
    with acting_as(her.pk, Scope.OWN), transaction.atomic():
        given = queries.words_given()
    assert given is not None
    assert (given.asked_by, given.given_by) == ("Alice", "Bob")
    with acting_as(cast.account("pat").pk), transaction.atomic():
        verbs = list(
            Line.objects.filter(verb__startswith="grant.own").order_by("id").values_list("verb", "actor", "thing")
        )
    assert verbs[1:] == [("grant.own_words_asked", alice.pk, None), ("grant.own_words_given", bob.pk, alice.pk)]


def test_space_that_was_closed_is_opened_again_by_two(theirs: own.Words, mira: YoungPerson, lena: Account) -> None:
    """Else whoever leads the team ends it, opens it anew, and reads in their name what was theirs alone."""
    before = Account.objects.get(username=theirs.nickname)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        door = Grant.objects.get(holder=before)
        grants.end(grant=door, seen=door.version, reason=EndReason.MISTAKE, by=lena)
        assert own.give_space(record=mira.record_id, language="en", by=lena) is None
        space = queries.space(mira.record_id)
        with pytest.raises(Refused):
            own.give_new_words(record=mira.record_id, by=lena)
    assert space is not None
    account = Account.objects.get(pk=space.account)
    assert not account.has_usable_password()
    words = _give(mira, cast.account("alice"))
    account.refresh_from_db()
    assert account.check_password(words)


def test_words_that_were_chosen_open_no_space_again(theirs: own.Words, mira: YoungPerson, lena: Account) -> None:
    before = Account.objects.get(username=theirs.nickname)
    chosen = own.Words("brave-lemur", "calm plum seven river")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        door = Grant.objects.get(holder=before)
        grants.end(grant=door, seen=door.version, reason=EndReason.MISTAKE, by=lena)
        again = own.open_space(record=mira.record_id, words=chosen, language="en", by=lena)
    assert not Account.objects.get(pk=again).check_password(chosen.words)


def test_nobody_gives_new_words_alone_or_twice(theirs: own.Words, mira: YoungPerson, alice: Account) -> None:
    bob = _share(mira, "bob")
    with pytest.raises(Refused):
        _give(mira, bob)
    _ask(mira, alice)
    with pytest.raises(Refused):
        _give(mira, alice)
    _give(mira, bob)
    with pytest.raises(Refused):
        _give(mira, bob)


def test_what_was_asked_is_over_after_an_hour(theirs: own.Words, mira: YoungPerson, alice: Account) -> None:
    bob = _share(mira, "bob")
    _ask(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=bob):
        assert queries.space(mira.record_id).asked_by == alice.pk  # type: ignore[union-attr]
        with connection.cursor() as cursor:
            cursor.execute("select pg_get_functiondef('access.own_space'::regproc)")
            assert "interval '1 hour'" in cursor.fetchone()[0]


@pytest.mark.parametrize("name", ["bob", "olu", "nia", "vic", "pat", "ari", "dee"])
def test_who_is_not_alongside_asks_and_gives_nothing(
    theirs: own.Words, mira: YoungPerson, alice: Account, name: str
) -> None:
    _ask(mira, alice)
    for statement in ("select access.ask_new_words(%s)", "select access.give_new_words(%s, 'x')"):
        denied = pytest.raises(ProgrammingError)
        with acting_as(cast.account(name).pk), denied, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [mira.record_id])
    with acting_as(cast.account(name).pk), transaction.atomic():
        assert queries.space(mira.record_id) is None


def test_they_ask_and_give_nothing_to_themselves(theirs: own.Words, mira: YoungPerson, alice: Account) -> None:
    her = Account.objects.get(username=theirs.nickname)
    _ask(mira, alice)
    denied = pytest.raises(ProgrammingError)
    with acting_as(her.pk, Scope.OWN), denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.give_new_words(%s, 'x')", [mira.record_id])
