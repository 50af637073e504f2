"""Whose account is closed by whom, what else ends with it, and the commands that do it."""

from collections.abc import Callable
from datetime import timedelta

import click
import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import leaving
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Grant
from alongside.access.queries import leaving as reading
from alongside.access.vocabulary import GrantRole, Purpose, Role
from alongside.config import joining
from alongside.config import leaving as commands
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.people.actions import staff
from alongside.people.models import Agency, YoungPerson
from alongside.people.vocabulary import AgencyKind, TeamKind
from alongside.workspace.queries import leading
from tests import cast

Browse = Callable[[Account | None], Client]


@pytest.mark.parametrize(
    ("by", "who"), [("lena", "alice"), ("lena", "dee"), ("sam", "olu"), ("ari", "sam"), ("ari", "nia")]
)
def test_lead_closes_accounts_of_their_team_and_an_administrator_any(mira: YoungPerson, by: str, who: str) -> None:
    assert leaving.close(who=cast.account(who), takes_over={}, now=now(), by=cast.account(by))


@pytest.mark.parametrize(
    ("by", "who"),
    [
        ("lena", "olu"),
        ("lena", "sam"),
        ("sam", "lena"),
        ("lena", "lena"),
        ("ari", "ari"),
        ("alice", "bob"),
        ("pat", "bob"),
        ("lena", "nia"),
        ("lena", "pat"),
    ],
)
def test_nobody_else_does(browse: Browse, mira: YoungPerson, by: str, who: str) -> None:
    with pytest.raises(Refused):
        leaving.close(who=cast.account(who), takes_over={}, now=now(), by=cast.account(by))
    assert browse(cast.account(by)).post(reverse("workspace:leaving", args=[cast.account(who).pk])).status_code == 403


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DATA_PROTECTION_LEAD, Role.SAFEGUARDING_LEAD])
def test_lead_closes_no_account_that_answers_for_the_service(throwaway: str, role: Role) -> None:
    who = Account.objects.get(username=throwaway)
    lena, ari = cast.account("lena"), cast.account("ari")
    assert reading.may_close(who.pk, viewer=lena)
    Account.objects.using("owner").filter(pk=who.pk).update(roles=[Role.PRACTITIONER, role])
    assert not reading.may_close(who.pk, viewer=lena)
    with pytest.raises(Refused):
        leaving.close(who=who, takes_over={}, now=now(), by=lena)
    with pytest.raises(ProgrammingError), acting_as(lena.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.close_account(%s)", (who.pk,))
    assert leaving.close(who=who, takes_over={}, now=now(), by=ari)
    connections["owner"].close()


def test_administrator_sees_no_young_person(browse: Browse, mira: YoungPerson, alice: Account, ari: Account) -> None:
    page = browse(ari).get(reverse("workspace:leaving", args=[alice.pk])).content.decode()
    assert "You see no young person of theirs" in page
    assert "Mira" not in page


def test_doors_a_leaver_opened_for_others_are_listed_until_kept_or_ended(
    browse: Browse, mira: YoungPerson, lena: Account, sam: Account, ari: Account, nia: Account
) -> None:
    leaving.close(who=lena, takes_over={}, now=now(), by=ari)
    found = leading.of(now=now(), viewer=sam)
    assert found
    ((door, one),) = found.doors
    assert (door.holder_id, door.opened_by_id, one.record) == (nia.pk, lena.pk, mira.record_id)
    browse(sam).post(reverse("workspace:grant-keep", args=[mira.record_id, door.pk]), {"seen": door.version})
    again = leading.of(now=now(), viewer=sam)
    assert again
    assert again.doors == []
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=nia):
        pass


def test_place_of_a_lead_ends_with_them(mira: YoungPerson, lena: Account, ari: Account) -> None:
    leaving.close(who=lena, takes_over={}, now=now(), by=ari)
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        pass


def test_closed_account_is_listed_nowhere(
    browse: Browse, mira: YoungPerson, bob: Account, alice: Account, lena: Account
) -> None:
    leaving.close(who=bob, takes_over={}, now=now(), by=lena)
    assert "Bob" not in browse(alice).get(reverse("workspace:people")).content.decode()


@pytest.fixture
def throwaway(committed: None) -> str:
    """An account that is really there, by its user name."""
    harbour = staff.add_agency(name="Harbour", kind=AgencyKind.CHARITY)
    username = f"tess-{now().timestamp()}"
    made = staff.join(staff.Joining(username, "Tess", harbour, "Worker", [Role.PRACTITIONER]), password=cast.PASSWORD)
    hub = staff.add_team(name="Harbour hub", kind=TeamKind.HUB, agency=harbour)
    staff.place_in_team(account=made.account, team=hub, role=GrantRole.TEAM_MEMBER, now=now())
    return username


def test_commands_close_and_open_again_and_no_door_comes_back(throwaway: str) -> None:
    assert "closed, and 1 doors" in commands.close(username=throwaway)
    with pytest.raises(click.ClickException, match="no open account"):
        commands.close(username=throwaway)
    assert "can sign in again" in commands.reopen(username=throwaway, team=None, place="team_member")
    account = Account.objects.get(username=throwaway)
    assert account.is_active
    with acting_as(account.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.teams('member')")
        assert cursor.fetchone() == ([],)
    commands.close(username=throwaway)
    commands.reopen(username=throwaway, team="Harbour hub", place="team_member")
    with acting_as(account.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.teams('member')")
        assert cursor.fetchone() == ([cast.team().pk],)
    commands.close(username=throwaway)
    connections["owner"].close()


def test_door_that_has_not_begun_ends_with_the_account(throwaway: str) -> None:
    who = Account.objects.get(username=throwaway)
    for close in (
        lambda: commands.close(username=throwaway),
        lambda: leaving.close(who=who, takes_over={}, now=now(), by=cast.account("ari")),
    ):
        staff.place_in_team(account=who, team=cast.team(), role=GrantRole.TEAM_LEAD, now=now() + timedelta(days=2))
        close()
        with acting_as(cast.account("lena").pk, Scope.TEAM), transaction.atomic():
            assert not Grant.objects.live(now() + timedelta(days=3)).filter(holder=who).exists()
        commands.reopen(username=throwaway, team=None, place="team_member")
    commands.close(username=throwaway)
    connections["owner"].close()


def test_agency_is_added_without_an_account(committed: None) -> None:
    assert joining.add_agency(name="Westmere Council", kind="council") == "Westmere Council is known as Council."
    assert Agency.objects.get(name="Westmere Council").kind == "council"
    with pytest.raises(click.ClickException):
        joining.add_agency(name="X", kind="guild")
    connections["owner"].close()
