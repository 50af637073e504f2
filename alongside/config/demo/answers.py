"""What young people of the demonstration answered in their own space, as written in ``data/answers.toml``."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table
from alongside.myspace.opening import Mine
from alongside.myspace.queries import coming
from alongside.outreach.actions import contact, replies, stopping
from alongside.outreach.actions.contact import Agreed
from alongside.outreach.actions.replies import Answer
from alongside.outreach.cards import AgreementCard
from alongside.outreach.models import Reply
from alongside.outreach.queries import contact as agreements
from alongside.outreach.reply_vocabulary import Suits
from alongside.outreach.vocabulary import Channel, Rule, Wants
from alongside.people.cards import Card
from alongside.planning.actions import feedback
from alongside.planning.models import Session

EVENING = 19


def make(*, record: UUID, person: str, card: Card, worker: Account, now: datetime) -> None:
    """Let one young person answer in their own space, and their worker read it."""
    nicknames = {row["person"]: row["nickname"] for row in table("spaces")["spaces"]}
    if person not in nicknames:
        return
    them = Account.objects.get(username=nicknames[person])
    for row in _own("stopped", person):
        with opened_one(record, purpose=Purpose.THEIRS, viewer=them) as door:
            at = _at(now, row["days_ago"])
            stopping.stop(record=record, channel=Channel(row["channel"]), now=at, door=door, by=them)
        with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
            _talk(row, record, _at(now, row["talked"]), door)
    with opened_one(record, purpose=Purpose.THEIRS, viewer=them) as door:
        for row in _own("how", person):
            _how(row, record, now, door)
        said = [
            (row, _reply(row, Mine(record, door, card), _at(now, row["days_ago"]))) for row in _own("replies", person)
        ]
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        for row, reply in said:
            if reply and "read" in row:
                at = _at(now, row["read"])
                replies.read(reply=reply, seen=reply.version, now=at, door=door, by=worker)


def _own(name: str, person: str) -> list[Row]:
    return [row for row in table("answers")[name] if row["person"] == person]


def _talk(row: Row, record: UUID, at: datetime, door: Opened) -> None:
    """A worker writes down what holds now, after they talked."""
    before, on = agreements.newest(record=record), timezone.localdate(at)
    held = {Channel(channel): Rule(rule) for channel, rule in row["rules"].items()}
    card = AgreementCard(times_note=row["words"])
    agreed = Agreed(Wants.US_TOO, held, card, on, on + timedelta(days=row["holds"]))
    seen = before.number if before else 0
    contact.agree(record=record, agreed=agreed, seen=seen, now=at, door=door, by=door.viewer)


def _how(row: Row, record: UUID, now: datetime, door: Opened) -> None:
    day = timezone.localdate(now) - timedelta(days=row["session"])
    session = Session.objects.get(record=record, held_at__date=day)
    at = _at(now, row["days_ago"])
    feedback.keep(session=session, answers=row["said"], words=row["words"], now=at, door=door, by=door.viewer)


def _reply(row: Row, mine: Mine, at: datetime) -> Reply | None:
    comes = coming.of(mine, ending=None, now=at)
    if comes is None:
        return None
    answer = Answer(Suits(row["suits"]), row["words"])
    by = mine.door.viewer
    return replies.say(record=mine.record, to=comes.next, answer=answer, seen=0, now=at, door=mine.door, by=by)


def _at(now: datetime, days_ago: int) -> datetime:
    """In the evening of that day, and never later than now."""
    day = timezone.localtime(now) - timedelta(days=days_ago)
    return min(day.replace(hour=EVENING, minute=0, second=0, microsecond=0), now)
