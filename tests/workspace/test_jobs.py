"""The page about work in the background."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.jobs.actions.jobs import defer
from tests import cast
from tests.conftest import Database
from tests.jobs import made
from tests.jobs.conftest import queue, state

assert made.__name__
assert queue.__name__
Browse = Callable[[Account | None], Client]


@pytest.mark.parametrize(("name", "answer"), [("ari", 200), ("lena", 403), ("alice", 403), ("nia", 403)])
def test_page_opens_for_who_keeps_the_service(browse: Browse, name: str, answer: int) -> None:
    assert browse(cast.account(name)).get(reverse("workspace:jobs")).status_code == answer


@pytest.mark.parametrize("place", ["job-try-again", "job-stop"])
@pytest.mark.parametrize(("name", "answer"), [("ari", 404), ("lena", 403)])
def test_job_that_is_not_there_is_not_found(browse: Browse, place: str, name: str, answer: int) -> None:
    assert browse(cast.account(name)).post(reverse(f"workspace:{place}", args=[7])).status_code == answer


def test_page_shows_names_and_numbers_and_nothing_a_job_is_about(queue: Database) -> None:
    client, thing = Client(), uuid4()
    client.force_login(cast.account("ari"), "alongside.access.backends.SignIn")
    number = defer("tests.fails", thing=thing)
    shown = client.get(reverse("workspace:jobs")).content.decode()
    assert f"Number {number}" in shown
    assert "jobs.tidy" in shown
    assert str(thing) not in shown


def test_job_that_waits_is_stopped_and_one_that_failed_is_tried_again(queue: Database) -> None:
    client = Client()
    client.force_login(cast.account("ari"), "alongside.access.backends.SignIn")
    number = defer("tests.fails", thing=uuid4())
    assert client.post(reverse("workspace:job-stop", args=[number])).status_code == 302
    assert state(queue, number) == "cancelled"
    queue.owner.execute("update jobs.procrastinate_jobs set status = 'failed' where id = %s", (number,))
    assert "Try again" in client.get(reverse("workspace:jobs")).content.decode()
    assert client.post(reverse("workspace:job-try-again", args=[number])).status_code == 302
    assert state(queue, number) == "todo"
