"""A file that comes in slices: in step, after a lost line, once, and whole or not at all."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.attachments.actions import arrivals
from alongside.attachments.models import Attachment
from alongside.attachments.vocabulary import State
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.record.models import Entry
from tests import cast
from tests.attachments import made
from tests.attachments.conftest import Browse, at
from tests.attachments.test_pages import lines, only_file, verbs

SLICE = 1000
PHOTO = made.picture(size=(120, 90))


@pytest.fixture(autouse=True)
def short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "SLICE_BYTES", SLICE)


class Sending:
    """Alice's browser, sending one file."""

    def __init__(self, browse: Browse, who: Account, entry: Entry, data: bytes, once: str = "") -> None:
        self.client, self.entry, self.data, self.once = browse(who), entry, data, once or str(new_id())
        self.begun = self.begin().json()

    def begin(self, **more: Any) -> Any:
        values = {"name": "sea.jpg", "size": len(self.data), "description": "The sea", "once": self.once} | more
        return self.client.post(at("file-begin", self.entry), values)

    def slice(self, start: int, data: bytes | None = None) -> Any:
        piece = self.data[start : start + SLICE] if data is None else data
        path = f"{at('file-slice', self.entry, self.once)}?at={start}&ticket={self.begun.get('ticket', '')}"
        return self.client.post(path, piece, content_type="application/octet-stream")

    def rest(self, start: int = 0) -> None:
        for begins in range(start, len(self.data), SLICE):
            assert self.slice(begins).json()["arrived"] == min(begins + SLICE, len(self.data))

    def finish(self) -> Any:
        return self.client.post(at("file-finish", self.entry, self.once))


@pytest.fixture
def sending(browse: Browse, alice: Account, entry: Entry) -> Sending:
    return Sending(browse, alice, entry, PHOTO)


def test_slices_become_the_file_that_one_form_would_have_made(sending: Sending, store: Path) -> None:
    sending.rest()
    assert sending.finish().json() == {"go": at("files", sending.entry)}
    file = only_file()
    assert (file.state, file.type) == (State.KEPT, "jpeg")
    assert verbs(sending.entry) == ["attachment.begun", "attachment.added"]


