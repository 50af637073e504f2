"""What the page about keeping in touch shows, read inside the opened record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from alongside.keywork.queries import asks
from alongside.outreach.queries import contact, floors, next_try, picture, plans, replies, tries
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.queries.next_try import Next, Suggestion
from alongside.outreach.queries.picture import Month
from alongside.outreach.queries.plans import Plan
from alongside.outreach.queries.replies import Said
from alongside.outreach.queries.tries import Made
from alongside.outreach.rules import Limits
from alongside.outreach.vocabulary import Channel, Rule
from alongside.workspace.opening import Page


@dataclass(frozen=True, slots=True)
class Known:
    """What every page about a try or a plan starts from."""

    limits: Limits
    rules: ContactRules
    plan: Plan | None
    before: Sequence[Plan]
    tries: Sequence[Made]
    next: Next
    said: Said | None = None
    """What they answered to it in their own space, while it counts."""

    @property
    def last(self) -> Made | None:
        """The newest try."""
        return self.tries[0] if self.tries else None

    @property
    def is_silent(self) -> bool:
        """Whether so many tries had no reply that our plan has to move."""
        return next_try.is_silent(self.last.row if self.last else None, limits=self.limits)

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What else there is to try, while there is no reply."""
        rows, plan = [made.row for made in self.tries], self.plan.row if self.plan else None
        return next_try.suggestions(tries=rows, plan=plan, known=self.rules) if self.is_silent else ()

    @property
    def wants_space(self) -> bool:
        """Whether they asked for space and it lasts."""
        return bool(self.next.space_until and self.next.space_until > self.limits.today)

    def forbidden(self) -> list[Channel]:
        """The channels they said never to."""
        return [one for one in Channel if self.rules.rule(one) is Rule.NEVER]


def known(page: Page, *, now: datetime) -> Known:
    """Five queries: safe contact, every plan, the newest tries, whether they are left alone, what they answered."""
    record, limits = page.record, floors.limits(record=page.record, on=timezone.localdate(now))
    agreed = contact.rules(record=record, on=limits.today, door=page.door)
    versions = plans.versions(record=record, door=page.door)
    found = plans.in_force(versions)
    plan = replace(found, known=agreed) if found else None
    lately = tries.lately(record=record, most=limits.silence, door=page.door)
    row, last = plan.row if plan else None, lately[0].row if lately else None
    then = next_try.proposed(plan=row, last=last, known=agreed)
    if alone := asks.left_alone_until(record=record, on=limits.today):
        then = next_try.not_before(then, alone)
    said = replies.standing(replies.newest(record=record, door=page.door), plan=row, last=last)
    then = replies.after(then, said, on=limits.today)
    return Known(limits, agreed, plan, [one for one in versions if one is not found], lately, then, said)


def months(page: Page, *, now: datetime) -> Sequence[Month]:
    """The picture of our tries; empty where the card is not shared with the viewer."""
    return picture.months(record=page.record, since=page.person.since, now=now) if page.person else ()
