"""An entry of Mira's to put files beside, and a store of the test's own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

Browse = Callable[[Account | None], Client]


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    """The folder where this test's files are kept; no scanner is asked."""
    settings.FILES_PLACE = str(tmp_path / "files")
    settings.CLAMD = "off"
    return tmp_path / "files"


def write(mira: YoungPerson, by: Account, part: Compartment = Compartment.EVERYDAY) -> Entry:
    """An entry of Mira's."""
    words = entries.Words("We went to the sea.", Kind.MET, now() - timedelta(hours=2), compartment=part)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return entries.add(record=mira.record_id, words=words, now=now(), door=door, by=by)


@pytest.fixture
def entry(mira: YoungPerson, alice: Account) -> Entry:
    """Something everyday that Alice wrote."""
    return write(mira, alice)


def at(name: str, entry: Entry, *more: object) -> str:
    """The address of a page about an entry's files."""
    return reverse(f"workspace:{name}", args=[entry.record_id, entry.pk, *more])
