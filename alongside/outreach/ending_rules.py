"""The rules of endings and of dropping in that are in force on a day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from alongside.jurisdiction import packs
from alongside.outreach.ending_vocabulary import Reason

FOLLOW_UPS = ("follow_up_first", "follow_up_second", "follow_up_third")


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact after a goodbye: after how many months, and on which day."""

    months: int
    on: date


def reasons(*, on: date) -> list[tuple[str, str]]:
    """Why support may end, code and words, as :class:`Reason` orders them: of the list in force what the product knows."""
    labels = {one.key: one.label for one in packs.in_force().codes("ending_reason", on=on)}
    return [(reason.value, gettext(labels[reason])) for reason in Reason if reason in labels]


def follow_ups(*, after: date) -> list[Contact]:
    """The contacts after a goodbye that they may say yes to."""
    pack = packs.in_force()
    return [Contact(pack.clock(key, on=after).amount, _last(key, after)) for key in FOLLOW_UPS]


def seen_days(*, on: date) -> int:
    """How many days before an ending they are to be seen, at the most."""
    return (_last("seen_before_ending", on) - on).days


def workers_until(*, ended: date, last_contact: date | None) -> date:
    """The day on which workers stop seeing the record, where nobody says otherwise."""
    return _last("workers_after_ending", max(ended, last_contact or ended))


def longest_pause(*, on: date) -> date:
    """The last day until which a pause may be agreed; then it is talked about again."""
    return _last("outreach_space", on)


def forget_visit(*, came: date) -> date:
    """The day on which it is forgotten who dropped in."""
    return _last("drop_in_kept", came)


def ways_back(*, on: date) -> list[str]:
    """How to come back, in words for the card."""
    return [gettext(one.label) for one in packs.in_force().codes("ways_back", on=on)]


def _last(key: str, on: date) -> date:
    return packs.in_force().last_day(key, since=on)
