"""The pages people use all day: the product, the plain views and SQL by hand, measured in turns in the same minutes.

python -m bench.pages [--small] [--state FOLDER] [--seconds 4] [--rounds 3]
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from bench import processor
from bench.load import Answered, Request, load
from bench.serving import Served, both
from bench.surroundings import FULL, PLAIN, SMALL, TINY, Size
from bench.world import world

if TYPE_CHECKING:
    from bench.by_hand import Asked
    from bench.visitors import Ask, Visitor

MANY = 16
IDLE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure, and its goals: requests a second from 16 clients, milliseconds for one, times the plain view."""

    name: str
    ask: "Ask"
    by_hand: "Asked"
    rate: float
    milliseconds: float
    times_plain: float | None = None

    @property
    def key(self) -> str:
        """The name, for machines."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Measured:
    """One place's medians over all rounds: one client's milliseconds, sixteen clients' rate, processor time a request."""

    one_ms: float
    many_rate: float
    many_slow_ms: float
    processor_ms: float
    bytes: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One page at both places, and by hand."""

    page: Page
    ours: Measured
    plain: Measured
    by_hand_ms: float

    @property
    def times_plain(self) -> float:
        """How many times as many requests a second as the plain view."""
        return self.ours.many_rate / self.plain.many_rate

    def line(self) -> str:
        """What is printed, for machines: the name, our milliseconds, the most they should be, times the plain view."""
        many = f"{self.ours.many_rate:.0f}/s, {self.ours.processor_ms:.1f} ms of processor"
        plain = f"{self.plain.many_rate:.0f}/s, {self.plain.processor_ms:.1f} ms"
        times = f"{self.ours.one_ms:.1f} {self.page.milliseconds:.0f} {self.times_plain:.2f}"
        return f"BENCH {self.page.key} {times} ({many}; plain {plain})"


def pages() -> list[Page]:
    """All pages, most used first."""
    from bench import by_hand, visitors

    return [
        Page("open a record", visitors.opening, by_hand.opening, 160, 12, 1.6),
        Page("the same with ten times the entries", visitors.opening_long, by_hand.opening, 160, 12),
        Page("my young people", visitors.listing, by_hand.listing, 200, 10, 3),
        Page("today", visitors.today, by_hand.today, 100, 20),
        Page("find a misspelt name", visitors.searching, by_hand.searching, 150, 12),
        Page("save an entry", visitors.saving, by_hand.saving, 170, 12, 1.2),
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """Both places, who visits them, and how long each measurement lasts."""

    ours: Served
    plain: Served
    visitors: "Sequence[Visitor]"
    seconds: float
    rounds: int

    def figure(self, page: Page, by_hand_ms: float) -> Figure:
        """Measure one page at both places, in turns, so that a busy minute troubles both."""
        found: dict[bool, list[Measured]] = {False: [], True: []}
        for _ in range(self.rounds):
            for plain, measured in found.items():
                measured.append(self._measure(page.ask, plain=plain))
        return Figure(page, _median(found[False]), _median(found[True]), by_hand_ms)

    def check(self, page: Page) -> None:
        """Ask for one page once at both places.

        :raises RuntimeError: when it does not answer as it should.
        """
        for plain, served in ((False, self.ours), (True, self.plain)):
            answers(served.port, self._requests(page.ask, plain=plain)[0])
        print(f"CHECKED {page.key}", flush=True)

    def _requests(self, ask: "Ask", *, plain: bool) -> list[Request]:
        return [request for visitor in self.visitors for request in ask(visitor, plain=plain)]

    def _measure(self, ask: "Ask", *, plain: bool) -> Measured:
        served, requests = self.plain if plain else self.ours, self._requests(ask, plain=plain)
        answers(served.port, requests[0])
        # Every thread of the servers, and the plans its connection keeps, are warm before anything is measured.
        load(served.port, requests, clients=MANY, seconds=3)
        one = load(served.port, requests, clients=1, seconds=self.seconds)
        before = processor.seconds(served.processes())
        many = load(served.port, requests, clients=MANY, seconds=self.seconds)
        used = processor.seconds(served.processes()) - before
        return Measured(one.median_ms, many.rate, many.slow_ms, used / many.requests * 1000, _size(many))


def answers(port: int, request: Request) -> bytes:
    """The page, or for a form that it was taken.

    :raises RuntimeError: for anything else, such as the way to the sign-in page: that would be fast.
    """
    line = HTTPConnection("127.0.0.1", port)
    line.request(request.method, request.path, request.body or None, request.headers)
    answer = line.getresponse()
    page = answer.read()
    line.close()
    wanted = 302 if request.path.endswith("/write/") else 200
    if answer.status != wanted or "/account/" in answer.headers.get("Location", ""):
        raise RuntimeError(f"{request.path} answered {answer.status} {answer.headers.get('Location', '')}")
    return page


def _size(answered: Answered) -> float:
    return answered.bytes / answered.requests


def _median(found: Sequence[Measured]) -> Measured:
    def of(value: Callable[[Measured], float]) -> float:
        return statistics.median(map(value, found))

    return Measured(
        of(lambda m: m.one_ms),
        of(lambda m: m.many_rate),
        of(lambda m: m.many_slow_ms),
        of(lambda m: m.processor_ms),
        of(lambda m: m.bytes),
    )


@contextmanager
def running(size: Size, state: Path | None, *, seconds: float, rounds: int) -> Iterator[Run]:
    """Both places up, with sixteen practitioners signed in at each."""
    with world(size, state) as folder:
        pass
    with both(folder) as (ours, plain):
        from alongside.config import database
        from bench.visitors import signed_in

        with database.admin_connection(PLAIN) as clear:
            found = signed_in(clear, most=MANY)
        yield Run(ours, plain, found, seconds, rounds)


def measure(run: Run) -> tuple[list[Figure], float]:
    """Every page, and the idle product's memory in megabytes."""
    time.sleep(IDLE_SECONDS)
    idle = processor.resident(run.ours.processes())
    figures = [_figure(run, page) for page in pages()]
    print(f"BENCH idle_memory_mb {idle:.0f} 400 {idle / 400:.2f}")
    return figures, idle


def _figure(run: Run, page: Page) -> Figure:
    from alongside.config import database
    from bench import by_hand

    with database.admin_connection(PLAIN) as clear:
        taken = by_hand.milliseconds(page.by_hand, clear, run.visitors)
    figure = run.figure(page, taken)
    print(figure.line(), flush=True)
    return figure


def check(run: Run) -> None:
    """Ask for every page once, and measure the first for a moment."""
    for page in pages():
        run.check(page)
    _figure(replace(run, seconds=1, rounds=1), pages()[0])


def options(words: str | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=words)
    parser.add_argument(
        "--small", dest="size", action="store_const", const=SMALL, default=FULL, help="a fiftieth of the people"
    )
    parser.add_argument(
        "--tiny", dest="size", action="store_const", const=TINY, help="ten people, to try whether it runs"
    )
    parser.add_argument("--state", type=Path, help="where the world is kept")
    parser.add_argument("--seconds", type=float, default=4, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median is taken")
    parser.add_argument("--check", action="store_true", help="only try whether every page answers")
    parser.add_argument("--write", action="store_true", help="write the table of the documentation")
    return parser.parse_args()


def main() -> None:
    """Measure the pages only."""
    asked = options(__doc__)
    with running(asked.size, asked.state, seconds=asked.seconds, rounds=asked.rounds) as run:
        check(run) if asked.check else measure(run)


if __name__ == "__main__":
    main()
