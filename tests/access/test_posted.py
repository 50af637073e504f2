"""What a form or an address brings back of its page, whatever is written there."""

from uuid import UUID

import pytest
from django.test import RequestFactory

from alongside.access.posted import before, once, seen_version
from alongside.kernel.decisions import NotVisible
from alongside.kernel.ids import new_id

ask = RequestFactory()
NO_ID = ["", "7", "not-an-id", "0" * 40]


def test_id_of_a_form_is_the_one_it_was_shown_with() -> None:
    shown = new_id()
    assert once(ask.post("/", {"once": str(shown)})) == shown


@pytest.mark.parametrize("written", NO_ID)
def test_form_without_an_id_has_a_new_one(written: str) -> None:
    made = {once(ask.post("/", {"once": written})) for _time in range(2)}
    assert len(made) == 2


@pytest.mark.parametrize(("written", "version"), [("", 4), ("x", 4), ("-1", 4), ("9" * 30, 4), ("0", 0), ("3", 3)])
def test_version_is_the_one_the_writer_saw(written: str, version: int) -> None:
    assert seen_version(ask.post("/", {"seen": written}), 4) == version


def test_list_goes_on_before_the_row_in_its_address() -> None:
    assert before(ask.get("/")) is None
    row = UUID(int=7)
    assert before(ask.get("/", {"before": str(row)})) == row


@pytest.mark.parametrize("written", NO_ID[1:])
def test_list_before_no_row_is_not_there(written: str) -> None:
    with pytest.raises(NotVisible):
        before(ask.get("/", {"before": written}))
