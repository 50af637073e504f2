"""The library's pages as the product serves them."""

from collections.abc import Callable

import pytest
from django.test import Client

from alongside.access.models import Account


@pytest.fixture
def reader(browse: Callable[[Account | None], Client], alice: Account) -> Client:
    """Somebody reading, who may not add."""
    return browse(alice)


@pytest.fixture
def worker(browse: Callable[[Account | None], Client], alice: Account) -> Client:
    """Alice, signed in to the product as it is: downloads are on the ledger."""
    return browse(alice)