def test_slices_are_sealed_as_they_come(sending: Sending, store: Path) -> None:
    sending.rest()
    held = [path.read_bytes() for path in store.rglob("*") if path.is_file()]
    assert len(held) == -(-len(PHOTO) // SLICE)
    assert all(PHOTO[start : start + 12] not in one for one in held for start in range(0, len(PHOTO), 7))


def test_slices_write_no_line_each(sending: Sending) -> None:
    before = len(lines(""))
    sending.rest()
    assert len(lines("")) == before


def test_begun_again_says_how_much_is_here(sending: Sending) -> None:
    sending.slice(0)
    assert sending.begin().json()["arrived"] == SLICE
    assert verbs(sending.entry) == ["attachment.begun"]


def test_answer_that_was_lost_is_given_again(sending: Sending) -> None:
    sending.slice(0)
    again = sending.slice(0)
    assert (again.status_code, again.json()["arrived"]) == (409, SLICE)


@pytest.mark.parametrize(
    ("start", "data"),
    [(SLICE, b"x" * SLICE), (0, b""), (0, b"short"), (0, b"x" * (SLICE + 1)), (SLICE * 900, b"x" * SLICE)],
)
def test_slice_out_of_step_is_not_taken(sending: Sending, start: int, data: bytes) -> None:
    answer = sending.slice(start, data)
    assert (answer.status_code, answer.json()["arrived"]) == (409, 0)


def test_finishing_too_soon_says_what_is_missing(sending: Sending) -> None:
    sending.slice(0)
    answer = sending.finish()
    assert (answer.status_code, answer.json()) == (409, {"arrived": SLICE})
    assert only_file().state == State.ARRIVING


def test_finishing_twice_keeps_once(sending: Sending) -> None:
    sending.rest()
    assert sending.finish().json() == sending.finish().json()
    assert verbs(sending.entry) == ["attachment.begun", "attachment.added"]


def test_half_of_a_file_waits_on_its_senders_page_for_an_hour(
    sending: Sending, browse: Browse, alice: Account, lena: Account
) -> None:
    sending.slice(0)
    page = at("files", sending.entry)
    assert "sea.jpg" in browse(alice).get(page).content.decode()
    assert "sea.jpg" not in browse(lena).get(page).content.decode()
    assert "sea.jpg" not in browse(alice).get(f"/young-people/{sending.entry.record_id}/").content.decode()


def test_file_that_began_over_an_hour_ago_does_not_go_on(
    browse: Browse, alice: Account, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = now() - timedelta(minutes=61)
    with monkeypatch.context() as patch:
        patch.setattr("alongside.workspace.views.slices.now", lambda: earlier)
        sending = Sending(browse, alice, entry, PHOTO)
        sending.slice(0)
    assert sending.slice(SLICE).status_code == 404
    assert sending.finish().status_code == 404
    assert "sea.jpg" not in browse(alice).get(at("files", entry)).content.decode()


def test_colleague_does_not_go_on_with_somebody_elses_file(sending: Sending, browse: Browse, lena: Account) -> None:
    sending.slice(0)
    sending.client = browse(lena)
    assert sending.slice(SLICE).status_code == 404
    assert sending.finish().status_code == 404
    assert sending.begin().status_code == 404


def test_disguise_in_slices_is_refused_and_nothing_is_left(
    browse: Browse, alice: Account, entry: Entry, store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    sending = Sending(browse, alice, entry, b"MZ" + os.urandom(2500))
    sending.rest()
    with django_capture_on_commit_callbacks(execute=True):
        answer = sending.finish()
    assert (answer.status_code, "not kept here" in answer.json()["problem"]) == (400, True)
    assert only_file().state == State.REFUSED
    assert [path for path in store.rglob("*") if path.is_file()] == []
    (line,) = lines("attachment.refused")
    assert line.purpose == "program"


def test_slice_that_was_changed_in_the_store_is_noticed(sending: Sending, store: Path) -> None:
    sending.rest()
    changed = next(path for path in store.rglob("*") if path.is_file())
    changed.write_bytes(changed.read_bytes()[:-1] + b"x")
    assert sending.finish().status_code == 400
    assert only_file().state == State.REFUSED


def test_scanner_that_is_silent_for_now_can_be_asked_again(sending: Sending, settings: Any, tmp_path: Path) -> None:
    sending.rest()
    settings.CLAMD = str(tmp_path / "none")
    assert "does not answer" in sending.finish().json()["problem"]
    settings.CLAMD = "off"
    assert "go" in sending.finish().json()


def test_full_store_takes_no_slice_and_keeps_the_ones_before(sending: Sending, settings: Any, tmp_path: Path) -> None:
    sending.slice(0)
    settings.FILES_PLACE = str(tmp_path / "a-file")
    (tmp_path / "a-file").write_text("in the way of a folder")
    answer = sending.slice(SLICE)
    assert (answer.status_code, "nothing was kept" in answer.json()["problem"]) == (400, True)
    settings.FILES_PLACE = str(tmp_path / "files")
    sending.rest(SLICE)
    assert "go" in sending.finish().json()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"size": 0}, "This file is empty"),
        ({"size": -4}, "This file is empty"),
        ({"size": 10**12}, "This file is too big"),
        ({"size": "x"}, "number"),
        ({"description": ""}, "Write what it shows"),
    ],
)
def test_what_cannot_be_begun_says_why(sending: Sending, more: dict[str, Any], said: str) -> None:
    sending.once = str(new_id())
    answer: HttpResponse = sending.begin(**more)
    assert answer.status_code == 400
    assert said in answer.json()["problem"]  # type: ignore[attr-defined]
    with acting_as(cast.account("alice").pk):
        assert Attachment.objects.count() == 1


def test_another_file_with_the_same_id_begins_anew(sending: Sending) -> None:
    sending.slice(0)
    begun = sending.begin(name="hill.jpg").json()
    assert begun["arrived"] == 0
    assert sending.once not in begun["slices"]
