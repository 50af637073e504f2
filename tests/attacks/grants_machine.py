"""Doors given, ended, expired, barred, opened in an emergency, taken along and moved, in any order that chance makes.

Beside the database stands the same state in plain values; after each step both must say the same.
"""

from contextlib import suppress
from dataclasses import replace

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from alongside.access.actions import barriers, emergencies, grants, leaving, moves
from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Barrier, Grant
from alongside.access.queries import grants as queries
from alongside.access.vocabulary import (
    Compartment,
    EmergencyKind,
    EndReason,
    GrantReason,
    GrantRole,
    Knows,
    MoveAnswer,
    Purpose,
)
from alongside.kernel.clock import now
from alongside.kernel.models import ChangedMeanwhile
from tests.attacks.acting import acting
from tests.attacks.grants_modelled import HELD, NOT_DONE, PLACES, Modelled

WRITTEN = "select verb, count(*) from ledger_line where records @> array[%s] and verb ~ '^(grant|barrier|emergency.opened|account.closed)' group by 1"
people = st.sampled_from(sorted(PLACES))
parts = st.frozensets(st.sampled_from(sorted(HELD)), min_size=1)


class Doors(Modelled):
    """All that can happen to the doors of one young person's record."""

    @rule(by=people, holder=people, what=parts, role=st.sampled_from([GrantRole.CO_WORKER, GrantRole.PARTNER]))
    def give(self, by: str, holder: str, what: frozenset[str], role: GrantRole) -> None:
        """Somebody gives a door, rightly or not."""
        led = frozenset().union(*(d.parts for d in self.world.live(self.ids[by]) if d.to == self._team()))
        may = (
            self._leads(by)
            and self._opens(by)
            and by != holder
            and (role is GrantRole.PARTNER) == (holder == "partner")
            and holder not in self.barred
            and what <= led
            and not self._own_doors(holder)
        )
        try:
            with opened_one(self.record, purpose=Purpose.SUPERVISION, viewer=self.account(by)):
                grants.give(
                    record=self.record, holder=self.account(holder), role=role,
                    compartments=[Compartment(one) for one in sorted(what)], purpose=Purpose.SUPPORT,
                    reason=GrantReason.JOINT_WORK, until=None, by=self.account(by),
                )  # fmt: skip
            done = True
        except NOT_DONE:
            done = False
        assert done == may, (by, holder, what, role)
        if done:
            self._learn(role)
            self._wrote("grant.given")

    @rule(by=people, which=st.integers(0, 20), behind=st.booleans())
    def end(self, by: str, which: int, *, behind: bool) -> None:
        """Somebody ends a door, rightly or not, having seen it as it is or as it was."""
        doors = [door for door in self.world.doors if door.to == self.record and door.is_live]
        if not doors:
            return
        door = doors[which % len(doors)]
        may = self._opens(by) and (self._leads(by) or door.holder == self.ids[by]) and not behind
        done = False
        with (
            suppress(*NOT_DONE, ChangedMeanwhile),
            opened_one(self.record, purpose=Purpose.SUPPORT, viewer=self.account(by)),
        ):
            seen = self.versions[door.id] - (1 if behind else 0)
            grant = Grant(pk=door.id, record_id=self.record, holder_id=door.holder)
            grants.end(grant=grant, seen=seen, reason=EndReason.WORK_DONE, by=self.account(by))
            done = True
        assert done == may, (by, door)
        if done:
            self._end(door)
            self._wrote("grant.ended")

    @rule(which=st.integers(0, 20))
    def expire(self, which: int) -> None:
        """Time passes, and a door was open for so long only."""
        doors = [door for door in self.world.doors if door.to == self.record and door.is_live]
        if doors:
            door = doors[which % len(doors)]
            self.attacked.owner.execute(
                "update access_grant set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second' where id = %s",
                (door.id,),
            )
            self._end(door, counted=False)

    @rule(by=people, who=people)
    def never(self, by: str, who: str) -> None:
        """Somebody closes the record to somebody, or steps back."""
        may = self._opens(by) and (by == who or self._leads(by)) and who not in self.barred
        try:
            with opened_one(self.record, purpose=Purpose.SUPPORT, viewer=self.account(by)) as door:
                pk = barriers.close_to(
                    record=self.record,
                    who=self.account(who),
                    kind=Knows.FAMILY,
                    reason="",
                    door=door,
                    by=self.account(by),
                )
            done = True
        except NOT_DONE:
            done = False
        assert done == may, (by, who)
        if done:
            self.barred[who] = pk
            for one in self._own_doors(who):
                self._end(one)
            self._set(never=self.world.never | {(self.ids[who], self.record)})
            self._wrote("barrier.set")

    @precondition(lambda self: self.barred)
    @rule(by=people, which=st.integers(0, 20))
    def lift(self, by: str, which: int) -> None:
        """Somebody lets them be given it again; nothing opens by itself."""
        who = sorted(self.barred)[which % len(self.barred)]
        may = self._opens(by) and self._leads(by)
        done = False
        with suppress(*NOT_DONE), opened_one(self.record, purpose=Purpose.SUPPORT, viewer=self.account(by)):
            barriers.lift(barrier=Barrier(pk=self.barred[who], record_id=self.record), seen=1, by=self.account(by))
            done = True
        assert done == may, (by, who)
        if done:
            del self.barred[who]
            self._set(never=self.world.never - {(self.ids[who], self.record)})
            self._wrote("barrier.lifted")

    @rule(by=people)
    def emergency(self, by: str) -> None:
        """Somebody opens it for an hour."""
        if self.looked[by] > 8:
            return
        self.looked[by] += 1
        has = "everyday" in self.world.keys(self.ids[by], self.record)
        may = self._account(by).is_active and by != "partner" and by not in self.barred
        try:
            emergencies.open_for_an_hour(
                record=self.record, kind=EmergencyKind.DANGER, reason="They rang.", by=self.account(by)
            )
            done = True
        except NOT_DONE:
            done = False
        assert done == may, by
        if done and not has:
            self._learn(GrantRole.EMERGENCY)
            self._wrote("emergency.opened")

    @rule(by=people, who=people)
    def leave(self, by: str, who: str) -> None:
        """Somebody leaves: every door of theirs ends."""
        may = self.world.may_close(self.ids[by], self.ids[who])
        held = [door for door in self.world.live(self.ids[who]) if door.to == self.record]
        try:
            closed = leaving.close(who=self.account(who), takes_over={}, now=now(), by=self.account(by))
            done = True
        except NOT_DONE:
            closed, done = False, False
        assert done == may, (by, who)
        if closed:
            for door in [door for door in self.world.doors if door.holder == self.ids[who] and door.is_live]:
                self._end(door)
            self.world.people[self.ids[who]] = replace(self._account(who), is_active=False)
            if held:
                self._wrote("account.closed")

    @rule(who=people)
    def reopen(self, who: str) -> None:
        """They come back, to no door at all."""
        self.attacked.owner.execute("update access_account set is_active = true where id = %s", (self.ids[who],))
        self.world.people[self.ids[who]] = replace(self._account(who), is_active=True)

    @rule(by=people, answers=people, to=st.sampled_from(["hub", "spoke"]))
    def move(self, by: str, answers: str, to: str) -> None:
        """Another team takes over, rightly or not; doors to the record stay, those of the team do not go along."""
        others = {one for one in PLACES if one != by and one not in self.barred and self._leads_team(one, to)}
        asks = self._opens(by) and self._leads(by) and self.teams[to] != self._team() and bool(others)
        proposed = self._propose(by, to)
        assert bool(proposed) == asks, (by, to)
        if proposed is None:
            return
        done = False
        with suppress(*NOT_DONE):
            moves.answer(move=proposed, seen=1, said=MoveAnswer.TAKEN, by=self.account(answers))
            done = True
        assert done == (answers in others), (by, answers, to)
        if done:
            self.world.records[self.record] = replace(self.world.records[self.record], team=self.teams[to])
        else:
            self.attacked.owner.execute("delete from access_move where id = %s", (proposed.pk,))

    @invariant()
    def nobody_sees_without_a_live_door(self) -> None:
        """By either kind of door, in each part; and it opens exactly when there is one."""
        if not hasattr(self, "record"):
            return
        for name, who in self.ids.items():
            for scope in Scope:
                with acting(self.connection, who, scope):
                    rows = self.connection.execute(
                        "select p.compartment from people_youngperson p where record_id = %s", (self.record,)
                    )
                    # None of them has a record of their own.
                    seen = scope in OF_WORKERS and "everyday" in self.world.seen(who, self.record, scope)
                    assert bool(rows.fetchall()) == seen, (name, scope)
            with acting(self.connection, who):
                (has_door,) = self.connection.execute("select access.has_door(%s)", (self.record,)).fetchone() or (
                    None,
                )
            assert has_door == self._opens(name), name

    @invariant()
    def who_can_see_says_what_is(self) -> None:
        """The list on the page is the rule's; and each door has been counted up once for each change."""
        if not hasattr(self, "record"):
            return
        for name in PLACES:
            if self._opens(name):
                with acting_as(self.ids[name]), transaction.atomic():
                    found = queries.who_can_see(self.record)
                assert {one.pk for one in found} == self.world.who_can_see(self.record), name
                assert {one.pk: one.version for one in found if one.record_id}.items() <= self.versions.items()
                return

    @invariant()
    def each_change_has_its_line(self) -> None:
        """No more lines and no fewer; and no version was left out."""
        if not hasattr(self, "record"):
            return
        rows = self.attacked.owner.execute(WRITTEN, (self.record,))
        assert dict(rows.fetchall()) == self.written
        rows = self.attacked.owner.execute("select id, version from access_grant where record_id = %s", (self.record,))
        assert dict(rows.fetchall()) == {pk: self.versions[pk] for pk in self.versions}
