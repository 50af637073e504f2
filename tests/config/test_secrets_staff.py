"""What stands about staff still opens after the service's key was changed, and is sealed under the new one alone."""

import psycopg
import pytest
from django.db import transaction

from alongside.access import service_key
from alongside.access.actor import acting_as
from alongside.config import secrets
from alongside.keywork import sealing
from alongside.keywork.models import OwnCheck, Supervision, SupervisionTalk, Training
from alongside.keywork.queries import supervision as reading
from tests import cast
from tests.keywork import staff
from tests.keywork.test_outside_supervisor import BRYN, agree

pytestmark = pytest.mark.usefixtures("keys_put_back")


def test_texts_about_staff_open_under_the_new_key_alone(broken: psycopg.Connection) -> None:
    alice, bob, una = cast.account("alice"), cast.account("bob"), cast.account("una")
    outside = agree(bob)
    staff.supervised(alice, una, last=2)
    staff.trained(alice)
    before = bytes(staff.check(alice).sealed)
    done, _ = secrets.rotate(service_key.KEY)
    secrets.forget(service_key.KEY)
    assert done == 4
    with acting_as(alice.pk), transaction.atomic():
        check, talk, training = OwnCheck.objects.get(), SupervisionTalk.objects.get(), Training.objects.get()
    assert bytes(check.sealed) != before
    for row, word in ((check, "A long day."), (talk, "We talked of rest."), (training, "Certificate 47")):
        assert word in sealing.unseal(row)
    with acting_as(bob.pk), transaction.atomic():
        assert reading.with_whom(Supervision.objects.get(pk=outside.pk)) == BRYN.said
