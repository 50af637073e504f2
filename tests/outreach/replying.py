"""Answers about our next try, made as a young person makes them in their own space."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.outreach.actions import replies
from alongside.outreach.actions.replies import Answer
from alongside.outreach.models import Reply
from alongside.outreach.queries.next_try import Next
from alongside.outreach.reply_vocabulary import Suits
from alongside.outreach.vocabulary import Channel
from alongside.people.models import YoungPerson
from tests import own_space

NEXT = Next(Channel.HOME_GROUND, timezone.localdate() + timedelta(days=2))


def say(
    person: YoungPerson,
    her: Account,
    suits: Suits = Suits.WORKS,
    words: str = "",
    *,
    to: Next = NEXT,
    seen: int = 0,
    once: UUID | None = None,
) -> Reply:
    """What she answers."""
    record, answer = person.record_id, Answer(suits, words)
    with own_space.opened(person, her) as door:
        return replies.say(
            record=record, to=to, answer=answer, seen=seen, now=now(), once=once, door=door, by=her
        )  # fmt: skip
