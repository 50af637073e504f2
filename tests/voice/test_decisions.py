"""A decision is made with them: what they want is heard, what was decided is explained, and a no is looked at again."""

from datetime import timedelta

import pytest

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.models import YoungPerson
from alongside.voice.actions import decisions
from alongside.voice.actions.deciding import Decided, Told
from alongside.voice.actions.decision_words import Words
from alongside.voice.actions.decisions import Begun
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import About, Advocate, DecisionState, Sense, TellingWay, Weight, What
from tests.voice import decided


def _asked(viewer: Account, days: int = 0) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now() + timedelta(days=days), viewer=viewer)}


def test_what_they_want_is_heard_and_stands_there_in_their_words(
    mira: YoungPerson, alice: Account, her: Account
) -> None:
    row = decided.begin(mira, alice)
    decided.wish(mira, her, row, "By the river, please.")
    (read,) = decided.read(mira, alice)
    assert read.row.state == DecisionState.HEARD
    assert [one.card.words for one in read.wishes] == ["By the river, please."]
    assert read.wishes[0].row.written_by_id == her.pk


def test_nothing_is_decided_without_reasons(mira: YoungPerson, alice: Account) -> None:
    row = decided.begin(mira, alice)
    with pytest.raises(Refused):
        decided.decide(mira, row, Decided(words="No.", reasons="", weight=Weight.AGAINST))
    with pytest.raises(Refused):
        decided.decide(mira, row, Decided(words="No.", reasons="So.", weight=Weight.WITHOUT))


def test_decision_is_told_by_a_day_with_words_meant_for_them(mira: YoungPerson, alice: Account, her: Account) -> None:
    row = decided.begin(mira, alice)
    decided.decide(mira, row)
    (theirs,) = decided.read(mira, her)
    assert theirs.decided is None
    assert "voice.decision_not_told" not in _asked(alice)
    assert "voice.decision_not_told" in _asked(alice, 9)
    with pytest.raises(Refused):
        decided.finish(mira, row)
    with pytest.raises(Refused):
        decided.tell(mira, row, Told(words="", how=TellingWay.CALL, on=decided.TODAY))
    decided.tell(mira, row)
    (theirs,) = decided.read(mira, her)
    assert theirs.decided is not None
    assert theirs.decided.words == "Not this year."
    assert theirs.told is not None
    assert "every place is taken" in theirs.told.words
    assert "voice.decision_not_told" not in _asked(alice, 9)


def test_what_made_no_sense_is_explained_again_before_it_is_done(
    mira: YoungPerson, alice: Account, her: Account
) -> None:
    row = decided.told(mira, alice)
    decided.say(mira, her, row, Words(what=What.SENSE, sense=Sense.NO, card=SaidCard()))
    assert "voice.decision_made_no_sense" in _asked(alice)
    with pytest.raises(Refused):
        decided.finish(mira, row)
    decided.tell(mira, row, Told(words="Look, here is the list.", how=TellingWay.IN_PERSON, on=decided.TODAY))
    assert decided.finish(mira, row).state == DecisionState.DONE
    assert "voice.decision_made_no_sense" not in _asked(alice)


def test_no_is_looked_at_again_and_told_again(mira: YoungPerson, alice: Account, her: Account, lena: Account) -> None:
    row = decided.told(mira, alice)
    decided.finish(mira, row)
    decided.say(mira, her, row, Words(what=What.DISAGREES, card=SaidCard(words="You did not ask the other college.")))
    assert "voice.decision_challenged" in _asked(lena)
    decided.decide(mira, row, decided.SUITS)
    (read,) = decided.read(mira, alice)
    assert (read.row.state, read.row.weight) == (DecisionState.AGAIN, Weight.AS_THEY_WANT)
    assert [one.card.words for one in read.of(What.DECIDED)] == ["Not this year.", "The one by the river."]
    assert decided.read(mira, her)[0].of(What.DECIDED) == []
    decided.tell(mira, row)
    decided.finish(mira, row)
    assert "voice.decision_challenged" not in _asked(lena)


def test_what_is_held_back_is_told_by_a_day_and_then_theirs_to_read(
    mira: YoungPerson, alice: Account, her: Account
) -> None:
    held = Begun(about=About.SHARING, card=decided.CARD, why_held_back="Not safe to know yet.")
    with pytest.raises(Refused):
        decided.begin(mira, alice, held)
    by = decided.TODAY + timedelta(days=2)
    row = decided.begin(
        mira, alice, Begun(about=About.SHARING, card=decided.CARD, why_held_back="Not safe yet.", tell_by=by)
    )
    assert decided.read(mira, her) == []
    decided.decide(mira, row, Decided(words="Told the school.", reasons="It could not wait.", weight=Weight.WITHOUT))
    assert decided.read(mira, her) == []
    assert "voice.decision_not_told" in _asked(alice, 2)
    decided.tell(mira, row)
    (theirs,) = decided.read(mira, her)
    assert theirs.why_without == "Not safe yet."


def test_advocate_is_offered_for_each_decision(mira: YoungPerson, alice: Account) -> None:
    row = decided.begin(mira, alice)
    assert "voice.no_advocate_offered" not in _asked(alice)
    assert "voice.no_advocate_offered" in _asked(alice, 3)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        decisions.prepare(
            decision=row, card=decided.CARD, advocate=Advocate.LATER, seen=1, now=now(), door=door, by=alice
        )  # fmt: skip
    assert row.advocate_on == decided.TODAY
    assert "voice.no_advocate_offered" not in _asked(alice, 3)


def test_day_of_looking_again_asks_and_is_moved_by_looking(mira: YoungPerson, alice: Account) -> None:
    row = decided.begin(mira, alice)
    soon = decided.TODAY + timedelta(days=5)
    decided.decide(mira, row, Decided(words="Yes.", reasons="So.", weight=Weight.PARTLY, review_on=soon))
    decided.tell(mira, row)
    assert "voice.decision_review_due" in _asked(alice, 5)
    decided.finish(mira, row)
    assert "voice.decision_review_due" not in _asked(alice, 5)
