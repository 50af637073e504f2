"""Files as they are sent out: as what they are, with a ticket, in parts, each reading on the ledger."""

from io import BytesIO

from PIL import Image

from alongside.access.models import Account
from alongside.record.models import Entry
from tests.attachments import made
from tests.attachments.conftest import Browse, at
from tests.attachments.test_pages import add, given, lines, only_file, verbs


def test_file_is_served_as_what_it_is_and_never_as_a_page(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    file = only_file()
    response = browse(alice).get(at("file-content", entry, file.pk))
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    with Image.open(BytesIO(data)) as drawn:
        assert drawn.size == made.SMALL_PICTURE
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert response.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    saved = browse(alice).get(at("file-content", entry, file.pk) + "?save")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="photo.jpg"'


def test_document_is_only_ever_saved(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry, file=given("letter.pdf", made.pdf()))
    response = browse(alice).get(at("file-content", entry, only_file().pk))
    assert response.headers["Content-Disposition"] == 'attachment; filename="document.pdf"'


def test_every_reading_is_on_the_ledger(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    path = at("file-content", entry, only_file().pk)
    browse(alice).get(path)
    browse(alice).get(path)
    assert verbs(entry)[-2:] == ["attachment.read"] * 2


def test_parts_asked_for_with_one_ticket_are_one_reading(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry, file=given("voice.mp3", made.mp3(200)))
    file = only_file()
    client = browse(alice)
    ticket = client.get(at("file", entry, file.pk)).context["ticket"]
    opened = len(lines("record.opened"))
    for start in range(0, 5000, 1000):
        path = f"{at('file-content', entry, file.pk)}?ticket={ticket}"
        part = client.get(path, headers={"range": f"bytes={start}-{start + 999}"})
        assert part.status_code == 206
        assert len(b"".join(part.streaming_content)) == 1000  # type: ignore[attr-defined]
    assert verbs(entry).count("attachment.read") == 1
    assert len(lines("record.opened")) == opened


def test_ticket_of_somebody_else_opens_nothing(browse: Browse, alice: Account, bob: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    file = only_file()
    ticket = browse(alice).get(at("file", entry, file.pk)).context["ticket"]
    for name in ("file-content", "file-small"):
        assert browse(bob).get(f"{at(name, entry, file.pk)}?ticket={ticket}").status_code == 404
    assert "attachment.read" not in verbs(entry)


def test_small_picture_comes_with_the_ticket_of_its_page(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    file = only_file()
    client = browse(alice)
    ticket = client.get(f"/young-people/{entry.record_id}/").context["ticket"]
    before = len(lines(""))
    response = client.get(f"{at('file-small', entry, file.pk)}?ticket={ticket}")
    assert response.headers["Content-Type"] == "image/jpeg"
    assert len(lines("")) == before


def test_range_behind_the_end_is_told_the_size(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    file = only_file()
    response = browse(alice).get(at("file-content", entry, file.pk), headers={"range": "bytes=9999999-"})
    assert (response.status_code, response.headers["Content-Range"]) == (416, f"bytes */{file.size}")


def test_range_of_another_version_brings_the_whole_file(browse: Browse, alice: Account, entry: Entry) -> None:
    add(browse, alice, entry)
    path = at("file-content", entry, only_file().pk)
    asked = {"range": "bytes=0-9", "if-range": '"another"'}
    assert browse(alice).get(path, headers=asked).status_code == 200
