"""The way so far, as it may be looked at with them: sessions, good news, reviews and their own goals in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.vocabulary import Compartment
from alongside.planning import rules
from alongside.planning.cards import Goal
from alongside.planning.models import Review, Session
from alongside.planning.queries import plans, ratings
from alongside.planning.queries.ratings import Said
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, Sharing


class Stop(StrEnum):
    """What a place on the way is."""

    SESSION = "session"
    NEWS = "news"
    REVIEW = "review"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the way: its day, what it is, and words for it; a goal's are the goal, and hold no number."""

    on: date
    stop: Stop
    words: str = ""


@dataclass(frozen=True, slots=True)
class GoalPath:
    """A goal of theirs, and what they said of it in this time, in order."""

    goal: Goal
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Journey:
    """What lies between two days, in order."""

    since: date
    until: date
    places: Sequence[Place]
    goals: Sequence[GoalPath]

    def at(self, stop: Stop) -> list[date]:
        """The days of one kind of place."""
        return [place.on for place in self.places if place.stop == stop]


def of_record(*, record: UUID, since: date, until: date, door: Opened) -> Journey:
    """The way between two days in five queries. What is held back from them is left out: it is looked at with them."""
    first = timezone.make_aware(datetime.combine(since, datetime.min.time()))
    goals = list(_goals(record, since, until, door))
    stops = [*_sessions(record, first), *_news(record, first, door), *_reviews(record, first)]
    stops += [Place(said.on, Stop.GOAL, path.goal.words) for path in goals for said in path.said]
    places = sorted((place for place in stops if place.on <= until), key=lambda place: place.on)
    return Journey(since, until, places, goals)


def _sessions(record: UUID, first: datetime) -> Iterator[Place]:
    rows = Session.objects.filter(record=record, held_at__gte=first, entry__sharing=Sharing.SHARED).defer("card")
    for row in rows:
        # On a page that may lie about, health is nobody else's to read.
        words = rules.way_said(row.way) if row.compartment == Compartment.EVERYDAY else ""
        yield Place(timezone.localdate(row.held_at), Stop.SESSION, words)


def _news(record: UUID, first: datetime, door: Opened) -> Iterator[Place]:
    rows = Entry.objects.filter(
        record=record,
        kind=Kind.GOOD_NEWS,
        sharing=Sharing.SHARED,
        third_party=False,
        compartment=Compartment.EVERYDAY,
        happened_at__gte=first,
    )
    for row in rows:
        if door.may_read(record, row.compartment):
            yield Place(timezone.localdate(row.happened_at), Stop.NEWS, door.read(row, "body"))


def _reviews(record: UUID, first: datetime) -> Iterator[Place]:
    for at in Review.objects.filter(record=record, held_at__gte=first).values_list("held_at", flat=True):
        yield Place(timezone.localdate(at), Stop.REVIEW)


def _goals(record: UUID, since: date, until: date, door: Opened) -> Iterator[GoalPath]:
    held = plans.newest(record=record, door=door)
    paths = ratings.of_goals(record=record, door=door)
    for goal in held.card.goals if held else ():
        said = [one for one in paths.get(goal.id, ()) if one.number is not None and since <= one.on <= until]
        if said:
            yield GoalPath(goal, said)
