"""A small world to attack, really committed, in a database of its own.

Mira is Alice's, in the hub, with something in four parts of her record; Nia sees her health. Noor is Olu's, in the
spoke. Robin is Alice's too, a long way on. A council file that Dee brought in started one more record in the hub.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import psycopg

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.attachments.actions import receiving
from alongside.attachments.actions.arrivals import Announced
from alongside.evidence.actions import prompts
from alongside.evidence.actions.prompts import Reply
from alongside.evidence.vocabulary import Said as PromptSaid
from alongside.evidence.vocabulary import Why
from alongside.exchange.actions import confirming, staging
from alongside.exchange.models import ImportFile
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.keywork import promise_words
from alongside.keywork.actions import promises, retellings, tellings
from alongside.keywork.cards import RetellingCard, TellingCard, UseCard
from alongside.keywork.retelling_vocabulary import Asker, Avoidable
from alongside.keywork.telling_vocabulary import Medium
from alongside.outreach.vocabulary import Channel, Rule
from alongside.people.actions import pace, people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.models import Agency, YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.record.actions import entries
from alongside.record.prompts import PROMPTS
from alongside.record.vocabulary import Kind
from tests import cast
from tests.attacks import robin as long_way
from tests.conftest import start_mira
from tests.exchange.samples import sample
from tests.outreach import agreeing

PARTS = (Compartment.EVERYDAY, Compartment.HEALTH, Compartment.JUSTICE, Compartment.IDENTITY)


@dataclass(frozen=True, slots=True)
class World:
    """What there is to attack, and ways in."""

    owner: psycopg.Connection
    connect: Callable[[], psycopg.Connection]
    sequencer: Callable[[], psycopg.Connection]
    people: dict[str, Account]
    mira: YoungPerson
    noor: YoungPerson
    robin: YoungPerson
    written: dict[str, UUID]
    noors: UUID
    file: ImportFile

    def id(self, name: str) -> UUID:
        """The account of one of the cast."""
        return self.people[name].pk


def build(
    owner: psycopg.Connection,
    connect: Callable[[], psycopg.Connection],
    sequencer: Callable[[], psycopg.Connection],
) -> World:
    """Make it, through the product's own actions."""
    people = {one.username: one for one in Account.objects.all()}
    mira = start_mira()
    noor = young_people.add(card=Card(known_as="Noor"), team=cast.team("Hill spoke").pk, now=now(), by=people["olu"])
    written = {part.value: _write(mira, part, people["alice"]) for part in PARTS}
    _add_file(mira, written["everyday"], people["alice"])
    _answer(mira, people["alice"])
    _reach(mira, people["alice"])
    _promise_and_tell(mira, people["alice"])
    noors = _write(noor, Compartment.EVERYDAY, people["olu"])
    robin = long_way.start()
    file = bring("CIN2rows.xml", people["dee"])
    return World(owner, connect, sequencer, people, mira, noor, robin, written, noors, file)


def bring(name: str, by: Account) -> ImportFile:
    """Bring a sample file into the hub, to the end."""
    council = Agency.objects.get(name="Riverton Council")
    arriving = staging.Arriving(BytesIO(sample(name)), name, council, cast.team().pk)
    file = staging.stage(arriving, now=now(), by=by)
    while file.done < file.rows:
        confirming.step(file=file, now=now(), by=by)
    return file


def _add_file(person: YoungPerson, entry: UUID, by: Account) -> None:
    text = b"We talked about everyday things."
    receiving.at_once(
        record=person.record_id, entry=entry, announced=Announced("kite-day.txt", len(text)), data=text, once=new_id(),
        now=now(), purpose=Purpose.SUPPORT, by=by,
    )  # fmt: skip


def _answer(person: YoungPerson, by: Account) -> None:
    record, moment = person.record_id, now()
    prompt = next(one for one in PROMPTS if one.key == "record.good_news")
    later = Reply(PromptSaid.PUT_OFF, Why.WAITING, until=(moment + timedelta(days=14)).date(), words="After her exams.")
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        pace.say(record=record, said=[pace.Said(Topic.PRONOUNS, PaceAnswer.DONT_ASK)], now=moment, door=door, by=by)
        prompts.answer(prompt=prompt, thing=record, reply=later, record=record, seen=0, now=moment, door=door, by=by)


def _reach(person: YoungPerson, by: Account) -> None:
    agreeing.agree(person.record_id, agreeing.agreed({Channel.CALL: Rule.NEVER}), by=by)
    agreeing.add_way(person.record_id, by=by)
    agreeing.override(person.record_id, by=by)


def _promise_and_tell(person: YoungPerson, by: Account) -> None:
    """A promise, what they told and may be used, and that they were asked to tell it again."""
    record, moment = person.record_id, now()
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        said = promise_words.Said("I will ring on Monday.", moment.date())
        promises.make(record=record, said=said, now=moment, door=door, by=by)
        story = tellings.Story(TellingCard("Summer", "It was warm."), Medium.SPOKEN, moment.date())
        telling = tellings.keep(record=record, story=story, now=moment, door=door, by=by)
        tellings.ask(telling=telling, card=UseCard("College", "Mr Lane"), on=moment.date(), door=door, by=by)
        request = retellings.Request(Asker.US, RetellingCard("", "A form"), moment.date(), Avoidable.NO)
        retellings.note(record=record, request=request, now=moment, door=door, by=by)


def _write(person: YoungPerson, part: Compartment, by: Account) -> UUID:
    words = entries.Words(
        f"We talked about {part.value} things.",
        Kind.MET,
        now() - timedelta(hours=2),
        compartment=part,
        told_by="Her aunt",
    )
    with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        entry = entries.add(record=person.record_id, words=words, now=now(), door=door, by=by)
        if part is Compartment.EVERYDAY:
            card = MattersCard("Nan", "my nan")
            people_who_matter.add(record=person.record_id, card=card, now=now(), door=door, by=by)
    return entry.pk
