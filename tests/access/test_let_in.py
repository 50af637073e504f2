"""Whose roles a door for support can be given to: the rule, the wall behind it, and the page that offers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access import policies
from alongside.access.actions import grants
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose, Role
from alongside.kernel.decisions import Refused
from alongside.people.models import YoungPerson
from tests import cast

Browse = Callable[[Account | None], Client]
OWN = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER)
THERE = (Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("as_role", [*OWN, GrantRole.PARTNER])
def test_door_goes_to_those_there_for_young_people_and_to_partners_as_partners(role: Role, as_role: GrantRole) -> None:
    fits = role is Role.PARTNER if as_role is GrantRole.PARTNER else role in THERE
    assert bool(policies.can_hold_door(Account(roles=[role.value]), as_role)) == fits


def test_whoever_is_a_partner_too_is_let_in_as_a_partner_only() -> None:
    both = Account(roles=[Role.PARTNER.value, Role.PRACTITIONER.value])
    assert policies.can_hold_door(both, GrantRole.PARTNER)
    assert not policies.can_hold_door(both, GrantRole.KEY_WORKER)


@pytest.mark.parametrize(("name", "role"), [("ari", "co_worker"), ("pat", "cover"), ("nia", "key_worker")])
def test_lead_is_refused_before_anything_is_asked_of_the_database(
    mira: YoungPerson, lena: Account, name: str, role: str
) -> None:
    given: dict[str, Any] = {
        "compartments": [Compartment.EVERYDAY],
        "purpose": Purpose.SUPPORT,
        "reason": GrantReason.JOINT_WORK,
    }
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena), pytest.raises(Refused):
        grants.give(
            record=mira.record_id, holder=cast.account(name), role=GrantRole(role), **given, until=None, by=lena
        )


def test_page_offers_only_whom_a_record_can_be_given_to(browse: Browse, mira: YoungPerson, lena: Account) -> None:
    page = browse(lena).get(reverse("workspace:grant-give", args=[mira.record_id]))
    offered = {account for account, _name in page.context["form"].fields["holder"].choices if account}
    names = set(Account.objects.filter(pk__in=offered).values_list("username", flat=True))
    assert {"bob", "sam", "nia"} <= names
    assert not names & {"ari", "pat", "dee"}


def test_page_says_kindly_that_a_partner_is_let_in_as_a_partner(
    browse: Browse, mira: YoungPerson, lena: Account, vic: Account
) -> None:
    given = {"holder": str(vic.pk), "role": "co_worker", "compartments": ["everyday"], "reason": "joint_work"}
    client, path = browse(lena), reverse("workspace:grant-give", args=[mira.record_id])
    answer = client.post(path, given)
    assert (answer.status_code, "sees as a partner" in answer.content.decode()) == (200, True)
    assert client.post(path, given | {"role": "partner"}).status_code == 302
