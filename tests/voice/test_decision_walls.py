"""Nobody decides in another's name, unheard or in secret: the database holds it too."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.models import YoungPerson
from alongside.voice.actions.decision_words import Words
from alongside.voice.actions.decisions import Begun
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import About, DecisionState, What
from alongside.voice.models import Decision, Said
from tests import cast, own_space
from tests.planning.sharing import share_everyday
from tests.voice import decided


def _fails(act: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def test_who_has_no_door_sees_no_decision(mira: YoungPerson, alice: Account, her: Account) -> None:
    decided.told(mira, alice)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        for who in (cast.account("olu"), her):
            with acting_as(who.pk, scope), transaction.atomic():
                assert not Decision.objects.exists()
                assert not Said.objects.exists()


def test_partner_reads_and_writes_nothing(mira: YoungPerson, alice: Account, vic: Account) -> None:
    row = decided.told(mira, alice)
    share_everyday(mira, vic)
    assert [read.row.pk for read in decided.read(mira, vic)] == [row.pk]
    with pytest.raises(Refused):
        decided.begin(mira, vic)
    with pytest.raises(Refused):
        decided.wish(mira, vic, row)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic):
        assert not Decision.objects.filter(pk=row.pk).update(state=DecisionState.DONE)


def test_part_that_a_partner_does_not_hold_stays_closed(mira: YoungPerson, alice: Account, vic: Account) -> None:
    share_everyday(mira, vic)
    row = decided.begin(mira, alice, Begun(about=About.HEALTH, card=decided.CARD, compartment="health"))  # type: ignore[arg-type]
    decided.wish(mira, alice, row)
    assert decided.read(mira, vic) == []
    with acting_as(vic.pk), transaction.atomic():
        assert not Said.objects.exists()


def test_what_others_think_and_tells_of_others_is_not_theirs_to_read(
    mira: YoungPerson, alice: Account, her: Account
) -> None:
    row = decided.begin(mira, alice)
    view = Words(what=What.VIEW, card=SaidCard(words="Her aunt is moving.", whose="Her aunt"), held_back=True)
    decided.say(mira, alice, row, view)
    assert len(decided.read(mira, alice)[0].views) == 1
    assert decided.read(mira, her)[0].views == []


def test_nobody_is_told_without_words_for_them(mira: YoungPerson, alice: Account) -> None:
    row = decided.begin(mira, alice)
    decided.decide(mira, row)
    with acting_as(alice.pk), transaction.atomic():
        rows = Decision.objects.filter(pk=row.pk)
        _fails(lambda: rows.update(state="told", told_on=decided.TODAY, told_how="call"))
        _fails(lambda: rows.update(state="done"))
        _fails(lambda: rows.update(weight="without"))
        _fails(lambda: rows.update(held_back=True))


def test_nothing_is_decided_by_the_state_alone(mira: YoungPerson, alice: Account) -> None:
    row = decided.begin(mira, alice)
    given = {"weight": "against", "decided_by": alice, "decided_on": decided.TODAY, "tell_by": decided.TODAY}
    with acting_as(alice.pk), transaction.atomic():
        _fails(lambda: Decision.objects.filter(pk=row.pk).update(state="decided", **given))


def test_nobody_speaks_in_anothers_name_or_changes_what_was_said(
    mira: YoungPerson, alice: Account, her: Account, lena: Account
) -> None:
    row = decided.begin(mira, alice)
    decided.wish(mira, her, row)
    given = {"record_id": mira.record_id, "decision": row, "said_at": now(), "card": b"x"}
    with acting_as(alice.pk), transaction.atomic():
        for by, part in ((lena, "everyday"), (her, "everyday"), (alice, "health")):
            said = Said(written_by=by, what="wish", compartment=part, **given)
            _fails(lambda said=said: said.save(force_insert=True))  # type: ignore[misc]
        _fails(lambda: Said.objects.update(card=b"tidier"))
        _fails(lambda: Said.objects.all().delete())


def test_they_take_no_step_that_is_ours(mira: YoungPerson, alice: Account, her: Account) -> None:
    row = decided.begin(mira, alice)
    given = {"record_id": mira.record_id, "decision": row, "said_at": now(), "card": b"x", "written_by": her}
    with own_space.opened(mira, her):
        _fails(lambda: Decision.objects.filter(pk=row.pk).update(weight="as_they_want"))
        _fails(lambda: Decision.objects.filter(pk=row.pk).update(state="done"))
        _fails(lambda: Said(what="decided", **given).save(force_insert=True))
        _fails(lambda: Said(what="view", **given).save(force_insert=True))


def test_what_is_held_back_is_not_found_by_its_id(mira: YoungPerson, alice: Account, her: Account) -> None:
    held = Begun(about=About.SHARING, card=decided.CARD, why_held_back="Not safe yet.", tell_by=decided.TODAY)
    row = decided.begin(mira, alice, held)
    decided.wish(mira, alice, row)
    client = own_space.browse(her)
    nobodys = client.get(f"/deciding/{mira.record_id}/")
    theirs = client.get(f"/deciding/{row.pk}/")
    assert (nobodys.status_code, theirs.status_code) == (404, 404)
    with own_space.opened(mira, her):
        assert not Said.objects.exists()
        given = {"record_id": mira.record_id, "decision_id": row.pk, "said_at": now(), "written_by": her}
        _fails(lambda: Said(what="wish", card=b"x", **given).save(force_insert=True))
