"""What some years of support leave beside a timeline: tries, agreements, people alongside, promises, plans, goodbyes.

As many of each as there are entries for: one entry in eight is a try, one in sixteen a review of the plan, and for
every seven something was promised.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.actions.records import NewRecord
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import EndReason, GrantReason, GrantRole, Purpose, TheyKnow
from alongside.keywork.bond_vocabulary import BondRole, WhoAsked
from alongside.keywork.cards import BondCard, HandoverCard, PromiseCard
from alongside.keywork.handover_vocabulary import HowItGoes, State
from alongside.keywork.models import Absence, Handover, Promise, Relationship
from alongside.keywork.promise_vocabulary import PromiseState, ToWhom
from alongside.keywork.vocabulary import ToldHow
from alongside.outreach import ending_vocabulary as ending_words
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.ending_cards import EndingCard
from alongside.outreach.models import ContactAgreement, ContactWay, Ending, Floor, FollowUp, OutreachPlan, Try
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.vocabulary import AgreedHow, Channel, Outcome, PlanState, Wants, WayKind
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

FIRST_DAYS, CADENCE_DAYS, ENTRIES_A_PROMISE = 700, 7, 7
HANDED_OVER, ENDED, PAUSED, CLOSER, SETTLED, AWAY = 0.2, 0.02, 0.02, 0.03, 0.995, 30


@dataclass(frozen=True, slots=True)
class Around:
    """A young person's record, who is there for them, and what is on their timeline."""

    new: NewRecord
    team: UUID
    door: Grant
    before: Account | None
    now: datetime
    entries: Sequence[Entry]
    dice: random.Random

    @property
    def worker(self) -> Account:
        """Their key worker."""
        return self.door.holder

    def sealed(self, row: Any, card: Any) -> Any:
        """The row, with its card sealed."""
        row.card = self.new.seal(row, "card", card.sealed_text())
        return row

    def row(self, model: type[Any], **values: Any) -> Any:
        """An unsaved row of their record."""
        return model(record_id=self.new.id, team_id=self.team, **values)

    def days_ago(self, days: int) -> datetime:
        """So many days before now."""
        return self.now - timedelta(days=days)


def rows(around: Around) -> Iterator[Any]:
    """Every row, unsaved."""
    yield from _agreed(around)
    yield from _keeping_in_touch(around)
    yield from _tries(around)
    yield from _bonds(around)
    yield from _promises(around)
    yield from _goodbyes(around)


def _agreed(around: Around) -> Iterator[Any]:
    for kind in (WayKind.PHONE, WayKind.ADDRESS):
        way = around.row(ContactWay, kind=kind, added_by=around.worker, added_at=around.days_ago(FIRST_DAYS))
        yield around.sealed(way, WayCard(kind, "theirs", "07700 900123"))
    newest = around.dice.randrange(110)
    for number, days in enumerate((newest + 80, newest), 1):
        on = around.days_ago(days).date()
        agreed = around.row(
            ContactAgreement,
            number=number,
            wants=Wants.US_TOO,
            ok=[Channel.TEXT.value, Channel.CARD.value],
            only_if=[Channel.CALL.value],
            agreed_on=on,
            made_by=around.worker,
            made_at=around.days_ago(days),
            valid_until=on + timedelta(days=90),
            confirmed_on=on,
            confirmed_by=around.worker,
        )
        yield around.sealed(agreed, AgreementCard({Channel.CALL.value: "After school"}, words_to_use="It is Sam"))


