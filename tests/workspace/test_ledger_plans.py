"""Every way of looking through the ledger finds its lines by an index, and stops after so many."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.queries import lines
from alongside.access.queries.lines import Wanted, Whose
from alongside.kernel.clock import now
from tests import cast
from tests.conftest import Database
from tests.ledger.conftest import *  # noqa: F403 a ledger of its own

MANY = 45_000
FILL = """
    insert into ledger_line (actor, job, verb, records, purpose)
    select case when i %% 50 > 0 then ('00000000-0000-7000-8000-' || lpad((i %% 500)::text, 12, '0'))::uuid end,
        case when i %% 50 = 0 then 'nightly' end,
        case when i = 100 then 'demo.made' when i %% 9 = 0 then 'entry.added' else 'record.listed' end,
        array[('00000000-0000-7000-8000-' || lpad((i %% 4000)::text, 12, '0'))::uuid],
        case when i = 200 then 'import' when i %% 3 = 0 then 'support' end
    from generate_series(1, %s) i
"""
SOMEBODY = UUID("00000000-0000-7000-8000-000000000007")


@pytest.fixture
def pat(database: Database) -> Account:
    """The data-protection lead, with many lines to read."""
    database.owner.execute(FILL, (MANY,))
    database.owner.execute("vacuum analyze ledger_line")
    return cast.account("pat")


def scans(pat: Account, wanted: Wanted) -> tuple[set[str], lines.Page]:
    """The indexes of ``ledger_line`` that a page used (``-`` for the whole table), and the page."""
    with acting_as(pat.pk), transaction.atomic(), connection.cursor() as cursor:
        page = lines.read(whose=Whose.ALL, wanted=wanted, before=None, most=50)
        cursor.execute(
            "select indexrelid::regclass::text from pg_index where indrelid = 'ledger_line'::regclass"
            " and pg_stat_get_xact_numscans(indexrelid) > 0"
            " union all select '-' where pg_stat_get_xact_numscans('ledger_line'::regclass) > 0"
        )
        return {name for (name,) in cursor.fetchall()}, page


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "ledger_line_pkey"),
        ({"actor": SOMEBODY}, "ledger_line_actor"),
        ({"record": SOMEBODY}, "ledger_line_records"),
        ({"verb": "demo.made"}, "ledger_line_verb"),
        ({"purpose": "import"}, "ledger_line_purpose"),
        ({"machines": True}, "ledger_line_job"),
        ({"actor": SOMEBODY, "verb": "demo.made"}, "ledger_line_actor"),
        ({"since": now() - timedelta(hours=1)}, "ledger_line_at"),
    ],
)
def test_lines_are_found_by_an_index(pat: Account, asked: dict[str, Any], index: str) -> None:
    used, _page = scans(pat, Wanted(**asked))
    assert index in used
    assert "-" not in used


def test_search_stops_after_so_many_lines_and_goes_on_when_asked(pat: Account) -> None:
    wanted = Wanted(verb="record.listed", purpose="import")
    found: list[lines.Told] = []
    before, pages = None, 0
    with acting_as(pat.pk), transaction.atomic():
        while pages == 0 or before:
            page = lines.read(whose=Whose.ALL, wanted=wanted, before=before, most=50)
            found += page.lines
            before, pages = page.before, pages + 1
    assert pages == 2
    assert [one.purpose for one in found] == ["import"]
