"""Every action that takes the id its row will have, as something that can be sent again with the same or other words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile, IdModel
from alongside.keywork.actions import asks, promises, retellings, tellings
from alongside.keywork.actions.asks import Wish
from alongside.keywork.actions.retellings import Request
from alongside.keywork.actions.tellings import Story
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.cards import RetellingCard, TellingCard, UseCard
from alongside.keywork.models import Ask, Promise, Retelling, Telling, TellingUse
from alongside.keywork.promise_words import Said
from alongside.keywork.retelling_vocabulary import Asker, Avoidable
from alongside.keywork.telling_vocabulary import Medium
from alongside.ledger.vocabulary import Verb
from alongside.outreach.actions import contact, drop_ins, endings, floors, replies, returning, tries
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.actions.replies import Answer
from alongside.outreach.actions.returning import Return
from alongside.outreach.actions.tries import Tried
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.ending_vocabulary import Reason
from alongside.outreach.models import ContactAgreement, ContactWay, Ending, Floor, Reply, Try, Visit
from alongside.outreach.reply_vocabulary import Suits
from alongside.outreach.vocabulary import Channel, Outcome, Rule, WayKind
from alongside.people.models import YoungPerson
from alongside.planning.actions import feedback, plans, ratings, reviews, sessions
from alongside.planning.cards import ReviewCard
from alongside.planning.models import Feedback, Plan, Rating, Review, Session
from alongside.planning.session_vocabulary import ChosenBy
from alongside.planning.vocabulary import Agrees
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from alongside.voice.actions import advocates, decisions, heard, supports
from alongside.voice.actions.decisions import Begun
from alongside.voice.actions.heard import Saying
from alongside.voice.actions.supports import Offered
from alongside.voice.advocate_vocabulary import WantedHow
from alongside.voice.decision_cards import DecisionCard
from alongside.voice.decision_vocabulary import About
from alongside.voice.heard_vocabulary import WhoWith
from alongside.voice.models import Advocacy, Decision, Heard, Support
from alongside.voice.support_cards import SupportCard
from tests import cast
from tests.keywork import test_tellings
from tests.outreach import ending, replying
from tests.outreach.agreeing import agreed
from tests.planning import made, made_sessions

MOMENT = now() - timedelta(hours=1)
TODAY = timezone.localdate()


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it is sent: in whose record, by whom, with which id, about what was there before."""

    record: UUID
    once: UUID
    door: Opened
    by: Account
    about: Any = None

    @property
    def given(self) -> dict[str, Any]:
        """What nearly every action takes."""
        return {"record": self.record, "now": now(), **self.doing}

    @property
    def doing(self) -> dict[str, Any]:
        """The same, where the record is said otherwise."""
        return {"once": self.once, "door": self.door, "by": self.by}


@dataclass(frozen=True, slots=True)
class Send:
    """An action: what it writes and its line, how it is sent with some words, and the rule that lets only one stand."""

    model: type[IdModel]
    verb: Verb
    send: Callable[[Sent, str], object]
    rule: type[Exception] | None = None
    before: Callable[[YoungPerson, Account], object] = lambda _mira, _by: None
    by: str = "alice"


def _entry(mira: YoungPerson, by: Account) -> Entry:
    return made_sessions.hold(mira, by).entry


def _words(text: str) -> Words:
    return Words(text, Kind.MET, MOMENT)


def _beside(sent: Sent) -> dict[str, Any]:
    return {"entry": sent.about, "now": now(), **sent.doing}


def _request(words: str) -> Request:
    return Request(Asker.COUNCIL, RetellingCard("Ms Hale", words, "To read it out"), TODAY, Avoidable.YES)


def _session(words: str) -> sessions.Held:
    return sessions.Held(at=MOMENT, text=words, way="walking", chosen_by=ChosenBy.THEM)


def _review(words: str) -> reviews.Held:
    return reviews.Held(
        at=MOMENT,
        text=words,
        participation="PN1",
        agrees=Agrees.YES,
        next_on=TODAY + timedelta(days=30),
        card=ReviewCard(others="Mum", said=words),
    )


