"""Adding, opening and taking away files, on their pages."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.attachments.models import Attachment
from alongside.attachments.vocabulary import Because, State
from alongside.kernel.ids import new_id
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from tests import cast
from tests.attachments import made
from tests.attachments.conftest import Browse, at, write


def given(name: str = "beach.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, made.photo() if data is None else data)


def add(browse: Browse, who: Account, entry: Entry, **fields: Any) -> Any:
    """Send the form."""
    values = {"file": given(), "description": "The sea", "once": str(new_id())} | fields
    return browse(who).post(at("files", entry), values)


def all_files() -> list[Attachment]:
    """Every file of Mira's, as Alice sees them."""
    with acting_as(cast.account("alice").pk):
        return list(Attachment.objects.order_by("added_at"))


def only_file() -> Attachment:
    """The one there is."""
    (file,) = all_files()
    return file


def lines(beginning: str = "attachment.") -> list[Line]:
    """The lines whose verb begins so, oldest first."""
    with acting_as(cast.account("pat").pk):
        return list(Line.objects.filter(verb__startswith=beginning).order_by("pk"))


def verbs(entry: Entry) -> list[str]:
    """What the ledger says was done with the record's files, oldest first."""
    return [line.verb for line in lines() if entry.record_id in line.records]


def test_photo_that_is_added_stands_beside_its_entry(browse: Browse, alice: Account, entry: Entry) -> None:
    assert add(browse, alice, entry).status_code == 302
    file = only_file()
    assert (file.state, file.kind, file.type, file.checked) == (State.KEPT, "photo", "jpeg", "not_checked")
    page = browse(alice).get(f"/young-people/{entry.record_id}/").content.decode()
    assert 'alt="The sea"' in page
    assert "beach.jpg" in page
    assert "not checked for viruses" in page
    assert verbs(entry) == ["attachment.begun", "attachment.added"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("film.mp4", made.m4a(b"vide"), "Films are not kept here"),
        ("page.jpg", b"<html><script>alert(1)</script></html>", "programs are not kept here"),
        ("empty.jpg", b"", "This file is empty"),
        ("cut.jpg", made.photo()[:400], "did not arrive whole"),
    ],
)
def test_file_that_cannot_be_kept_says_what_to_do_and_leaves_nothing(
    browse: Browse, alice: Account, entry: Entry, store: Path, name: str, data: bytes, said: str
) -> None:
    response = add(browse, alice, entry, file=given(name, data), description="What we saw")
    page = response.content.decode()
    assert said in page
    assert "What we saw" in page
    assert not [path for path in store.rglob("*") if path.is_file()]
    for file in all_files():
        assert (file.state, bytes(file.name), bytes(file.file_key)) == (State.REFUSED, b"", b"")


def test_what_it_shows_is_asked_for_and_not_knowing_is_an_answer(browse: Browse, alice: Account, entry: Entry) -> None:
    response = add(browse, alice, entry, description="")
    assert "Write what it shows" in response.content.decode()
    assert add(browse, alice, entry, description="", cannot_say="on").status_code == 302
    assert "A photo nobody has described yet" in browse(alice).get(at("files", entry)).content.decode()


def test_second_tap_adds_once(browse: Browse, alice: Account, entry: Entry) -> None:
    once = str(new_id())
    for _ in range(2):
        assert add(browse, alice, entry, once=once).status_code == 302
    assert len(all_files()) == 1
    assert verbs(entry) == ["attachment.begun", "attachment.added"]


def test_another_file_from_a_page_that_was_gone_back_to_is_kept_too(
    browse: Browse, alice: Account, entry: Entry
) -> None:
    once = str(new_id())
    for name in ("beach.jpg", "dunes.jpg", "dunes.jpg"):
        assert add(browse, alice, entry, once=once, file=given(name)).status_code == 302
    assert add(browse, alice, entry, once=once, description="The sea in winter").status_code == 302
    assert len(all_files()) == 3


def test_id_of_another_entrys_file_adds_nothing(
    browse: Browse, alice: Account, mira: YoungPerson, entry: Entry
) -> None:
    once = str(new_id())
    add(browse, alice, entry, once=once)
    assert add(browse, alice, write(mira, alice), once=once).status_code == 404
    assert len(all_files()) == 1


def test_full_entry_says_so(browse: Browse, alice: Account, entry: Entry, settings: Any) -> None:
    settings.FILES_PER_ENTRY = 1
    add(browse, alice, entry)
    assert "no more fit" in browse(alice).get(at("files", entry)).content.decode()
    assert add(browse, alice, entry).status_code == 403


