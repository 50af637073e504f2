"""How long words are looked for in what is written: a worker's caseload, and a team lead's whole team.

    python -m bench.search_notes [--team]

Makes a database of its own in a folder that is gone afterwards: 40 young people with 250 entries each and,
with ``--team``, 3,960 more with 50. Prints the median of single searches, nobody else about.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

NAMES = ("Abena", "Bo", "Cai", "Dora", "Emre", "Fay", "Gil", "Hana")
SAID = (
    "We took the bus to the library and talked about drawing.",
    "They made soup with their nan and it was gone in ten minutes.",
    "School was loud today; a quiet corner helped.",
    "He would like to try the swimming group with somebody he knows.",
    "We looked at the plan together and changed two lines so that they sound like them.",
    "She rang to say that the train was late, and that she was fine.",
    "The music room was free, so we stayed until five and wrote a song about the river.",
)
RARE = "The kite went higher than the church."
LIMIT_MS = 300
QUESTIONS = ("kite", "quiet corner", '"quiet corner"', "bus OR train library", "the", "swimming schools went")


@contextmanager
def database() -> Iterator[None]:
    """An empty product in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATABASE_URL", "ALONGSIDE_DATABASE", "ALONGSIDE_HTTPS"):
            os.environ.pop(name, None)
        os.environ |= {"ALONGSIDE_STATE": str(Path(folder) / "state"), "ALONGSIDE_DEMO": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
        from alongside.config import ready

        with ready.ready():
            yield


def make(now: datetime, *, team: bool) -> None:
    """A worker with forty young people and, with ``team``, a colleague with the rest."""
    from alongside.access.vocabulary import GrantRole, Role
    from alongside.people.actions import staff
    from alongside.people.vocabulary import AgencyKind, TeamKind

    agency = staff.add_agency(name="Harbour", kind=AgencyKind.CHARITY)
    hub = staff.add_team(name="Hub", kind=TeamKind.HUB, agency=agency)
    places = (("worker", GrantRole.TEAM_MEMBER), ("colleague", GrantRole.TEAM_MEMBER), ("lead", GrantRole.TEAM_LEAD))
    for name, place in places:
        role = Role.TEAM_LEAD if name == "lead" else Role.PRACTITIONER
        joining = staff.Joining(name, name.title(), agency, "Worker", [role], hub, is_demo=True)
        account = staff.join(joining, password=None).account
        staff.place_in_team(account=account, team=hub, role=place, now=now)
        people, entries = {"worker": (40, 250), "colleague": (3960 if team else 0, 50)}.get(name, (0, 0))
        dice = random.Random(name)
        for _ in range(people):
            _life(account, hub.pk, entries, now, dice)


def _life(account: Any, team: UUID, many: int, now: datetime, dice: random.Random) -> None:
    from alongside.access.doors import opened_one
    from alongside.access.vocabulary import Purpose
    from alongside.people.actions import young_people
    from alongside.people.cards import Card
    from alongside.record.actions.entries import Words, prepared
    from alongside.record.models import Entry
    from alongside.record.vocabulary import Kind

    person = young_people.add(card=Card(known_as=dice.choice(NAMES)), team=team, now=now, by=account)
    record = person.record_id
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=account) as door:
        rows = []
        for number in range(many):
            said = [dice.choice(SAID) for _ in range(dice.randint(2, 8))]
            if dice.random() < 0.002:
                said.append(RARE)
            words = Words(" ".join(said), Kind.MET, now - timedelta(days=number))
            rows.append(prepared(record=record, words=words, now=now, door=door, by=account))
        Entry.objects.bulk_create(rows)


def timed(text: str, *, team: bool, username: str) -> tuple[float, float, int, float]:
    """Seconds for one search to its end, seconds of its longest request, answers found, processor seconds of the page."""
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from alongside.access.models import Account
    from alongside.record.asking import read
    from alongside.record.queries.search import Wanted
    from alongside.workspace.queries import notes

    viewer = Account.objects.get(username=username)
    asked = notes.Asked(read(text), Wanted(), is_team=team)
    began, longest, work, so_far = time.perf_counter(), 0.0, 0.0, None
    while so_far is None or not so_far.is_done:
        step = time.perf_counter()
        so_far, _ = notes.step(asked=asked, so_far=so_far, listing=so_far is None or so_far.ends_next, viewer=viewer)
        longest = max(longest, time.perf_counter() - step)
    taken = time.perf_counter() - began
    if not team:
        client = Client(SERVER_NAME="localhost")
        client.force_login(viewer, "alongside.access.backends.SignIn")
        step, work = time.perf_counter(), time.process_time()
        answer = client.post(reverse("workspace:notes"), {"text": text})
        longest, work = time.perf_counter() - step, time.process_time() - work
        if answer.status_code != 200:
            raise SystemExit(f"The page answered {answer.status_code}.")
    connection.close()
    return taken, longest, so_far.tally.found, work


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--team", action="store_true", help="also a lead's 4,000 young people")
    team = parser.parse_args().team
    with database():
        from alongside.kernel.clock import now

        began = time.perf_counter()
        make(now(), team=team)
        print(f"made in {time.perf_counter() - began:.0f} s")
        worst = 0.0
        for text in QUESTIONS:
            runs = [timed(text, team=False, username="worker") for _ in range(6)][1:]
            ours, page, work = (statistics.median(run[n] for run in runs) * 1000 for n in (0, 1, 3))
            worst = max(worst, page)
            print(
                f"{text!r}: search {ours:.0f} ms, whole page {page:.0f} ms ({work:.0f} of Python), {runs[0][2]} answers"
            )
        if team:
            for text in QUESTIONS[:3]:
                taken, longest, found, _ = timed(text, team=True, username="lead")
                print(f"{text!r} in the team: {taken:.1f} s, longest request {longest * 1000:.0f} ms, {found} answers")
        print(f"BENCH notes_search {worst:.0f} {LIMIT_MS} {worst / LIMIT_MS:.2f}")


if __name__ == "__main__":
    main()