def _keeping_in_touch(around: Around) -> Iterator[Any]:
    for number, days in enumerate((FIRST_DAYS, FIRST_DAYS // 2), 1):
        is_live = number > 1
        plan = around.row(
            OutreachPlan,
            number=number,
            state=PlanState.AGREED if is_live else PlanState.CHANGED,
            channels=[Channel.TEXT.value, Channel.CARD.value],
            cadence_days=CADENCE_DAYS,
            next_try_on=around.days_ago(days - CADENCE_DAYS).date(),
            made_by=around.worker,
            made_at=around.days_ago(days),
            agreed_on=around.days_ago(days).date(),
            agreed_how=AgreedHow.TALKED,
            agreed_noted_by=around.worker,
            changed_at=None if is_live else around.days_ago(FIRST_DAYS // 2),
        )
        yield around.sealed(plan, PlanCard(places="The bench by the river"))
    if around.dice.random() < CLOSER:
        floor = around.row(Floor, days=10, set_by=around.worker, set_at=around.days_ago(60))
        floor.why = around.new.seal(floor, "why", "They asked us to stay close.")
        yield floor


def _tries(around: Around) -> Iterator[Try]:
    unanswered = 0
    for entry in sorted(around.entries, key=lambda one: one.happened_at):
        if entry.kind != Kind.TRIED:
            unanswered = 0
            continue
        unanswered += 1
        yield around.row(
            Try,
            entry=entry,
            channel=Channel.TEXT,
            outcome=Outcome.NO_REPLY,
            happened_at=entry.happened_at,
            recorded_at=entry.recorded_at,
            next_channel=Channel.CARD,
            next_on=entry.happened_at.date() + timedelta(days=CADENCE_DAYS),
            unanswered=unanswered,
        )


def _bonds(around: Around) -> Iterator[Any]:
    since = around.days_ago(FIRST_DAYS)
    told = {"told_how": ToldHow.IN_PERSON, "told_on": since.date(), "starts_on": since.date()}
    told |= {"added_by": around.worker, "added_at": since, "changed_by": around.worker}
    wanted = (BondRole.KEY_WORKER, BondRole.STATUTORY, BondRole.CHOSEN)
    for role in wanted:
        grant = around.door if role == BondRole.KEY_WORKER else None
        bond = around.row(Relationship, role=role, grant=grant, asked_by=WhoAsked.OFFERED, **told)
        yield around.sealed(bond, BondCard(name="" if grant else "Jo Marsh", called="Jo", why="They like each other."))
    if around.before and around.dice.random() < HANDED_OVER:
        yield from _handed_over(around, around.before)


def _handed_over(around: Around, before: Account) -> Iterator[Any]:
    days = 30 + around.dice.randrange(FIRST_DAYS - 60)
    done = around.days_ago(days)
    grant = Grant(
        record_id=around.new.id,
        holder=before,
        role=GrantRole.KEY_WORKER,
        compartments=around.door.compartments,
        purpose=Purpose.SUPPORT,
        reason=GrantReason.ALLOCATED,
        opened_by=before,
        starts_at=around.days_ago(FIRST_DAYS),
        ends_at=done,
        ended_by=before,
        end_reason=EndReason.HANDED_OVER,
    )
    yield grant
    check = done.date() + timedelta(days=90)
    is_checked = check < around.now.date() and around.dice.random() < SETTLED
    handover = around.row(
        Handover,
        state=State.DONE,
        reason="LEFTRL",
        grant=grant,
        overlap=around.door,
        from_worker=before,
        to_worker=around.worker,
        proposed_by=before,
        proposed_at=around.days_ago(days + 40),
        knows=TheyKnow.GLAD,
        done_on=done.date(),
        check_on=check,
        checked_on=check if is_checked else None,
        how_it_goes=HowItGoes.WELL if is_checked else "",
        changed_by=around.worker,
    )
    yield around.sealed(handover, HandoverCard(wish_who="Somebody who likes the sea too"))


def _promises(around: Around) -> Iterator[Promise]:
    for number in range(len(around.entries) // ENTRIES_A_PROMISE):
        made = around.days_ago(around.dice.randrange(FIRST_DAYS)).date()
        due = made + timedelta(days=7 + around.dice.randrange(20))
        is_kept = due < around.now.date() and around.dice.random() < SETTLED
        promise = around.row(
            Promise,
            said_to=ToWhom.YOUNG_PERSON,
            promised_by=around.worker,
            keeper=around.worker,
            made_on=made,
            due_on=due,
            explain_by=due + timedelta(days=7),
            written_by=around.worker,
            written_at=around.now,
            state=PromiseState.KEPT if is_kept else PromiseState.OPEN,
            settled_on=due if is_kept else None,
            settled_by=around.worker if is_kept else None,
        )
        yield around.sealed(promise, PromiseCard(f"I bring the {number + 1} paints that you asked for."))


def _goodbyes(around: Around) -> Iterator[Any]:
    chance = around.dice.random()
    told = {
        "begun_by": around.before or around.worker,
        "begun_at": around.days_ago(60),
        "judgement": ending_words.Judgement.WANTS,
        "talked_on": around.days_ago(50).date(),
        "changed_by": around.worker,
    }
    if chance < PAUSED:
        until = around.days_ago(around.dice.randrange(80) - 60).date()
        told |= {"state": ending_words.State.PAUSED, "reason": ending_words.Reason.PAUSE, "open_until": until}
        yield around.sealed(around.row(Ending, **told), EndingCard(says="A summer off."))
    elif around.before and chance < PAUSED + ENDED:
        ended = around.days_ago(40).date()
        told |= {"state": ending_words.State.ENDED, "reason": ending_words.Reason.GOALS_MET, "ended_by": around.worker}
        told |= {"goodbye_on": ended, "ended_on": ended, "workers_until": around.days_ago(-20).date()}
        ending = around.sealed(around.row(Ending, **told), EndingCard(says="I can do this now."))
        yield ending
        for months in (1, 3, 6):
            due = ended + timedelta(days=30 * months)
            yield around.row(FollowUp, ending=ending, months=months, due_on=due)


def away(worker: Account, now: datetime) -> Absence:
    """That a worker is away next week."""
    begins = now.date() + timedelta(days=7)
    return Absence(account=worker, from_on=begins, until_on=begins + timedelta(days=7), said_by=worker, said_at=now)
