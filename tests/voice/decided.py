"""Decisions on their way, for tests: begun by Alice, thought through, decided and told."""

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.voice.actions import deciding, decisions
from alongside.voice.actions import decision_words as words
from alongside.voice.actions.deciding import Decided, Told
from alongside.voice.actions.decision_words import Words
from alongside.voice.actions.decisions import Begun
from alongside.voice.decision_cards import DecisionCard, SaidCard
from alongside.voice.decision_vocabulary import About, TellingWay, Weight, What
from alongside.voice.models import Decision
from alongside.voice.queries import decisions as reading
from alongside.voice.queries.decisions import Read
from tests import cast

TODAY = now().date()
CARD = DecisionCard(title="Which college", fixed="It begins in September.", open="Which one, and how to get there.")
SUITS = Decided(words="The one by the river.", reasons="She likes the workshop.", weight=Weight.AS_THEY_WANT)
AGAINST = Decided(words="Not this year.", reasons="There is no place left.", weight=Weight.AGAINST)
TOLD = Told(words="I am sorry: every place is taken. We ask again in spring.", how=TellingWay.IN_PERSON, on=TODAY)


def begin(mira: YoungPerson, by: Account, begun: Begun | None = None) -> Decision:
    """What is to be decided."""
    asked = begun or Begun(about=About.SCHOOL, card=CARD)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return decisions.begin(record=mira.record_id, begun=asked, now=now(), door=door, by=by)


def say(mira: YoungPerson, by: Account, decision: Decision, said: Words) -> None:
    """Something beside it."""
    purpose = Purpose.THEIRS if by.roles == ["young_person"] else Purpose.SUPPORT
    with opened_one(mira.record_id, purpose=purpose, viewer=by) as door:
        words.say(decision=decision, words=said, now=now(), door=door, by=by)


def wish(mira: YoungPerson, by: Account, decision: Decision, text: str = "The one by the river.") -> None:
    """What she wants."""
    say(mira, by, decision, Words(what=What.WISH, card=SaidCard(words=text)))


def decide(mira: YoungPerson, decision: Decision, decided: Decided = AGAINST) -> Decision:
    """Decided by Alice, as it stands."""
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        row = Decision.objects.get(pk=decision.pk)
        deciding.decide(decision=row, decided=decided, seen=row.version, now=now(), door=door, by=alice)
    return row


def tell(mira: YoungPerson, decision: Decision, told: Told = TOLD) -> Decision:
    """Told by Alice."""
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        row = Decision.objects.get(pk=decision.pk)
        deciding.tell(decision=row, told=told, seen=row.version, now=now(), door=door, by=alice)
    return row


def told(mira: YoungPerson, by: Account) -> Decision:
    """A decision against her wish that she was told."""
    row = begin(mira, by)
    wish(mira, by, row)
    decide(mira, row)
    return tell(mira, row)


def finish(mira: YoungPerson, decision: Decision) -> Decision:
    """Done, for now."""
    alice = cast.account("alice")
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        row = Decision.objects.get(pk=decision.pk)
        deciding.finish(decision=row, seen=row.version, by=alice)
    return row


def read(mira: YoungPerson, by: Account) -> list[Read]:
    """Every decision that somebody can read."""
    purpose = Purpose.THEIRS if by.roles == ["young_person"] else Purpose.SUPPORT
    with opened_one(mira.record_id, purpose=purpose, viewer=by) as door:
        return reading.of_record(record=mira.record_id, on=TODAY, door=door)
