"""A second tap on a slow line."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from alongside.record.models import Entry


def test_the_same_form_sent_twice_writes_one_entry(
    browse: Callable[[Account | None], Client], alice: Account, mira: YoungPerson
) -> None:
    day = now()
    form = {
        "once": str(new_id()),
        "text": "We fed the ducks.",
        "kind": "met",
        "happened_at_day": str(day.day),
        "happened_at_month": str(day.month),
        "happened_at_year": str(day.year),
        "happened_at_time": "00:00",
        "rests_on": "seen",
        "compartment": "everyday",
        "sharing": "shared",
    }
    client = browse(alice)
    address = reverse("workspace:write", args=[mira.record_id])
    answers = [client.post(address, form) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 302]
    with acting_as(alice.pk, Scope.CASELOAD):
        assert Entry.objects.filter(record=mira.record).count() == 1
