"""How long the prompts take over everything: as the machine at night, by hand without row-level security, on a page.

    python -m bench.prompts [--small] [--state FOLDER]

It measures on the common world of ``bench.world``: all of them at once, then each alone. Medians of five.
"""

import argparse
import statistics
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.surroundings import FULL, SMALL
from bench.world import world

if TYPE_CHECKING:
    from alongside.kernel.prompts import Prompt

TIMES = 5
ALL_MS, PAGE_MS, MOST_TIMES = 10_000, 300, 3.0
# Tables that grow with every day of support: a worker's page reads none of them from end to end.
GROWING = (
    *("record_entry", "outreach_try", "outreach_outreachplan", "outreach_contactagreement", "keywork_promise"),
    *("planning_plan", "planning_rating", "planning_review"),
)


def median_ms(once: Any) -> float:
    """The median of five, after one to warm up."""
    once()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        once()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def over_everything(wanted: "Iterable[Prompt]") -> tuple[float, float, int]:
    """These prompts over everything, as the machine and by hand without row-level security; and how many are due."""
    import psycopg

    from alongside.config import database
    from alongside.evidence import asking
    from alongside.kernel import prompts
    from alongside.kernel.clock import now

    query = f"select count(*) from ({asking.due(wanted)}) d"
    values = asking.given(prompts.every(), now=now())
    with ExitStack() as stack:
        machine = stack.enter_context(psycopg.connect(database.conninfo(database.parameters(database.JOBS))))
        by_hand = stack.enter_context(database.admin_connection(database.name()))
        ours = median_ms(lambda: machine.execute(query, values).fetchone())
        (due,) = machine.execute(query, values).fetchone() or (0,)
        return ours, median_ms(lambda: by_hand.execute(query, values).fetchone()), due


def page(role: str) -> float:
    """What is due for one person, as Today asks it, under their own doors."""
    from alongside.access.models import Account
    from alongside.evidence.queries import prompts
    from alongside.kernel.clock import now

    viewer = Account.objects.filter(roles__contains=[role]).order_by("id")[0]
    return median_ms(lambda: prompts.asked(now=now(), viewer=viewer))


def read_through(role: str) -> list[str]:
    """The growing tables that the plan of one person's page reads from end to end."""
    from django.db import connection, transaction

    from alongside.access.actor import acting_as
    from alongside.access.models import Account
    from alongside.evidence import asking
    from alongside.kernel import prompts
    from alongside.kernel.clock import now

    viewer = Account.objects.filter(roles__contains=[role]).order_by("id")[0]
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"explain {asking.due(prompts.every())}", asking.given(prompts.every(), now=now()))
        plan = "\n".join(line for (line,) in cursor)
    return [table for table in GROWING if f"Seq Scan on {table} " in plan]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a fiftieth of the people")
    parser.add_argument("--state", type=Path, help="where the world is kept")
    asked = parser.parse_args()
    with world(SMALL if asked.small else FULL, asked.state):
        from alongside.kernel import prompts

        ours, by_hand, due = over_everything(prompts.every())
        print(f"BENCH prompts_all {ours:.0f} {ALL_MS} {ours / by_hand:.2f} (by hand {by_hand:.0f} ms, {due} due)")
        print(f"BENCH prompts_worker {page('practitioner'):.1f} {PAGE_MS}")
        print(f"BENCH prompts_lead {page('team_lead'):.1f} {PAGE_MS}")
        for one in prompts.every():
            taken, hand, found = over_everything([one])
            print(f"{one.key}: {taken:.0f} ms, by hand {hand:.0f} ms, {found:,} due", flush=True)
        if found_through := read_through("practitioner"):
            raise SystemExit(f"A worker's page reads all of {', '.join(found_through)}.")
        if ours > ALL_MS or ours / by_hand > MOST_TIMES:
            raise SystemExit("All prompts take too long.")


if __name__ == "__main__":
    main()
