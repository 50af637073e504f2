"""The product in a process and a state folder of its own, to be killed and started again; and somebody signed in."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import psycopg

from alongside.config import database
from alongside.keeper import places
from alongside.keeper.cluster import Cluster
from tests.journeys.product import ALONGSIDE, NOT_INHERITED, ROOT

PASSWORD = "calm-harbour-lantern-42"
STARTS_WITHIN = 60.0
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NOT_THERE = (OSError, http.client.HTTPException)


class Served:
    """One demonstration. Only processes it started are ever ended."""

    def __init__(self, name: str, *, folder: Path | None = None) -> None:
        name = f"{name}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
        self.state = (folder or ROOT / ".alongside") / name
        self.log = ROOT / ".alongside" / f"{name}.log"
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.forget()

    def start(self, **environment: str) -> None:
        """Start it, and wait until it answers."""
        kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        told = {"ALONGSIDE_STATE": str(self.state), "PYTHONPATH": str(ROOT), "PORT": str(self.port), **environment}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", ALONGSIDE, "demo", "--serve"], cwd=ROOT, env=kept | told, stdout=log, stderr=log
            )
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end and self.process.poll() is None:
            if _answers(self.port):
                return
            time.sleep(0.1)
        raise AssertionError(f"The product did not start.\n{self.log.read_text()[-3000:]}")

    def processes(self) -> dict[int, str]:
        """Every process it has now, with its command line."""
        assert self.process
        found: dict[int, str] = {}
        parents = {self.process.pid}
        tree = dict(_parents())
        while parents:
            found |= {pid: _command(pid) for pid in parents}
            parents = {pid for pid, parent in tree.items() if parent in parents}
        return found

    def kill(self, *, database_too: bool) -> None:
        """SIGKILL: the web server at once, and with ``database_too`` everything at once."""
        assert self.process
        chosen = {pid for pid, command in self.processes().items() if database_too or "config.web" in command}
        for pid in chosen:
            _end(pid)
        if database_too:
            self.process.wait(20)
        else:
            self.stop()
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end and (_answers(self.port) or any(map(_command, chosen))):
            time.sleep(0.05)

    def stop(self) -> None:
        """End it as people do."""
        if self.process:
            self.process.terminate()
            self.process.wait(90)
            self.process = None

    def forget(self) -> None:
        """Nothing is left of it."""
        self.stop()
        if self.state.exists():
            Cluster(self.state).stop()
            shutil.rmtree(places.cluster_home(self.state), ignore_errors=True)
            shutil.rmtree(self.state, ignore_errors=True)

    def admin(self) -> psycopg.Connection:
        """The administrator of its database."""
        return psycopg.connect(database.conninfo(Cluster(self.state).parameters(database="alongside")), autocommit=True)


class Browser:
    """Somebody of the demonstration, signed in, without a browser."""

    def __init__(self, served: Served, who: str) -> None:
        self.served, self.cookies = served, dict[str, str]()
        self.ask("GET", "/account/login/")
        status, _, _ = self.post("/account/login/", {"login": who, "password": PASSWORD}, page="/account/login/")
        assert status == 302, status

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, bytes]:
        """One request; gives status, where to go, and what came."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with closing(http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=20)) as connection:
            connection.request(method, path, body or None, {"Cookie": cookie, **headers})
            response = connection.getresponse()
            content = response.read()
        for one in response.headers.get_all("Set-Cookie") or []:
            name, _, value = one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.getheader("Location") or "", content

    def post(self, path: str, fields: dict[str, str], *, page: str) -> tuple[int, str, bytes]:
        """A form sent from a page, with that page's token."""
        found = TOKEN.search(self.ask("GET", page)[2])
        token = {"csrfmiddlewaretoken": found[1].decode()} if found else {}
        return self.ask("POST", path, urlencode(token | fields), **FORM)

    def write(self, record: UUID, text: str, once: UUID) -> bool:
        """Save an entry; gives whether it was acknowledged."""
        path = f"/young-people/{record}/write/"
        fields = {
            "kind": "met", "happened_at_day": "1", "happened_at_month": "11", "happened_at_year": "2026",
            "happened_at_time": "10:00", "text": text, "rests_on": "seen", "compartment": "everyday",
            "sharing": "shared", "once": str(once),
        }  # fmt: skip
        status, to, _ = self.post(path, fields, page=path)
        return status == 302 and to == f"/young-people/{record}/"

    def records(self) -> list[UUID]:
        """Young people on their list."""
        page = self.ask("GET", "/young-people/")[2]
        return sorted({UUID(one.decode()) for one in re.findall(rb"/young-people/([0-9a-f-]{36})/", page)})


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _parents() -> list[tuple[int, int]]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            found.append((int(stat.parent.name), int(stat.read_text().rpartition(")")[2].split()[1])))
        except OSError:  # it ended while we looked
            continue
    return found


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
