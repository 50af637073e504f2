"""Passing on the promises of somebody who goes to whoever takes over, each with its ledger line."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.keywork.promise_writing import pass_on
from alongside.keywork.queries import promises as queries


def hand_on(*, record: UUID, keeper: Account, to: Account, now: datetime, by: Account) -> int:
    """Pass everything that ``keeper`` still has to keep for this young person to whoever takes over; returns how many.

    Works as whoever acts, also without the record's keys, as by a lead when somebody leaves. It is asked about until
    the young person was told.
    """
    handed = [one for one in queries.to_keep(record=record) if one.keeper_id == keeper.pk]
    for promise in handed:
        pass_on(promise=promise, to=to, seen=promise.version, now=now, by=by)
    return len(handed)


def hand_on_from(*, keeper: Account, takes_over: Mapping[UUID, Account], now: datetime, by: Account) -> int:
    """The same for each young person whom somebody takes over from a leaver, as a lead of their teams; returns how many."""
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        return sum(hand_on(record=record, keeper=keeper, to=to, now=now, by=by) for record, to in takes_over.items())


def adopt(*, record: UUID, present: Collection[UUID], to: Account, now: datetime, by: Account) -> int:
    """Pass on to a new worker every promise whose keeper is not among those ``present`` any more; returns how many.

    ``present`` are the accounts with a door to the record. For whenever somebody is named, however the one before went.
    """
    orphans = [one for one in queries.to_keep(record=record) if one.keeper_id and one.keeper_id not in present]
    for promise in orphans:
        pass_on(promise=promise, to=to, seen=promise.version, now=now, by=by)
    return len(orphans)