def test_correction_takes_no_file(browse: Browse, alice: Account, entry: Entry) -> None:
    from alongside.access.doors import opened_one
    from alongside.access.vocabulary import Purpose
    from alongside.kernel.clock import now
    from alongside.record.actions import entries

    with opened_one(entry.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        correction = entries.correct(entry=entry, text="It was Monday.", now=now(), door=door, by=alice)
    assert add(browse, alice, correction).status_code == 403
    assert all_files() == []


def test_partner_sees_the_files_of_the_part_they_were_given(
    browse: Browse, alice: Account, nia: Account, mira: YoungPerson, entry: Entry
) -> None:
    health = write(mira, alice, Compartment.HEALTH)
    add(browse, alice, entry, file=given("everyday.jpg"))
    add(browse, alice, health, file=given("health.jpg"))
    page = browse(nia).get(f"/young-people/{mira.record_id}/").content.decode()
    assert "health.jpg" in page
    assert "everyday.jpg" not in page
    (hidden,) = (file for file in all_files() if file.compartment == Compartment.EVERYDAY)
    for name in ("file", "file-content", "file-small", "file-take-away"):
        assert browse(nia).get(at(name, entry, hidden.pk)).status_code == 404
    assert add(browse, nia, entry).status_code == 404


@pytest.mark.parametrize("who", ["bob", "olu", "dee", "pat", "vic"])
def test_whoever_has_no_door_finds_no_file(browse: Browse, alice: Account, entry: Entry, who: str) -> None:
    add(browse, alice, entry)
    file = only_file()
    client = browse(cast.account(who))
    for name in ("file", "file-content", "file-small", "file-take-away"):
        assert client.get(at(name, entry, file.pk)).status_code == 404
    for name in ("file-slice", "file-finish"):
        assert client.post(at(name, entry, file.pk)).status_code == 404


def test_file_of_one_entry_is_not_reached_through_another(
    browse: Browse, alice: Account, mira: YoungPerson, entry: Entry
) -> None:
    add(browse, alice, entry)
    other = write(mira, alice)
    assert browse(alice).get(at("file-content", other, only_file().pk)).status_code == 404


def test_file_taken_out_of_view_is_gone_and_says_so_on_the_ledger(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    file = only_file()
    client = browse(alice)
    response = client.post(at("file-take-away", entry, file.pk), {"because": Because.MISTAKE})
    assert response.status_code == 302
    for name in ("file", "file-content", "file-small", "file-take-away"):
        assert client.get(at(name, entry, file.pk)).status_code == 404
    assert "beach.jpg" not in client.get(f"/young-people/{entry.record_id}/").content.decode()
    (line,) = lines("attachment.taken_away")
    assert (line.thing, line.purpose) == (file.pk, "mistake")


def test_co_worker_does_not_take_away_what_another_added(
    browse: Browse, alice: Account, nia: Account, mira: YoungPerson
) -> None:
    health = write(mira, alice, Compartment.HEALTH)
    add(browse, alice, health)
    file = only_file()
    response = browse(nia).post(at("file-take-away", health, file.pk), {"because": Because.MISTAKE})
    assert response.status_code == 403
    assert only_file().state == State.KEPT


def test_page_says_that_nothing_is_checked_where_there_is_no_scanner(
    browse: Browse, alice: Account, entry: Entry, settings: Any, tmp_path: Path
) -> None:
    sentence = "Files are not checked for viruses here"
    assert sentence in browse(alice).get(at("files", entry)).content.decode()
    settings.CLAMD = str(tmp_path / "clamd.sock")
    assert sentence not in browse(alice).get(at("files", entry)).content.decode()
    assert "The virus scanner does not answer" in add(browse, alice, entry).content.decode()


def test_saved_entry_offers_to_add_a_file(browse: Browse, alice: Account, mira: YoungPerson) -> None:
    client = browse(alice)
    when = {"happened_at_day": "1", "happened_at_month": "3", "happened_at_year": "2026", "happened_at_time": "16:30"}
    words = {"text": "We went to the sea.", "kind": "met", "rests_on": "seen", "compartment": "everyday"}
    response = client.post(
        f"/young-people/{mira.record_id}/write/", {**when, **words, "sharing": "shared"}, follow=True
    )
    assert "Add a photo, sound or document to it" in response.content.decode()


def test_another_file_after_a_refused_one_is_added(browse: Browse, alice: Account, entry: Entry) -> None:
    once = str(new_id())
    assert add(browse, alice, entry, once=once, file=given("a.jpg", b"MZ")).status_code == 200
    assert add(browse, alice, entry, once=once).status_code == 302
    assert sorted(file.state for file in all_files()) == [State.KEPT, State.REFUSED]


def test_pages_with_files_ask_as_much_for_one_file_as_for_six(browse: Browse, alice: Account, entry: Entry) -> None:
    client, counts = browse(alice), []
    for many in (1, 5):
        for _ in range(many):
            add(browse, alice, entry)
        for page in (at("files", entry), f"/young-people/{entry.record_id}/"):
            client.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_files_of_a_timeline_are_found_by_an_index(alice: Account, entry: Entry) -> None:
    rows = Attachment.objects.filter(record=entry.record_id, entry__in=[entry.pk], state=State.KEPT)
    with acting_as(alice.pk), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        plan = rows.explain()
    assert "Index Scan using attachments_attachment_" in plan
    assert "Seq Scan on attachments_attachment" not in plan


@pytest.mark.parametrize("name", ["file", "file-content", "file-small", "files"])
def test_file_is_not_shown_to_somebody_who_has_still_to_say_if_they_know_the_family(
    browse: Browse, alice: Account, bob: Account, lena: Account, entry: Entry, name: str
) -> None:
    add(browse, alice, entry)
    file, question = only_file(), reverse("workspace:acquaintance", args=[entry.record_id])
    given = {"holder": str(bob.pk), "role": "co_worker", "compartments": ["everyday"], "reason": "joint_work"}
    browse(lena).post(reverse("workspace:grant-give", args=[entry.record_id]), given)
    address = at(name, entry) if name == "files" else at(name, entry, file.pk)
    assert browse(bob).get(address).headers["Location"] == question
    browse(bob).post(question, {"knows": "none"})
    assert browse(bob).get(address).status_code == 200
