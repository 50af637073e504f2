"""A young person with a space of their own, for tests of what they see and do there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.test import Client

from alongside.access.actions import own
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.people.models import YoungPerson
from tests import cast

MY_HOST = "my.localhost"
WORDS = own.Words("quiet-otter", "lantern river seven plum")


def of(young_person: YoungPerson, *, words: own.Words = WORDS) -> Account:
    """Their account, made by whoever is alongside them."""
    alice = cast.account("alice")
    with opened_one(young_person.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        pk = own.open_space(record=young_person.record_id, words=words, language="en", by=alice)
    return Account.objects.get(pk=pk)


@contextmanager
def opened(young_person: YoungPerson, account: Account) -> Iterator[Opened]:
    """Their record, opened by themselves."""
    with opened_one(young_person.record_id, purpose=Purpose.THEIRS, viewer=account) as door:
        yield door


@contextmanager
def slow_hashes() -> Iterator[list[str]]:
    """What was checked or made meanwhile that takes as long as a password's hash."""
    taken: list[str] = []

    def counting(slow: Callable[[Account, str], object]) -> Callable[[Account, str], object]:
        def count(self: Account, raw: str) -> object:
            taken.append(slow.__name__)
            return slow(self, raw)

        return count

    with pytest.MonkeyPatch.context() as patched:
        for slow in (Account.check_password, Account.set_password):
            patched.setattr(Account, slow.__name__, counting(slow))
        yield taken


def browse(account: Account) -> Client:
    """A browser that is signed in on their host, since a moment ago."""
    client = Client(headers={"host": MY_HOST})
    client.force_login(account)
    cast.show_lately(client, account)
    return client


def comes_in(words: str) -> Client:
    """A browser in which somebody came in by the usual name, with their words or second ones."""
    client = Client(headers={"host": MY_HOST})
    assert client.post("/in/", {"name": WORDS.nickname, "words": words}).status_code == 302
    return client
