"""The ledger read back: who reads which lines, by what, and as a file."""

import csv
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.queries import lines
from alongside.access.queries.lines import Page, Wanted, Whose
from alongside.kernel.clock import now
from alongside.ledger.actions.lines import record
from alongside.ledger.vocabulary import Verb
from alongside.people.models import YoungPerson
from tests import cast
from tests.access.test_never import close_to
from tests.conftest import Database

Browse = Callable[[Account | None], Client]


def read(by: Account, whose: Whose, **wanted: object) -> Page:
    with acting_as(by.pk), transaction.atomic():
        return lines.read(whose=whose, wanted=Wanted(**wanted), before=None, most=500)  # type: ignore[arg-type]


def write(by: Account, verb: Verb, count: int = 1) -> None:
    with acting_as(by.pk), transaction.atomic():
        for _ in range(count):
            record(verb, by=by.pk)


@pytest.mark.parametrize("name", ["alice", "bob", "lena", "sam", "dee", "pat", "ari", "nia", "una"])
def test_own_lines_are_only_ones_own(mira: YoungPerson, name: str) -> None:
    who = cast.account(name)
    write(who, Verb.LEDGER_BROWSED)
    assert {one.actor for one in read(who, Whose.OWN).lines} == {who.pk}


@pytest.mark.parametrize("name", ["alice", "bob", "lena", "sam", "dee", "ari", "nia"])
def test_the_whole_ledger_is_told_to_nobody_but_the_data_protection_lead(mira: YoungPerson, name: str) -> None:
    assert read(cast.account(name), Whose.ALL).lines == []


def test_the_whole_ledger_is_told_to_the_data_protection_lead(mira: YoungPerson, alice: Account, pat: Account) -> None:
    assert {alice.pk, cast.account("lena").pk} <= {one.actor for one in read(pat, Whose.ALL).lines}


@pytest.mark.parametrize("name", ["alice", "bob", "lena", "dee", "pat", "ari", "nia"])
def test_lines_of_a_team_are_told_to_nobody_but_its_safeguarding_lead(mira: YoungPerson, name: str) -> None:
    assert read(cast.account(name), Whose.TEAM).lines == []


def test_safeguarding_lead_reads_lines_about_records_of_their_teams_only(mira: YoungPerson, sam: Account) -> None:
    told = read(sam, Whose.TEAM).lines
    assert {Verb.RECORD_CREATED, Verb.GRANT_GIVEN} <= {one.verb for one in told}
    assert {record for one in told for record in one.records} == {mira.record_id}


def test_safeguarding_lead_is_not_told_of_the_other_records_on_a_line(
    database: Database, committed_mira: YoungPerson
) -> None:
    elsewhere = uuid4()
    database.owner.execute(
        "insert into ledger_line (verb, records) values ('record.listed', %s)", ([committed_mira.record_id, elsewhere],)
    )
    database.owner.execute("insert into ledger_line (verb, records) values ('record.listed', %s)", ([elsewhere],))
    sam = cast.account("sam")
    told = read(sam, Whose.TEAM, verb="record.listed").lines
    assert [list(one.records) for one in told][:1] == [[committed_mira.record_id]]
    assert elsewhere not in {record for one in told for record in one.records}
    assert read(sam, Whose.TEAM, record=elsewhere).lines == []


def test_safeguarding_lead_is_told_nothing_of_a_record_that_is_closed_to_them(
    mira: YoungPerson, lena: Account, sam: Account
) -> None:
    assert read(sam, Whose.TEAM, record=mira.record_id).lines
    close_to(mira, sam, by=lena)
    assert read(sam, Whose.TEAM).lines == []
    assert read(sam, Whose.TEAM, record=mira.record_id).lines == []
    assert read(sam, Whose.RECORD, record=mira.record_id).lines == []


def test_machines_stand_apart_on_the_page_of_who_has_seen(database: Database, committed_mira: YoungPerson) -> None:
    database.owner.execute(
        "insert into ledger_line (job, verb, records) values ('nightly', 'job.done', %s)", ([committed_mira.record_id],)
    )
    path = reverse("workspace:who-has-seen", args=[committed_mira.record_id])
    client = Client()
    client.force_login(cast.account("alice"), "alongside.access.backends.SignIn")
    people, _, machines = client.get(path).content.decode().partition("Done by machines")
    assert "nightly" in machines
    assert "nightly" not in people
    assert "Nobody signed in" not in people


def test_lines_about_one_record_need_a_door_to_it(mira: YoungPerson, alice: Account, bob: Account) -> None:
    assert read(alice, Whose.RECORD, record=mira.record_id).lines
    assert read(bob, Whose.RECORD, record=mira.record_id).lines == []


def test_lines_are_chosen_by_each_filter(mira: YoungPerson, alice: Account, pat: Account) -> None:
    everything = read(pat, Whose.ALL).lines
    choices: dict[str, Callable[[lines.Told], object]] = {
        "actor": lambda one: one.actor,
        "verb": lambda one: one.verb,
        "purpose": lambda one: one.purpose or None,
    }
    for name, of in choices.items():
        for value in {of(one) for one in everything} - {None}:
            expected = [one.line for one in everything if of(one) == value]
            assert [one.line for one in read(pat, Whose.ALL, **{name: value}).lines] == expected
    about = [one.line for one in everything if mira.record_id in one.records]
    assert [one.line for one in read(pat, Whose.ALL, record=mira.record_id).lines] == about


