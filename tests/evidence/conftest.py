"""The library's pages as they are, without accounts and without a database."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client, override_settings

from alongside.access.models import Account

BARE = {
    "ROOT_URLCONF": "tests.evidence.urls",
    "ALLOWED_HOSTS": ["testserver"],
    "MIDDLEWARE": [],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
}


@pytest.fixture
def reader() -> Iterator[Client]:
    """Somebody reading; what a view raises comes through as it is."""
    with override_settings(**BARE):
        yield Client()


@pytest.fixture
def worker(browse: Callable[[Account | None], Client], alice: Account) -> Client:
    """Alice, signed in to the product as it is: downloads are on the ledger."""
    return browse(alice)
