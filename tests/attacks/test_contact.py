"""Numbers and agreements against somebody who can run any SQL as the app: a partner, a worker, a lead in a hurry."""

from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import CheckViolation, InsufficientPrivilege

from alongside.access.actions import grants
from alongside.access.actor import Scope
from alongside.access.doors import opened_one
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from tests.attacks.acting import acting
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
REVIEW = (
    "update outreach_contactoverride set state = 'right', reviewer_id = %s, reviewed_at = now(), tell_from = now()"
    " where record_id = %s and state = 'waiting'"
)
ADD_OVERRIDE = (
    "insert into outreach_contactoverride (id, version, record_id, compartment, channel, stood, reason, words, used_by_id,"
    " used_at, open_until, state, learned) values (gen_random_uuid(), 1, %s, 'everyday', 'call', 'never', 'danger', '',"
    " %s, now(), now() + %s::interval, 'waiting', '')"
)
ADD_AGREEMENT = (
    "insert into outreach_contactagreement (id, version, record_id, compartment, number, wants, ok, only_if, never, card,"
    " agreed_on, made_by_id, made_at, valid_until, confirmed_on, confirmed_by_id) values (gen_random_uuid(), 1, %s,"
    " 'everyday', 900, 'us_too', '{call}', '{}', '{}', '', now(), %s, now(), now(), now(), %s)"
)


def _share_everyday(world: World, name: str) -> None:
    lena = world.people["lena"]
    with opened_one(world.mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=world.mira.record_id,
            holder=world.people[name],
            role=GrantRole.PARTNER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.SHARED,
            until=None,
            by=lena,
        )


def _count(app: psycopg.Connection, table: str, record: UUID) -> int:
    row = app.execute(f"select count(*) from {table} where record_id = %s", (record,)).fetchone()
    assert row
    return int(row[0])


def test_partner_to_whom_everyday_support_is_shared_finds_no_number(world: World, app: psycopg.Connection) -> None:
    _share_everyday(world, "vic")
    with acting(app, world.id("vic")):
        found = [
            _count(app, f"outreach_{table}", world.mira.record_id)
            for table in ("contactway", "contactagreement", "contactoverride")
        ]
    assert found[0] == 0
    assert min(found[1:]) > 0


@pytest.mark.parametrize("scope", [Scope.CASELOAD, Scope.TEAM])
def test_worker_cannot_look_at_their_own_contact_nor_say_that_a_lead_did(
    world: World, app: psycopg.Connection, scope: Scope
) -> None:
    with acting(app, world.id("alice"), scope):
        for reviewer in ("alice", "lena"):
            assert app.execute(REVIEW, (world.id(reviewer), world.mira.record_id)).rowcount == 0


def test_lead_cannot_look_at_it_in_the_name_of_another(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(REVIEW, (world.id("sam"), world.mira.record_id))


def test_lead_cannot_look_at_their_own(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(CheckViolation), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(ADD_OVERRIDE, (world.mira.record_id, world.id("lena"), "1 hour"))
        app.execute(REVIEW, (world.id("lena"), world.mira.record_id))


def test_nobody_says_that_another_reached_them(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
        app.execute(ADD_OVERRIDE, (world.mira.record_id, world.id("bob"), "1 hour"))


def test_nobody_keeps_a_channel_open_for_longer_than_an_hour(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(CheckViolation), acting(app, world.id("alice")):
        app.execute(ADD_OVERRIDE, (world.mira.record_id, world.id("alice"), "61 minutes"))


def test_nobody_writes_an_agreement_down_in_the_name_of_another(world: World, app: psycopg.Connection) -> None:
    for names in (("bob", "alice"), ("alice", "bob")):
        with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
            app.execute(ADD_AGREEMENT, (world.mira.record_id, *(world.id(name) for name in names)))


def test_nobody_lets_an_agreement_run_on_without_end(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(CheckViolation), acting(app, world.id("alice")):
        app.execute(
            "update outreach_contactagreement set valid_until = now() + interval '2 years', confirmed_by_id = %s"
            " where record_id = %s",
            (world.id("alice"), world.mira.record_id),
        )


@pytest.mark.parametrize("name", ["bob", "olu", "pat", "ari", "dee"])
def test_who_has_no_door_to_everyday_support_adds_no_way(world: World, app: psycopg.Connection, name: str) -> None:
    statement = (
        "insert into outreach_contactway (id, version, record_id, compartment, kind, card, added_by_id, added_at)"
        " values (%s, 1, %s, 'everyday', 'phone', '', %s, now())"
    )
    with pytest.raises(InsufficientPrivilege), acting(app, world.id(name)):
        app.execute(statement, (uuid4(), world.mira.record_id, world.id(name)))