RECORD = {
    "record.entries.add": Send(Entry, Verb.ENTRY_ADDED, lambda s, w: entries.add(words=_words(w), **s.given)),
    "record.entries.correct": Send(
        Entry, Verb.ENTRY_CORRECTED, lambda s, w: entries.correct(text=w, **_beside(s)), before=_entry
    ),
    "record.entries.answer_back": Send(
        Entry,
        Verb.ENTRY_ANSWERED_BACK,
        lambda s, w: entries.answer_back(kind=Kind.DISAGREES, text=w, **_beside(s)),
        before=lambda mira, _her: _entry(mira, cast.account("alice")),
        by="her",
    ),
}
KEYWORK = {
    "keywork.promises.make": Send(
        Promise, Verb.PROMISE_MADE, lambda s, w: promises.make(said=Said(w, TODAY + timedelta(days=3)), **s.given)
    ),
    "keywork.retellings.note": Send(
        Retelling, Verb.RETELLING_NOTED, lambda s, w: retellings.note(request=_request(w), **s.given)
    ),
    "keywork.tellings.keep": Send(
        Telling,
        Verb.TELLING_KEPT,
        lambda s, w: tellings.keep(story=Story(TellingCard("The sea", w, "Alice"), Medium.SPOKEN, TODAY), **s.given),
    ),
    "keywork.tellings.ask": Send(
        TellingUse,
        Verb.TELLING_USE_ASKED,
        lambda s, w: tellings.ask(telling=s.about, card=UseCard(w, "Mr Lane"), on=TODAY, **s.doing),
        before=test_tellings.keep,
    ),
    "keywork.asks.make": Send(
        Ask, Verb.ASK_MADE, lambda s, w: asks.make(wish=Wish(AskFor.CHANGE, w), **s.given), rule=Refused, by="her"
    ),
}
OUTREACH = {
    "outreach.contact.add_way": Send(
        ContactWay,
        Verb.CONTACT_WAY_ADDED,
        lambda s, w: contact.add_way(card=WayCard(WayKind.PHONE, "hers", w), **s.given),
    ),
    "outreach.contact.agree": Send(
        ContactAgreement,
        Verb.CONTACT_AGREED,
        lambda s, w: contact.agree(
            agreed=agreed({Channel.TEXT: Rule.OK}, card=AgreementCard(times_note=w)), seen=0, **s.given
        ),
        rule=ChangedMeanwhile,
    ),
    "outreach.floors.set_days": Send(
        Floor, Verb.FLOOR_SET, lambda s, w: floors.set_days(days=5, why=w, **s.given), by="lena"
    ),
    "outreach.replies.say": Send(
        Reply,
        Verb.NEXT_ANSWERED,
        lambda s, w: replies.say(to=replying.NEXT, answer=Answer(Suits.WORKS, w), seen=0, **s.given),
        rule=ChangedMeanwhile,
        by="her",
    ),
    "outreach.endings.begin": Send(
        Ending,
        Verb.ENDING_BEGUN,
        lambda s, w: endings.begin(reason=Reason.GOALS_MET, why=w, **s.given),
        rule=Refused,
    ),
    "outreach.returning.back": Send(
        Entry,
        Verb.RETURN_NOTED,
        lambda s, w: returning.back(returned=Return(w), **s.given),
        before=lambda mira, _by: ending.paused(mira.record_id),
    ),
    "outreach.tries.add": Send(
        Try,
        Verb.ENTRY_ADDED,
        lambda s, w: tries.add(tried=Tried(Channel.TEXT, Outcome.NO_REPLY, MOMENT, words=w), age=16, **s.given),
    ),
    "outreach.drop_ins.come": Send(
        Visit,
        Verb.DROPIN_CAME,
        lambda s, w: drop_ins.come(team=cast.team().pk, came=Came(w), now=now(), once=s.once, by=s.by),
    ),
}
PLANNING = {
    "planning.sessions.hold": Send(
        Session, Verb.SESSION_WRITTEN, lambda s, w: sessions.hold(held=_session(w), **s.given)
    ),
    "planning.reviews.hold": Send(
        Review,
        Verb.PLAN_REVIEWED,
        lambda s, w: reviews.hold(held=_review(w), seen=2, **s.given),
        rule=ChangedMeanwhile,
        before=made.begin,
    ),
    "planning.plans.write": Send(
        Plan, Verb.PLAN_CHANGED, lambda s, w: plans.write(change=made.goal(w), seen=0, **s.given)
    ),
    "planning.feedback.keep": Send(
        Feedback,
        Verb.FEEDBACK_KEPT,
        lambda s, w: feedback.keep(session=s.about, answers=made_sessions.LOW, words=w, now=now(), **s.doing),
        before=made_sessions.hold,
    ),
    "planning.ratings.keep": Send(
        Rating,
        Verb.GOAL_RATED,
        lambda s, w: ratings.keep(goal=UUID(s.about.id), number=len(w) // 8, **s.given),
        before=made.begin,
    ),
}
VOICE = {
    "voice.heard.say": Send(
        Heard,
        Verb.HEARD_SAID,
        lambda s, w: heard.say(saying=Saying(who_with=WhoWith.US, answers={"support": "yes"}, words=w), **s.given),
        by="her",
    ),
    "voice.supports.offer": Send(
        Support,
        Verb.SUPPORT_OFFERED,
        lambda s, w: supports.offer(offered=Offered(card=SupportCard(what=w, who="Alice")), **s.given),
    ),
    "voice.decisions.begin": Send(
        Decision,
        Verb.DECISION_BEGUN,
        lambda s, w: decisions.begin(begun=Begun(about=About.SCHOOL, card=DecisionCard(title=w)), **s.given),
    ),
    "voice.advocates.want": Send(
        Advocacy,
        Verb.ADVOCATE_WANTED,
        lambda s, w: advocates.want(how=WantedHow.THEY_ASKED, on=TODAY - timedelta(days=len(w)), **s.given),
        rule=Refused,
    ),
}
SENDS = RECORD | KEYWORK | OUTREACH | PLANNING | VOICE