def test_lines_are_chosen_by_day(mira: YoungPerson, pat: Account) -> None:
    moment = now()
    hour = timedelta(hours=1)
    assert read(pat, Whose.ALL, since=moment - hour, until=moment + hour).lines
    assert read(pat, Whose.ALL, since=moment + hour).lines == []
    assert read(pat, Whose.ALL, until=moment - timedelta(days=4000)).lines == []


def test_lines_of_machines_stand_apart_from_people(mira: YoungPerson, pat: Account) -> None:
    with transaction.atomic():
        record(Verb.DEMO_MADE, by=None, job="nightly")
    machines = read(pat, Whose.ALL, machines=True).lines
    assert {one.job for one in machines} == {"nightly"}
    assert {one.job for one in read(pat, Whose.ALL, machines=False).lines} == {""}


def test_nobody_signed_in_reads_nothing(mira: YoungPerson) -> None:
    with transaction.atomic():
        found = [lines.read(whose=whose, wanted=Wanted(), before=None, most=5).lines for whose in Whose]
    assert found == [[]] * len(Whose)


def test_page_after_page_tells_every_line_once(pat: Account) -> None:
    write(pat, Verb.LEDGER_BROWSED, 7)
    seen: list[int] = []
    before = None
    with acting_as(pat.pk), transaction.atomic():
        while True:
            page = lines.read(whose=Whose.OWN, wanted=Wanted(), before=before, most=3)
            seen += [one.line for one in page.lines]
            if page.before is None:
                break
            before = page.before
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) >= 7


@pytest.mark.parametrize(
    ("place", "may"),
    [
        ("ledger", {"pat"}),
        ("ledger-team", {"sam"}),
        ("ledger-mine", {"alice", "sam", "pat", "ari", "nia"}),
        ("ledger-days", {"sam", "pat"}),
    ],
)
@pytest.mark.parametrize("name", ["alice", "sam", "pat", "ari", "nia"])
def test_page_opens_for_whom_it_is_meant(browse: Browse, place: str, may: set[str], name: str) -> None:
    answer = browse(cast.account(name)).get(reverse(f"workspace:{place}"))
    assert answer.status_code == (200 if name in may else 403)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("verb=none.such", "not one of the available choices"),
        ("actor=x", "not one of the available choices"),
        ("record=x", "This is not the number of a record"),
        ("since=yesterday", "This is not a day"),
        ("since=0001-01-01", "This is not a day"),
        ("until=9999-12-31", "This is not a day"),
        ("since=2026-03-02&until=2026-03-01", "The last day is before the first"),
    ],
)
def test_filter_that_cannot_be_read_is_said_in_a_sentence(
    browse: Browse, pat: Account, asked: str, sentence: str
) -> None:
    answer = browse(pat).get(f"{reverse('workspace:ledger')}?{asked}")
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_record_given_in_the_address_shows_its_lines(browse: Browse, mira: YoungPerson, pat: Account) -> None:
    page = browse(pat).get(f"{reverse('workspace:ledger')}?record={mira.record_id}").content.decode()
    assert "started the record" in page
    assert "read the ledger" not in page[page.index('id="lines"') :].partition("</ol>")[0]


def test_same_thing_over_and_over_is_told_once(browse: Browse, alice: Account) -> None:
    write(alice, Verb.KEPT_TYPED, 5)
    page = browse(alice).get(f"{reverse('workspace:ledger-mine')}?verb=kept.typed").content.decode()
    told = page[page.index('id="lines"') :].partition("</ol>")[0]
    assert told.count("had typed words kept safe for later") == 1
    assert "5 times" in told


def test_which_lines_were_read_is_told_in_words(browse: Browse, mira: YoungPerson, pat: Account) -> None:
    browse(pat).get(reverse("workspace:ledger"))
    page = browse(pat).get(reverse("workspace:ledger")).content.decode()
    assert "· all lines" in page
    assert '<code dir="ltr">all</code>' not in page


def test_file_holds_what_is_shown_and_is_a_line_itself(browse: Browse, mira: YoungPerson, pat: Account) -> None:
    answer = browse(pat).get(f"{reverse('workspace:ledger-export')}?whose=all&verb=record.created")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lines.csv"'
    rows = list(csv.DictReader(b"".join(answer).decode().splitlines()))
    assert str(mira.record_id) in {row["Records"] for row in rows}
    assert {row["What was done"] for row in rows} == {"started the record"}
    assert read(pat, Whose.OWN, verb=Verb.LEDGER_EXPORTED.value).lines


@pytest.mark.parametrize(("whose", "status"), [("all", 403), ("team", 403), ("own", 200), ("", 200), ("x", 200)])
def test_file_is_for_whom_the_page_is(browse: Browse, alice: Account, whose: str, status: int) -> None:
    assert browse(alice).get(f"{reverse('workspace:ledger-export')}?whose={whose}").status_code == status


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])
def test_file_holds_nothing_a_spreadsheet_would_run(name: str) -> None:
    from alongside.workspace.queries.ledger import csv_text

    line = lines.Told(1, now(), UUID(int=1), name, "", "ledger.browsed", [], "")
    _, row = csv_text([line])
    (cells,) = csv.reader([row], strict=True) if "\r" not in name else ([row.split(",")[2].strip('"')] * 3,)
    assert cells[2].startswith("'")
