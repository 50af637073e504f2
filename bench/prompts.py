"""How long all prompts take over everything: as the machine at night, by hand without row-level security, on a page.

    python -m bench.prompts [--world]

Makes 20,000 young people with 1,000,000 entries by SQL, sealed columns filled with random bytes, in a folder that is
gone afterwards; with ``--world`` it takes the common world of ``bench.world`` instead. Medians of five.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.surroundings import FULL, settle

PEOPLE, ENTRIES, TEAMS, WORKERS, TIMES = 20_000, 50, 25, 500, 5
ALL_MS, PAGE_MS, MOST_TIMES = 10_000, 300, 3.0
ID = "(lpad(to_hex({kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid"
MAKE = (
    """
    insert into access_account (id, password, username, name, email, roles, language, is_active, is_demo)
    select {account}, '!', 'w' || n, 'Worker ' || n, '',
        case when n < {teams} then array['team_lead'] else array['practitioner'] end, 'en', true, false
    from generate_series(0, {workers} - 1) n
    """,
    """
    insert into people_agency (id, name, kind) values ({agency}, 'Harbour', 'charity')
    """,
    """
    insert into people_team (id, name, kind, agency_id)
    select {team}, 'Hub ' || n, 'hub', {agency} from generate_series(0, {teams} - 1) n
    """,
    """
    insert into access_record (id, version, kind, team_id, created_at, made_in)
    select {record}, 1, 'young_person', {team_of_n}, now() - interval '200 days', '3'
    from generate_series(0, {people} - 1) n
    """,
    """
    insert into people_youngperson (id, record_id, compartment, version, card, since)
    select {person}, {record}, 'everyday', 1, {sealed}, current_date - 20 - n % 400 from generate_series(0, {people} - 1) n
    """,
    """
    insert into people_personwhomatters (id, record_id, compartment, version, card, added_at)
    select {matters}, {record}, 'everyday', 1, {sealed}, now() from generate_series(0, {people} - 1) n where n % 3 > 0
    """,
    """
    insert into record_entry (id, record_id, compartment, version, kind, happened_at, is_about, recorded_at, author_id,
        rests_on, third_party, body, told_by, sharing, withheld_because, review_on)
    select {entry}, {record_of_n}, (array['everyday', 'everyday', 'everyday', 'health'])[1 + n % 4], 1,
        (array['met', 'in_touch', 'tried', 'own_words', 'good_news', 'meeting', 'information'])[1 + (n * 7 + n / 50) % 7],
        now() - interval '1 hour' * (n * 31 % 9000), false, now(), {author}, 'seen', false, {sealed}, '',
        case when n % 40 = 0 then 'withheld' else 'shared' end, '', case when n % 40 = 0 then current_date + n % 60 end
    from generate_series(0, {people} * {entries} - 1) n
    """,
    """
    insert into access_grant ({columns}) select {of_workers} from generate_series(0, {people} - 1) n where n % 20 > 0
    """,
    """
    insert into access_grant ({columns}) select {of_leads} from generate_series(0, {teams} - 1) n
    """,
)


@contextmanager
def made() -> Iterator[None]:
    """The world in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settle(FULL, Path(folder) / "state")
        from alongside.config import database, ready

        with ready.ready(), database.admin_connection(database.name()) as admin:
            admin.execute("set session_replication_role = replica")
            for statement in MAKE:
                admin.execute(statement.format(**_parts(admin)))
            for table in ("people_youngperson", "people_personwhomatters", "record_entry"):
                admin.execute(f"update {table} t set team_id = r.team_id from access_record r where r.id = t.record_id")
            admin.execute("vacuum (full, analyze)")
            yield


