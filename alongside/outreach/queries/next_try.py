"""The next try: how and when, from what was said last and what they agreed to; and what else there is to try."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from alongside.kernel import moments
from alongside.outreach.models import OutreachPlan, Try
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.rules import Limits, channel_said
from alongside.outreach.vocabulary import ANSWERED, IN_PERSON, Channel, Idea, Rule

MIDDAY = 13


@dataclass(frozen=True, slots=True)
class Next:
    """A next try: how, on which day, and until when they asked for space. ``on`` is empty where nothing was said yet."""

    channel: Channel
    on: date | None
    space_until: date | None = None

    @property
    def channel_said(self) -> str:
        """How, in words."""
        return channel_said(self.channel)

    @property
    def is_in_person(self) -> bool:
        """Whether it is said where."""
        return self.channel in IN_PERSON


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something else to try; ``ways`` are channels in words where it is about them."""

    idea: Idea
    ways: Sequence[str] = ()


def proposed(*, plan: OutreachPlan | None, last: Try | None, known: ContactRules) -> Next:
    """What was said last of the next try, by a try or by a newer plan; never a channel they said never to."""
    if last and not (plan and plan.made_at > last.recorded_at):
        return Next(first_allowed([last.next_channel, *_channels(plan)], known), last.next_on, last.space_until)
    if plan:
        return Next(first_allowed(plan.channels, known), plan.next_try_on, plan.space_until)
    return Next(first_allowed([], known), None)


def not_before(found: Next, day: date) -> Next:
    """The same where they asked, in their own space, to be left alone until this day."""
    return replace(found, on=max(found.on or day, day), space_until=max(found.space_until or day, day))


def let_rest(found: Next, day: date) -> Next:
    """The same where they said that it does not suit them before this day."""
    return replace(found, on=max(found.on or day, day))


def following(
    channel: Channel, outcome: str, *, plan: OutreachPlan | None, known: ContactRules, limits: Limits
) -> Next:
    """What comes after a try, where nobody says otherwise: the same way after an answer, else the next in their order."""
    order = _channels(plan)
    if outcome not in ANSWERED and channel in order:
        at = order.index(channel) + 1
        order = [*order[at:], *order[:at]]
    elif outcome in ANSWERED or not order:
        order = [channel, *order]
    return Next(first_allowed(order, known), _day(plan, limits))


def is_silent(last: Try | None, *, limits: Limits) -> bool:
    """Whether so many tries of ours have had no reply that our plan has to move."""
    return last is not None and last.unanswered >= limits.silence


def suggestions(*, tries: Sequence[Try], plan: OutreachPlan | None, known: ContactRules) -> list[Suggestion]:
    """What was not tried lately: another way, place, time, a card, somebody they trust, another worker."""
    used = {one.channel for one in tries}
    fresh = [one for one in _allowed([*_channels(plan), *Channel], known) if one not in used]
    found = [Suggestion(Idea.CHANNEL, [channel_said(one) for one in fresh[:3]])] if fresh else []
    for channel, idea in (
        (Channel.HOME_GROUND, Idea.PLACE),
        (Channel.CARD, Idea.CARD),
        (Channel.TRUSTED_PERSON, Idea.TRUSTED),
    ):
        found += [Suggestion(idea)] if channel in fresh else []
    halves = {moments.local(one.happened_at).hour < MIDDAY for one in tries}
    return [*found, *([Suggestion(Idea.TIME)] if len(halves) == 1 else []), Suggestion(Idea.WORKER)]


def _channels(plan: OutreachPlan | None) -> list[Channel]:
    return [Channel(one) for one in plan.channels] if plan else []


def _allowed(channels: Iterable[str], known: ContactRules) -> list[Channel]:
    return [one for one in map(Channel, dict.fromkeys(channels)) if known.rule(one) is not Rule.NEVER]


def first_allowed(channels: Iterable[str], known: ContactRules) -> Channel:
    """The first that is not forbidden; the drop-in, where they come to us, is open whatever was agreed."""
    return next(iter(_allowed([*channels, *Channel], known)), Channel.DROP_IN)


def _day(plan: OutreachPlan | None, limits: Limits) -> date:
    """The last day within the agreed rhythm that is one of their weekdays, or simply the last one."""
    if plan is None:
        return limits.usual
    last = min(limits.today + timedelta(days=plan.cadence_days), limits.floor)
    days = [last - timedelta(days=n) for n in range((last - limits.today).days)]
    return next((day for day in days if day.weekday() in plan.weekdays), last)
