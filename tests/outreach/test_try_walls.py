"""Tries at the database: by a way they said never to, only beside a reason of whoever tried."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.models import Try
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, Outcome, Rule, Wants
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests.outreach.agreeing import agree, agreed, override


def _entry(mira: YoungPerson, by: Account) -> Entry:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        words = Words(text="We tried.", kind=Kind.TRIED, happened_at=now())
        return entries.add(record=mira.record_id, words=words, now=now(), door=door, by=by)


def _insert(mira: YoungPerson, by: Account, channel: Channel, *, compartment: str = "everyday") -> None:
    """Past the actions, as whoever can run any statement would."""
    entry = _entry(mira, by)
    row = Try(
        record_id=mira.record_id, entry=entry, channel=channel, outcome=Outcome.NO_REPLY, happened_at=now(),
        recorded_at=entry.recorded_at, next_channel=channel, next_on=now().date(), unanswered=1, compartment=compartment,
    )  # fmt: skip
    with acting_as(by.pk), transaction.atomic():
        row.save(force_insert=True)


def test_way_they_said_never_to_needs_a_reason_of_whoever_tried(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK, Channel.CALL: Rule.NEVER}), by=alice)
    _insert(mira, alice, Channel.TEXT)
    with pytest.raises(ProgrammingError, match="as_agreed"):
        _insert(mira, alice, Channel.CALL)
    override(mira.record_id, Channel.CALL, at=now() - timedelta(days=2), by=alice)
    with pytest.raises(ProgrammingError, match="as_agreed"):
        _insert(mira, alice, Channel.CALL)
    override(mira.record_id, Channel.CALL, by=alice)
    _insert(mira, alice, Channel.CALL)


def test_reason_for_one_way_is_none_for_another(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.APP: Rule.NEVER, Channel.CALL: Rule.NEVER}), by=alice)
    override(mira.record_id, Channel.APP, by=alice)
    with pytest.raises(ProgrammingError, match="as_agreed"):
        _insert(mira, alice, Channel.CALL)


def test_newest_version_counts(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.NEVER}), by=alice)
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), seen=1, by=alice)
    _insert(mira, alice, Channel.CALL)


@pytest.mark.parametrize("channel", list(Channel))
def test_when_they_will_be_in_touch_themselves_no_way_of_the_agreement_is_open(
    mira: YoungPerson, alice: Account, channel: Channel
) -> None:
    agree(mira.record_id, agreed({}, wants=Wants.THEMSELVES), by=alice)
    refused = pytest.raises(ProgrammingError, match="as_agreed") if channel in AGREED_CHANNELS else nullcontext()
    with refused:
        _insert(mira, alice, channel)


def test_try_is_not_hidden_in_a_part_where_the_agreement_is_not(mira: YoungPerson, alice: Account) -> None:
    with pytest.raises(ProgrammingError):
        _insert(mira, alice, Channel.TEXT, compartment="health")
