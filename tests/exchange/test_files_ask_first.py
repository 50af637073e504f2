"""The page of a council file opens the file's own record only, so it cannot stand in for a young person's."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from tests import databases
from tests.exchange.bringing import bring, children
from tests.exchange.samples import sample

Browse = Callable[[Account | None], Client]


@pytest.fixture
def supports_too() -> Iterator[None]:
    """Dee, who keeps the files, is there for young people as well."""
    databases.settle("update access_account set roles = '{data_officer,practitioner}' where username = 'dee'")
    yield
    databases.settle("update access_account set roles = '{data_officer}' where username = 'dee'")


@pytest.mark.usefixtures("supports_too")
def test_page_of_a_file_reads_what_was_sent_and_opens_no_young_persons_record(
    browse: Browse, dee: Account, lena: Account, pat: Account
) -> None:
    file = bring(sample("CIN2rows.xml"), dee)
    (record, *_) = children(lena)
    given = {"holder": str(dee.pk), "role": "co_worker", "compartments": ["everyday"], "reason": "joint_work"}
    browse(lena).post(reverse("workspace:grant-give", args=[record]), given)
    page = reverse("workspace:young-person", args=[record])
    assert browse(dee).get(page).headers["Location"] == reverse("workspace:acquaintance", args=[record])
    with acting_as(pat.pk):
        before = Line.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert browse(dee).get(reverse("exchange:file", args=[file.pk])).status_code == 200
    with acting_as(pat.pk):
        (opened,) = Line.objects.filter(pk__gt=before, verb=Verb.RECORD_OPENED, actor=dee.pk)
    assert opened.records == [file.record_id]
