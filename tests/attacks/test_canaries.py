"""A word is left in everything the product takes; afterwards it stands nowhere in clear: no table, log, file or address."""

import base64
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.urls import reverse

from alongside.kernel.ids import new_id
from tests.architecture.addresses import addresses
from tests.attacks.planting import MARK, canary, in_bytes, in_folder, send_file
from tests.attacks.served import Browser, Served
from tests.attacks.surfing import FORMS
from tests.exchange.samples import CIN
from tests.journeys.product import ALONGSIDE, NOT_INHERITED, ROOT

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which processes belong together"),
    pytest.mark.xdist_group("browser"),
]
DAY = {"day": "30", "month": "12", "year": "2026"}
TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A demonstration in which canaries are left."""
    product = Served("canaries")
    product.start()
    yield product
    product.forget()


class Walker:
    """Somebody who writes canaries everywhere, and looks at every answer for titles and addresses that hold one."""

    def __init__(self, served: Served, who: str) -> None:
        self.browser, self.shown = Browser(served, who), list[str]()
        self.record = next(iter(self.browser.records()), UUID(int=7))

    def send(self, path: str, fields: dict[str, str], page: str = "/account/me/") -> tuple[int, str, bytes]:
        """A form, held against what must not be in its answer."""
        return self.look(path, self.browser.post(path, fields, page=page))

    def look(self, path: str, answer: tuple[int, str, bytes]) -> tuple[int, str, bytes]:
        """No title and no address to go to holds a canary."""
        _, to, content = answer
        titles = b" ".join(TITLE.findall(content))
        self.shown += [f"{path}: {one}" for one in in_bytes(to.encode() + titles)]
        return answer

    def everywhere(self) -> None:
        """Every form there is, with a canary in each field; most are refused, which is part of it."""
        fields = {one.name: one.fields for one in FORMS}
        for address in addresses():
            if address.name in ("account_logout", "workspace:leaving"):
                continue
            places = {
                place: self.record if place in ("record", "sought") else value
                for place, value in address.arguments.items()
            }
            path = reverse(address.name, kwargs=places)
            self.look(path, self.browser.ask("GET", path))
            # What ``next`` says is where to go on: it is an address by itself.
            named = {*fields.get(address.name, ()), "text", "name", "words"} - {"next"}
            typed = {field: canary(address.name + field) for field in sorted(named)}
            self.send(path, typed)
            self.send(path, typed, page=path)


def _save(walker: Walker) -> None:
    """Forms filled in rightly, so that what is typed is kept."""
    record, send = walker.record, walker.send
    write = f"/young-people/{record}/write/"
    said = {
        "kind": "met", "happened_at_day": "1", "happened_at_month": "11", "happened_at_year": "2026",
        "happened_at_time": "10:00", "text": f"We walked. {canary('text')}", "rests_on": "told_by",
        "told_by": canary("told by"), "compartment": "everyday", "sharing": "withheld", "once": str(new_id()),
        "withheld_because": canary("withheld"), **{f"review_on_{part}": value for part, value in DAY.items()},
    }  # fmt: skip
    assert send(write, said, page=write)[0] == 302
    correct = f"/young-people/{record}/entries/{said['once']}/correct/"
    assert send(correct, {"text": f"It was Tuesday. {canary('correct')}"}, page=correct)[0] == 302
    matters = f"/young-people/{record}/matters/"
    assert send(matters, {"name": canary("name"), "who": canary("who"), "note": canary("note")}, page=matters)[0] == 302
    files = f"/young-people/{record}/entries/{said['once']}/files/"
    answer = send_file(
        walker.browser, files, page=files, fields={"description": canary("caption"), "once": str(new_id())},
        name=f"{canary('filename')}.txt", data=f"{canary('bytes')} went fishing.\n".encode() * 50,
    )  # fmt: skip
    assert walker.look(files, answer)[0] == 302
    for path in ("/search/", "/search/notes/", f"/young-people/{record}/search/"):
        assert send(path, {"text": canary("search"), "order": "best"}, page=path)[0] == 200


def _lead(walker: Walker) -> None:
    """What leads write: a young person, who it is closed to, an emergency elsewhere."""
    add = "/young-people/add/"
    page = walker.browser.ask("GET", add)[2].decode()
    team = re.search(r'name="team"[^>]*value="([0-9a-f-]{36})"', page) or re.search(r'value="([0-9a-f-]{36})"', page)
    assert team
    card = {field: canary(field) for field in ("known_as", "full_name", "say_it", "pronouns", "languages")}
    born = {"born_day": "3", "born_month": "4", "born_year": "2012", "birth_because": canary("birth")}
    status, to, _ = walker.send(add, card | born | {"team": team[1]}, page=add)
    assert status == 302
    walker.look(to, walker.browser.ask("GET", to))
    closed = f"{to}closed-to/"
    who = re.findall(r'value="([0-9a-f-]{36})"', walker.browser.ask("GET", closed)[2].decode())
    assert walker.send(closed, {"who": who[0], "kind": "family", "reason": canary("barrier")}, page=closed)[0] == 302
    assert walker.browser.ask("GET", f"{to}search/")[0] == 200


def _bring(walker: Walker) -> None:
    """A council file whose names, numbers and own name are canaries."""
    bring = "/bring-in/file/"
    page = walker.browser.ask("GET", bring)[2].decode()
    ids = dict(re.findall(r'name="(council|team)"[^>]*value="([0-9a-f-]{36})"', page))
    chosen = re.findall(r'<option value="([0-9a-f-]{36})"', page)
    child = f"<Child><ChildIdentifiers><LAchildID>{canary('child')}</LAchildID><PersonBirthDate>2010-05-06</PersonBirthDate></ChildIdentifiers></Child>"
    content = CIN.format(year=2025, children=child).encode()
    fields = {"council": ids.get("council") or chosen[0], "team": ids.get("team") or chosen[-1]}
    for data in (content, f"{canary('bad file')}".encode()):
        answer = send_file(walker.browser, bring, page=bring, fields=fields, name=f"{canary('import')}.xml", data=data)
        walker.look(bring, answer)


def _fail_to_sign_in(served: Served) -> None:
    stranger = Browser(served, "ruth")
    stranger.cookies.clear()
    for who, word in (("ruth", canary("password")), (canary("user name"), canary("password"))):
        stranger.post("/account/login/", {"login": who, "password": word}, page="/account/login/")
    stranger.ask("GET", f"/young-people/{canary('path')}/?q={canary('query')}")


def _break(served: Served, walker: Walker) -> None:
    """Errors while words are on their way: the database is gone."""
    postmaster = served.state / "postgres/data/postmaster.pid"
    path = f"/young-people/{walker.record}/write/"
    os.kill(int(postmaster.read_text().split()[0]), signal.SIGKILL)
    while walker.send(path, {"text": canary("broken"), "known_as": canary("broken")})[0] == 503:
        time.sleep(0.05)


def _command(served: Served, *words: str, typed: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    told = {"ALONGSIDE_STATE": str(served.state), "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", ALONGSIDE, *words],
        cwd=ROOT,
        env=kept | told,
        input=typed,
        text=True,
        capture_output=True,
        check=False,
    )
    with served.log.open("a") as log:
        log.write(run.stderr)


def test_no_canary_stands_in_clear(served: Served) -> None:
    shown = []
    for who in ("amina", "ruth", "grace", "mei"):
        walker = Walker(served, who)
        if who == "amina":
            _save(walker)
            writer = walker
        elif who == "ruth":
            _lead(walker)
        elif who == "mei":
            _bring(walker)
        walker.everywhere()
        shown += walker.shown
    _fail_to_sign_in(served)
    _break(served, writer)
    _command(served, "account", "password", "ruth", typed=f"{canary('new password')}\n" * 2)
    with served.admin() as admin:
        admin.execute("checkpoint")
    assert writer.browser.ask("GET", f"/young-people/{writer.record}/")[2].count(MARK.encode()) >= 2
    assert shown == []
    assert in_bytes(served.log.read_bytes()) == set()
    assert in_folder(served.state) == {}


@pytest.mark.parametrize(
    "hide",
    [
        str.encode,
        lambda word: word.upper().encode(),
        lambda word: word.encode("utf-16"),
        lambda word: word.encode().hex().encode(),
        lambda word: base64.b64encode(word.encode()),
        lambda word: base64.b64encode(b"x" + word.encode()),
        lambda word: base64.b64encode(b"xy" + word.encode()),
    ],
)
def test_canary_that_stands_somewhere_is_found(tmp_path: Path, hide: Callable[[str], bytes]) -> None:
    (tmp_path / "held").write_bytes(os.urandom(1000) + hide(canary("text")) + os.urandom(1000))
    (tmp_path / "other").write_bytes(os.urandom(100_000))
    assert list(in_folder(tmp_path)) == ["held"]