def _parts(admin: Any) -> dict[str, Any]:
    """The ids of each kind, by number, and grants for workers and leads, whatever columns grants have by now."""
    kinds = ("account", "agency", "team", "record", "person", "matters", "entry", "grant")
    parts: dict[str, Any] = {name: ID.format(kind=k + 1, n="n") for k, name in enumerate(kinds)}
    parts["agency"] = ID.format(kind=2, n="0")
    parts["team_of_n"] = ID.format(kind=3, n=f"n % {TEAMS}")
    parts["record_of_n"] = ID.format(kind=4, n=f"n / {ENTRIES}")
    parts["author"] = ID.format(kind=1, n=f"{TEAMS} + n / {ENTRIES} % {WORKERS - TEAMS}")
    parts["sealed"] = "decode(repeat(md5(n::text), 9), 'hex')"
    grant = {
        "id": parts["grant"],
        "version": "1",
        "record_id": parts["record"],
        "team_id": "null::uuid",
        "holder_id": ID.format(kind=1, n=f"{TEAMS} + n % {WORKERS - TEAMS}"),
        "role": "'key_worker'",
        "compartments": "array['everyday']",
        "purpose": "'support'",
        "reason": "'allocated'",
        "opened_by_id": ID.format(kind=1, n="0"),
        "starts_at": "now() - interval '100 days'",
        "ends_at": "case when n % 50 = 1 then now() + interval '9 days' end",
        "end_reason": "''",
    }
    query = (
        "select column_name, data_type from information_schema.columns where table_name = 'access_grant'"
        " and is_nullable = 'NO' and column_default is null"
    )
    plain = {"boolean": "false", "character varying": "''", "text": "''", "integer": "0", "ARRAY": "'{}'"}
    for name, kind in admin.execute(query):
        grant.setdefault(name, plain.get(kind, "null"))
    leads = {
        **grant,
        "id": ID.format(kind=9, n="n"),
        "record_id": "null",
        "team_id": parts["team"],
        "role": "'team_lead'",
    }
    leads |= {"holder_id": parts["account"], "purpose": "'supervision'", "reason": "'team'", "ends_at": "null"}
    parts |= {
        "columns": ", ".join(grant),
        "of_workers": ", ".join(grant.values()),
        "of_leads": ", ".join(leads.values()),
    }
    return parts | {"people": PEOPLE, "entries": ENTRIES, "teams": TEAMS, "workers": WORKERS}


def median_ms(once: Any) -> float:
    """The median of five, after one to warm up."""
    once()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        once()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def everything() -> tuple[float, float, int]:
    """All prompts over everything, as the machine and by hand without row-level security; and how many are due."""
    import psycopg

    from alongside.config import database
    from alongside.evidence import asking
    from alongside.kernel import prompts
    from alongside.kernel.clock import now

    query = f"select count(*) from ({asking.due(prompts.every())}) d"
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


def reads_everything() -> bool:
    """Whether the plan of one worker's page reads the whole of the largest table."""
    from django.db import connection, transaction

    from alongside.access.actor import acting_as
    from alongside.access.models import Account
    from alongside.evidence import asking
    from alongside.kernel import prompts
    from alongside.kernel.clock import now

    viewer = Account.objects.filter(roles__contains=["practitioner"]).order_by("id")[0]
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"explain {asking.due(prompts.every())}", asking.given(prompts.every(), now=now()))
        return any("Seq Scan on record_entry" in line for (line,) in cursor)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", action="store_true", help="Measure on the common world of bench.world.")
    if parser.parse_args().world:
        from bench.world import world

        around: Any = world(FULL)
    else:
        around = made()
    with around:
        ours, by_hand, due = everything()
        print(f"BENCH prompts_all {ours:.0f} {ALL_MS} {ours / by_hand:.2f} (by hand {by_hand:.0f} ms, {due} due)")
        print(f"BENCH prompts_worker {page('practitioner'):.1f} {PAGE_MS}")
        print(f"BENCH prompts_lead {page('team_lead'):.1f} {PAGE_MS}")
        if reads_everything():
            raise SystemExit("A worker's page reads every entry there is.")
        if ours > ALL_MS or ours / by_hand > MOST_TIMES:
            raise SystemExit("All prompts take too long.")


if __name__ == "__main__":
    main()
