"""Who is offered where a colleague of the service is meant: nobody of another agency, not even with a worker's role."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.keywork.actions import absences
from alongside.keywork.queries import matching
from alongside.people.models import YoungPerson
from alongside.workspace.queries import leavers
from tests import databases
from tests.keywork.test_matching import match, names

Browse = Callable[[Account | None], Client]


@pytest.fixture
def both(vic: Account) -> Iterator[Account]:
    """Vic of the police, whose account was given a worker's role as well by mistake, and a place in the hub."""
    databases.settle("update access_account set roles = '{partner,practitioner}' where username = 'vic'")
    yield Account.objects.get(pk=vic.pk)
    databases.settle("update access_account set roles = '{partner}' where username = 'vic'")


def _offered(page: object, field: str) -> set[str]:
    return {value for value, _words in page.context["form"].fields[field].choices}  # type: ignore[attr-defined]


def test_partner_could_not_come_next_and_is_not_matched(mira: YoungPerson, both: Account) -> None:
    assert both.pk not in {one.account_id for one in matching.could_come(without=[])}
    assert both.name not in names(match(mira))


def test_nobody_of_another_agency_steps_in_while_somebody_is_away(
    browse: Browse, alice: Account, both: Account
) -> None:
    page = browse(alice).get(reverse("workspace:away", args=[alice.pk]))
    assert str(both.pk) not in _offered(page, "cover")
    first = now().date() + timedelta(days=7)
    with pytest.raises(Refused, match="colleague of the service"):
        absences.say(account=alice, from_on=first, until_on=first, cover=both, now=now(), by=alice)


def test_partner_is_not_named_key_worker_nor_behind_one(
    browse: Browse, mira: YoungPerson, bob: Account, both: Account, lena: Account
) -> None:
    client = browse(lena)
    assert client.get(reverse("workspace:name-worker", args=[mira.record_id, both.pk])).status_code == 404
    page = client.get(reverse("workspace:name-worker", args=[mira.record_id, bob.pk]))
    assert str(both.pk) not in _offered(page, "backup")


def test_after_a_partner_comes_nobody_of_another_agency_and_after_a_worker_no_partner(
    alice: Account, nia: Account, both: Account, lena: Account
) -> None:
    after_nia = leavers.of(account=nia.pk, now=now(), viewer=lena).colleagues
    after_alice = leavers.of(account=alice.pk, now=now(), viewer=lena).colleagues
    assert list(after_nia) == []
    assert {one.account.username for one in after_alice} >= {"bob", "una"}
    assert both.pk not in {one.account_id for one in after_alice}
