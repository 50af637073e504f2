"""Decisions of the demonstration made together, advocates, support, and how young people said they were heard."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table
from alongside.voice.actions import advocates, deciding, decision_words, decisions, heard, supports
from alongside.voice.actions.advocates import Step
from alongside.voice.actions.deciding import Decided, Told
from alongside.voice.actions.decision_words import Words
from alongside.voice.actions.decisions import Begun
from alongside.voice.actions.heard import Saying
from alongside.voice.actions.supports import Offered
from alongside.voice.advocate_vocabulary import AdvocacyState, WantedHow
from alongside.voice.decision_cards import DecisionCard, SaidCard
from alongside.voice.decision_vocabulary import About, Advocate, Medium, Sense, TellingWay, Weight, What
from alongside.voice.heard_vocabulary import WhoWith
from alongside.voice.models import Decision
from alongside.voice.support_cards import SupportCard
from alongside.voice.support_vocabulary import SupportState

KNOWN = ("title", "fixed", "fixed_why", "open")
PREPARED = (*KNOWN, "information", "information_how", "weigh")


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """What was decided with one young person, what is offered, and what they said of being with somebody."""
    spaces = {row["person"]: row["nickname"] for row in table("spaces")["spaces"]}
    them = Account.objects.get(username=spaces[person]) if person in spaces else None
    for row, at in _rows("decisions", person, now):
        _decide(record, row, now=at, worker=worker, them=them)
    for row, at in _rows("supports", person, now):
        _offer(record, row, now=at, worker=worker)
    for row, at in _rows("advocates", person, now):
        _find(record, row, now=at, worker=worker)
    if them:
        for row, at in _rows("heard", person, now):
            _say(record, row, at=at, them=them)


def _rows(name: str, person: str, now: datetime) -> list[tuple[Row, datetime]]:
    """The rows of one young person, each with its moment."""
    return [(row, now - timedelta(days=row["ago"])) for row in table("decisions")[name] if row["person"] == person]


def _decide(record: UUID, row: Row, *, now: datetime, worker: Account, them: Account | None) -> None:
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        card = DecisionCard(**{name: row.get(name, "") for name in KNOWN})
        begun = Begun(about=About(row["about"]), card=card)
        decision = decisions.begin(record=record, begun=begun, now=now, door=door, by=worker)
        card = DecisionCard(**{name: row.get(name, "") for name in PREPARED})
        advocate = Advocate(row["advocate"])
        decisions.prepare(decision=decision, card=card, advocate=advocate, seen=1, now=now, door=door, by=worker)
    if "wish" in row:
        wish = Words(what=What.WISH, card=SaidCard(words=row["wish"]), medium=Medium.SAID)
        speaker = them if row.get("in_their_space") else None
        _speak(record, decision, wish, now=now + timedelta(days=1), by=speaker or worker)
    if "weight" in row:
        with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
            _settle(decision, row, now=now + timedelta(days=2), door=door)
    if "sense" in row:
        words = SaidCard(words=row.get("sense_words", ""))
        sense = Words(what=What.SENSE, card=words, sense=Sense(row["sense"]))
        _speak(record, decision, sense, now=now + timedelta(days=4), by=them or worker)
    if row.get("done"):
        with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker):
            _finish(decision, row, now=now, by=worker)


def _speak(record: UUID, decision: Decision, said: Words, *, now: datetime, by: Account) -> None:
    purpose = Purpose.SUPPORT if by.pk == decision.opened_by_id else Purpose.THEIRS
    with opened_one(record, purpose=purpose, viewer=by) as door:
        decision_words.say(decision=decision, words=said, now=now, door=door, by=by)


def _settle(decision: Decision, row: Row, *, now: datetime, door: Opened) -> None:
    decision.refresh_from_db()
    decided = Decided(words=row["decided"], reasons=row["reasons"], weight=Weight(row["weight"]))
    deciding.decide(decision=decision, decided=decided, seen=decision.version, now=now, door=door, by=door.viewer)
    told = Told(words=row["told"], how=TellingWay(row["how"]), on=timezone.localdate(now))
    deciding.tell(decision=decision, told=told, seen=decision.version, now=now, door=door, by=door.viewer)


def _finish(decision: Decision, row: Row, *, now: datetime, by: Account) -> None:
    decision.refresh_from_db()
    review = timezone.localdate(now + timedelta(days=row["ago"] + row["review"])) if "review" in row else None
    deciding.finish(decision=decision, review_on=review, seen=decision.version, by=by)


def _say(record: UUID, row: Row, *, at: datetime, them: Account) -> None:
    saying = Saying(who_with=WhoWith(row["who_with"]), answers=row["answers"], words=row["words"])
    with opened_one(record, purpose=Purpose.THEIRS, viewer=them) as door:
        heard.say(record=record, saying=saying, now=at, door=door, by=them)


def _offer(record: UUID, row: Row, *, now: datetime, worker: Account) -> None:
    offered = Offered(card=SupportCard(what=row["what"], who=row.get("who", "")))
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        support = supports.offer(record=record, offered=offered, now=now, door=door, by=worker)
        if (said := row.get("answer")) == SupportState.PAUSED:
            supports.answer(support=support, to=SupportState.YES, seen=support.version, now=now, by=worker)
        if said:
            supports.answer(support=support, to=SupportState(said), seen=support.version, now=now, by=worker)


def _find(record: UUID, row: Row, *, now: datetime, worker: Account) -> None:
    wanted, met = timezone.localdate(now), timezone.localdate(now + timedelta(days=row["met_after"]))
    steps = (
        Step(to=AdvocacyState.FOUND, on=wanted, who=row["who"]),
        Step(to=AdvocacyState.MET, on=met),
    )
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        advocacy = advocates.want(record=record, how=WantedHow.OFFERED, on=wanted, now=now, door=door, by=worker)
        for step in steps:
            advocates.step(advocacy=advocacy, step=step, seen=advocacy.version, door=door, by=worker)
