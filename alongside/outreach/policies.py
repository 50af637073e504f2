"""Who may do what in reaching out, as pure rules."""

from collections.abc import Container
from collections.abc import Set as AbstractSet
from datetime import date

from django.utils.translation import gettext as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.decisions import Decision, No, Yes
from alongside.outreach.vocabulary import Channel, Rule


def can_use_channel(rule: Rule | None, override_reason: str = "", *, is_so: bool = False) -> Decision:
    """Getting in touch by a channel: as they agreed, or otherwise with a reason that is kept and looked at.

    ``is_so``: whoever asks says that the condition for it is met now.
    """
    if rule is Rule.OK or (rule is Rule.ONLY_IF and is_so) or override_reason:
        return Yes()
    if rule is None:
        return No(_("They have not said yet that this is safe. Ask them first, or give a reason."))
    if rule is Rule.ONLY_IF:
        return No(_("They said: only if. Look at the condition first, or give a reason."))
    return No(_("They said: never. Take another way, or give a reason."))


def can_see_contact(parts: AbstractSet[str], *, is_partner: bool) -> Decision:
    """Seeing how to reach them: who holds everyday support and is of the service. Partners ask the key worker."""
    if is_partner:
        return No(_("How to reach them is not shared with other agencies. Ask their key worker to pass something on."))
    if Compartment.EVERYDAY in parts:
        return Yes()
    return No(_("How to reach them is part of everyday support, which is not shared with you. Ask their key worker."))


def can_review_override(*, leads: bool, is_user: bool) -> Decision:
    """Looking at a contact that was not as agreed: a lead of the team who did not make it."""
    if is_user:
        return No(_("Only another lead can look at this: you did it yourself."))
    if leads:
        return Yes()
    return No(_("Only a lead of this team looks at this."))


def can_wait_until(next_on: date, *, today: date, floor: date, space_until: date | None) -> Decision:
    """The day of the next try: never later than the service's floor, unless they asked for space until then."""
    if next_on < today:
        return No(_("choose today or a day to come."))
    if next_on <= max(floor, space_until or floor):
        return Yes()
    return No(_("that is longer than we ever stay silent. Choose an earlier day."))


def can_leave_alone_until(day: date | None, *, today: date, longest: date) -> Decision:
    """Leaving somebody alone because they asked for it: until a day to come, and never longer than the longest."""
    if day is None or today < day <= longest:
        return Yes()
    return No(_("choose a day to come within the next three months. You can agree on another one then."))


def can_say_did_not_come(*, age: int | None, alone_from: int | None, why: str) -> Decision:
    """Saying that somebody did not come: only of who is old enough to come alone, and with a line on why.

    Anybody else was not brought (RCGP; NHS Borders).
    """
    if alone_from is None or age is None or age < alone_from:
        return No(_("they are too young to have to come alone, or we do not know. Choose “They were not brought”."))
    if not why.strip():
        return No(_("write a line on what stood in the way. Ask them, if you can."))
    return Yes()


def can_answer_next(on: date | None) -> Decision:
    """Saying whether what comes next suits them: as soon as there is a day for it."""
    if on is not None:
        return Yes()
    return No(_("Nothing is planned just now. You can ask for something."))


def can_stop_way(channel: Channel, *, agreed: Container[Channel]) -> Decision:
    """Saying that a way is not safe any more: of every way in which we come to them."""
    if channel in agreed:
        return Yes()
    return No(_("That is a way in which you come to us. Nobody reaches out to you by it."))
