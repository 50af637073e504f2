"""Things of their own, on their pages and on those of whoever they show them to."""

import json
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from alongside.access.models import Account
from alongside.people.models import YoungPerson
from alongside.voice.piece_vocabulary import Use, Way
from tests import own_space
from tests.voice import pieces as made

PLAIN = {"title": "", "credit": "", "mood": ""}
LINES = [[1, 0, [10, 20, 300, 400]], [4, 2, [5, 5]]]


@pytest.fixture
def inside(her: Account) -> Client:
    """Her browser."""
    return own_space.browse(her)


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _kept(client: Client, number: int, **fields: object) -> str:
    """Her thing's address."""
    path = f"/things/add/{number}/"
    assert client.get(path).status_code == 200
    answer = client.post(path, {**PLAIN, **fields})
    assert answer.status_code == 302, re.findall(r'error-message">(.*?)</', answer.content.decode(), re.DOTALL)
    return str(answer.headers["location"])


def _photo() -> SimpleUploadedFile:
    held = BytesIO()
    picture, exif = Image.new("RGB", (60, 40), "teal"), Image.Exif()
    exif[0x010E] = "By the school gate"
    picture.save(held, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_0815.jpg", held.getvalue(), "image/jpeg")


def test_each_way_keeps_what_was_made(inside: Client) -> None:
    said = {
        _kept(inside, 2, words="Rain on the roof."): "Rain on the roof.",
        _kept(inside, 5, picked=["sun", "bridge"], mood="starry"): "bridge",
        _kept(inside, 6, words="Blue by the river band\nHome again", title="For the bus"): "Home again",
    }
    for path, words in said.items():
        assert words in _text(inside, path)
    listed = _text(inside, "/things/")
    assert "For the bus" in listed
    assert listed.count("Only you") == 3


def test_drawing_comes_back_as_a_picture_of_lines_only(inside: Client) -> None:
    path = _kept(inside, 1, drawing=json.dumps(LINES), words="A kite")
    assert 'alt="A kite"' in _text(inside, path)
    picture = inside.get(f"{path}page/")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "sandbox" in picture.headers["content-security-policy"]
    assert picture.content.decode().count("<polyline") == 2


@pytest.mark.parametrize(
    "drawing",
    ["x", "[]", "{}", "[[0,0,[1]]]", "[[99,0,[1,1]]]", "[[0,0,[1,-1]]]", "[[0,0,[1,1001]]]", '[["<script>",0,[1,1]]]',
     "[[true,0,[1,1]]]", "[" * 5000, "[[0,0,[1.5,1]]]"],
)  # fmt: skip
def test_what_is_no_drawing_is_not_kept(inside: Client, drawing: str) -> None:
    answer = inside.post("/things/add/1/", {**PLAIN, "drawing": drawing})
    assert answer.status_code == 200
    assert "Undo a bit and save again." in answer.content.decode()


def test_photo_is_kept_without_what_the_phone_hid_in_it(inside: Client) -> None:
    path = _kept(inside, 4, file=_photo())
    answer = inside.get(f"{path}page/")
    assert answer.headers["content-type"] == "image/jpeg"
    assert b"school gate" not in answer.content
    part = inside.get(f"{path}page/", headers={"range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, answer.content[:10])
    assert answer.headers["content-disposition"] == 'inline; filename="page.jpg"'


@pytest.mark.parametrize("number", [3, 4])
def test_file_of_another_kind_is_refused_with_what_to_do(inside: Client, number: int) -> None:
    file = SimpleUploadedFile("a.txt", b"only text, and nothing else in it", "text/plain")
    answer = inside.post(f"/things/add/{number}/", {**PLAIN, "file": file, "title": "Still here"})
    assert answer.status_code == 200
    assert "hat is another kind of file." in answer.content.decode()
    assert "Still here" in answer.content.decode()


def test_microphone_may_be_asked_for_on_one_page_only(inside: Client) -> None:
    for path, may in (("/things/add/3/", True), ("/things/add/2/", False), ("/", False)):
        assert ("microphone=(self)" in inside.get(path).headers["permissions-policy"]) is may
        assert inside.get(path).headers["cache-control"] == "no-store"


def test_changing_it_and_a_second_tab(inside: Client, mira: YoungPerson, her: Account) -> None:
    path = f"/things/{made.make(mira, her).pk}/"
    assert made.TITLE in _text(inside, f"{path}change/")
    fields = {**PLAIN, "words": "Two herons.", "seen": "1"}
    assert inside.post(f"{path}change/", fields).status_code == 302
    late = inside.post(f"{path}change/", fields | {"words": "Three herons."})
    assert late.status_code == 409
    assert "Three herons." in late.content.decode()
    assert "Two herons." in _text(inside, path)


def test_photo_can_be_named_later_and_stays(inside: Client) -> None:
    path = _kept(inside, 4, file=_photo())
    assert inside.post(f"{path}change/", {**PLAIN, "words": "The sea", "seen": "1"}).status_code == 302
    assert inside.get(f"{path}page/").content.startswith(b"\xff\xd8")
    assert 'alt="The sea"' in _text(inside, path)


def test_shown_seen_and_taken_back(inside: Client, mira: YoungPerson, her: Account, alice: Account) -> None:
    path = _kept(inside, 1, drawing=json.dumps(LINES), title="A kite")
    before = _text(inside, f"{path}show/")
    assert "What nobody can undo" in before
    assert "Alice" in before
    assert "Nia" not in before
    assert inside.post(f"{path}show/", {"how_long": ""}).status_code == 200
    fields = {"readers": [str(alice.pk)], "uses": ["meeting"], "how_long": ""}
    assert inside.post(f"{path}show/", fields).status_code == 302
    worker = Client()
    worker.force_login(alice)
    listed = _text(worker, reverse("workspace:shown", args=[mira.record_id]))
    (page,) = set(re.findall(rf"/young-people/{mira.record_id}/shown/[0-9a-f-]+/", listed))
    shown = _text(worker, page)
    assert "Show it in a meeting about me" in shown
    assert "Keep a copy" not in shown
    assert worker.get(f"{page}page/").headers["content-disposition"].startswith("inline")
    assert worker.get(f"{page}page/?save=1").status_code == 404
    assert "looked at something they were shown" in _text(inside, "/seen/")
    back = re.findall(rf"{path}back/[0-9a-f-]+/", _text(inside, path))[0]
    assert inside.post(back).status_code == 302
    assert inside.post(back).status_code == 404
    assert {worker.get(one).status_code for one in (page, f"{page}page/")} == {404}
    assert "A kite" not in _text(worker, reverse("workspace:shown", args=[mira.record_id]))


def test_copy_is_kept_only_where_they_said_so(mira: YoungPerson, her: Account, alice: Account) -> None:
    (copy,) = made.show(mira, her, made.make(mira, her, way=Way.SOUND), alice.pk, uses=(Use.KEEP,))
    worker = Client()
    worker.force_login(alice)
    answer = worker.get(reverse("workspace:shown-piece-page", args=[mira.record_id, copy.pk]), {"save": "1"})
    assert answer.headers["content-disposition"] == 'attachment; filename="page.ogg"'


def test_gone_for_good(inside: Client, mira: YoungPerson, her: Account, alice: Account) -> None:
    piece = made.make(mira, her)
    made.show(mira, her, piece, alice.pk)
    assert made.TITLE in _text(inside, f"/things/{piece.pk}/gone/")
    assert inside.post(f"/things/{piece.pk}/gone/").status_code == 302
    for place in ("", "change/", "show/", "gone/", "page/"):
        assert inside.get(f"/things/{piece.pk}/{place}").status_code == 404
    assert made.TITLE not in _text(inside, "/things/")


def test_ideas_are_many_and_pass_is_one_of_them(inside: Client, mira: YoungPerson, alice: Account) -> None:
    page = _text(inside, "/things/ideas/")
    assert page.count("<li>") >= 26
    assert "Pass is always a good answer." in page
    worker = Client()
    worker.force_login(alice)
    assert "A message to you from ten years on" in _text(worker, reverse("workspace:shown", args=[mira.record_id]))


def test_idea_is_offered_and_passed_on(inside: Client, mira: YoungPerson, alice: Account, her: Account) -> None:
    worker, path = Client(), reverse("workspace:idea-offer", args=[mira.record_id])
    worker.force_login(alice)
    for idea in ("flag", "flag", "song", "morning"):
        assert worker.post(path, {"idea": idea}).status_code == 302
    assert worker.post(path, {"idea": "island"}).status_code == 403
    assert worker.post(path, {"idea": "no such idea"}).status_code == 404
    page = _text(inside, "/things/")
    assert page.count("Alice") == 3
    offered = sorted(set(re.findall(r"/things/ideas/[0-9a-f-]+/pass/", page)))
    assert len(offered) == 3
    for _twice in range(2):
        assert inside.post(offered[0]).status_code == 302
    assert len(set(re.findall(r"/things/ideas/[0-9a-f-]+/pass/", _text(inside, "/things/")))) == 2
    assert "Waiting on their page" in _text(worker, reverse("workspace:shown", args=[mira.record_id]))


def test_nothing_is_offered_to_somebody_who_is_left_alone(inside: Client, mira: YoungPerson, alice: Account) -> None:
    inside.post("/ask/4/", {"how_long": "7"})
    worker = Client()
    worker.force_login(alice)
    assert worker.post(reverse("workspace:idea-offer", args=[mira.record_id]), {"idea": "flag"}).status_code == 403
    assert "so nothing is offered now" in _text(worker, reverse("workspace:shown", args=[mira.record_id]))


def test_pages_cost_the_same_for_one_and_for_nine(
    inside: Client, mira: YoungPerson, her: Account, alice: Account
) -> None:
    worker = Client()
    worker.force_login(alice)
    places = ((inside, "/things/"), (worker, reverse("workspace:shown", args=[mira.record_id])))

    def cost() -> list[int]:
        counts = []
        for client, path in places:
            client.get(path)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            counts.append(len(asked))
        return counts

    made.show(mira, her, made.make(mira, her), alice.pk)
    few = cost()
    for _number in range(8):
        made.show(mira, her, made.make(mira, her), alice.pk)
    assert cost() == few
