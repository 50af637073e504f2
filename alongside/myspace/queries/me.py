"""What they said of themselves, and who sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from alongside.access.models import Grant
from alongside.access.queries import own
from alongside.access.vocabulary import Compartment, GrantRole
from alongside.keywork.queries import wishes
from alongside.keywork.queries.wishes import Wish
from alongside.myspace.opening import Mine
from alongside.people import policies
from alongside.people.own_cards import IdentityCard
from alongside.people.queries import identity, needs
from alongside.people.queries.needs import Interprets, Profile
from alongside.people.vocabulary import InterpreterSaid


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who is to interpret, with what can be said of them now."""

    told: Interprets
    answers: Sequence[InterpreterSaid]


@dataclass(frozen=True, slots=True)
class Me:
    """Everything on the page about them."""

    identity: IdentityCard
    ethnicity: str
    disability: Sequence[str]
    needs: Profile
    interpreters: Sequence[Interpreter]
    wish: Wish | None


def of(mine: Mine, *, now: datetime) -> Me:
    """All of it, for whoever opened it by their own way: a fixed number of queries."""
    today = timezone.localdate(now)
    who = identity.of(record=mine.record, door=mine.door).card
    people = needs.interpreters(record=mine.record, door=mine.door)
    return Me(
        who,
        identity.said("ethnicity", who.ethnicity, on=today) if who.ethnicity else "",
        [identity.said("disability", one, on=today) for one in who.disability],
        needs.of(record=mine.record, door=mine.door),
        [
            Interpreter(one, policies.can_be_said(now=one.row.said, meets_on=one.row.meets_on, today=today))
            for one in people
        ],
        wishes.last(record=mine.record, door=mine.door),
    )


def who_sees(*, part: Compartment, now: datetime) -> list[str]:
    """Names of those who may see that part of their record now, each once."""
    names = own.names()
    doors = Grant.objects.live(now).exclude(role=GrantRole.THEMSELVES).order_by("starts_at")
    found = [names.get(one.holder_id, "") for one in doors if part in one.compartments]
    return [name for name in dict.fromkeys(found) if name]
