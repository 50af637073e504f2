"""Robin, who came a long way with Alice: a plan and sessions, a change of worker in sight, support that has an end."""

from alongside.access.actions import seen
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries.seen import of_me
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.keywork.actions import asks
from alongside.keywork.actions.asks import Wish
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.handover_vocabulary import State
from alongside.ledger.vocabulary import Verb
from alongside.outreach.actions import floors
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast, own_space
from tests.keywork import test_handovers as handing
from tests.keywork.test_matching import say_wish
from tests.keywork.test_relationships import add_hana
from tests.outreach import ending, replying, test_plans, test_tries
from tests.people import test_own_words as own_words
from tests.planning import made, made_sessions
from tests.voice import decided, test_advocates, test_heard, test_supports
from tests.voice import pieces as things


def start() -> YoungPerson:
    """Their record, with a row in each table that Mira's has none in."""
    alice = cast.account("alice")
    robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    _plan(robin, alice)
    them = _own_space(robin)
    say_wish(robin)
    _say_of_themselves(robin, alice)
    add_hana(robin)
    handing.propose(robin)
    handing.through(robin, State.AGREED)
    test_plans.propose(robin)
    test_tries.tried(robin)
    replying.say(robin, them)
    with ending.door(robin.record_id, "lena") as (door, lena):
        floors.set_days(record=robin.record_id, days=5, why="A hard week", now=now(), door=door, by=lena)
    decided.told(robin, alice)
    things.put(robin, them, decided.begin(robin, alice), things.make(robin, them))
    things.offer(robin, alice)
    things.show(robin, them, things.make(robin, them), alice.pk)
    test_heard.say(robin, them, test_heard.HARD)
    test_advocates.want(robin, alice)
    test_supports.offer(robin, alice)
    ending.ended(robin.record_id)
    return robin


def _say_of_themselves(robin: YoungPerson, alice: Account) -> None:
    own_words.say(robin, alice)
    own_words.check(robin, alice, own_words.need(robin, alice))
    own_words.interpret(robin, alice)


def _plan(robin: YoungPerson, alice: Account) -> None:
    made.rate(robin, alice, made.begin(robin, alice), 4)
    made.review(robin, alice)
    made_sessions.say(made_sessions.hold(robin, alice), alice, made_sessions.LOW)


def _own_space(robin: YoungPerson) -> Account:
    """They ask for a change, and one line about their record is shown to them later."""
    them, record = own_space.of(robin), robin.record_id
    with own_space.opened(robin, them) as door:
        asks.make(record=record, wish=Wish(AskFor.CHANGE, "Outside, please."), now=now(), door=door, by=them)
        line = next(one.line for one in of_me() if one.verb == Verb.RECORD_OPENED and one.name.startswith("Alice"))
    lena = cast.account("lena")
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        seen.hold_back(
            record=record, line=line, reason="Not safe.", shown_from=ending.TODAY, now=now(), door=door, by=lena
        )  # fmt: skip
    return them
