"""A record moves when a lead of its team proposes it and another lead, of the other team, takes it; with all that is in it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actions import barriers, emergencies, grants, moves
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Barrier, Move
from alongside.access.queries import grants as seeing
from alongside.access.queries import moves as reading
from alongside.access.vocabulary import (
    EmergencyKind,
    EndReason,
    Knows,
    MoveAnswer,
    MoveReason,
    Purpose,
    TheyKnow,
)
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.vocabulary import Verb
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from alongside.workspace.queries import leading
from tests import cast
from tests.access.test_account_lines import lines_of
from tests.access.test_never import close_to

Browse = Callable[[Account | None], Client]


def propose(mira: YoungPerson, *, by: str = "lena", begins: datetime | None = None) -> Move:
    """Ask the spoke to take Mira's record."""
    lead = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lead):
        moves.propose(
            record=mira.record_id,
            to=cast.team("Hill spoke").pk,
            why=MoveReason.NEARER,
            knows=TheyKnow.GLAD,
            begins=begins or now() - timedelta(minutes=1),
            by=lead,
        )
        found = reading.waiting(record=mira.record_id)
    assert found
    return found


def take(mira: YoungPerson) -> None:
    """Lena proposes, Sam takes it."""
    move = propose(mira)
    moves.answer(move=move, seen=move.version, said=MoveAnswer.TAKEN, by=cast.account("sam"))


def opens(mira: YoungPerson, who: Account) -> bool:
    """Whether this person can open it now."""
    try:
        with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who):
            return True
    except NotVisible:
        return False


def test_pages_lead_from_one_team_to_the_other(
    browse: Browse, mira: YoungPerson, lena: Account, sam: Account, pat: Account
) -> None:
    path, day = reverse("workspace:move", args=[mira.record_id]), timezone.localdate()
    asked = {"to": str(cast.team("Hill spoke").pk), "why": "nearer", "knows": "tell_first"}
    asked |= {"begins_day": str(day.day), "begins_month": str(day.month), "begins_year": str(day.year)}
    assert browse(lena).get(path).status_code == 200
    assert browse(lena).post(path, asked).headers["Location"] == path
    assert "Hill spoke was asked by" in browse(lena).get(path).content.decode()
    today = browse(sam).get(reverse("workspace:today")).content.decode()
    place = today.split("/moves/")[1].split('/"')[0]
    page = browse(sam).get(f"/moves/{place}/").content.decode()
    assert "Not yet: we tell them before it moves" in page
    assert "Mira" not in page
    answer = browse(sam).post(f"/moves/{place}/", {"answer": "taken"})
    assert answer.headers["Location"] == reverse("workspace:who-can-see", args=[mira.record_id])
    assert browse(lena).get(path).status_code == 404
    notice = browse(lena).get(reverse("workspace:today")).content.decode()
    assert "Yes, we take it" in notice
    assert "Mira" not in notice
    browse(lena).post(f"/moves/{place}/read/")
    assert "Another team has answered" not in browse(lena).get(reverse("workspace:today")).content.decode()
    for verb in (Verb.RECORD_MOVE_PROPOSED, Verb.RECORD_MOVED, Verb.RECORD_MOVE_READ):
        assert lines_of(verb, pat) == 1


def test_old_team_is_out_at_the_next_query_and_doors_of_named_workers_stay(
    mira: YoungPerson, alice: Account, lena: Account, nia: Account, sam: Account
) -> None:
    take(mira)
    assert [opens(mira, who) for who in (lena, alice, nia, sam)] == [False, True, True, True]


def test_every_row_goes_along(mira: YoungPerson, alice: Account, sam: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        words = entries.Words("Not yet.", Kind.MET, now(), withheld_because="Soon.", review_on=timezone.localdate())
        entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    take(mira)
    spoke = cast.team("Hill spoke").pk
    query = """
        select c.oid::regclass::text from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'stamp_team'
        where has_table_privilege('alongside_team', c.oid, 'select')
    """
    with connection.cursor() as cursor:
        cursor.execute(query)
        tables = [table for (table,) in cursor]
    assert len(tables) > 8
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"select distinct team_id from {table} where record_id = %s", (mira.record_id,))
            assert {team for (team,) in cursor} <= {spoke}, table
        assert Entry.objects.get(record=mira.record_id).sharing == "withheld"


def test_never_list_goes_along(mira: YoungPerson, olu: Account, lena: Account, sam: Account) -> None:
    close_to(mira, olu, by=lena)
    take(mira)
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
        assert Barrier.objects.filter(record=mira.record_id, account=olu, lifted_at=None).exists()
    with pytest.raises(NotVisible):
        emergencies.open_for_an_hour(record=mira.record_id, kind=EmergencyKind.DANGER, reason="x", by=olu)


def test_doors_that_came_along_are_on_the_new_leads_day_until_looked_at(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account, sam: Account
) -> None:
    take(mira)
    found = leading.of(now=now(), viewer=sam)
    assert found
    assert {door.holder_id for door, _ in found.moves.doors} == {alice.pk, nia.pk}
    keep, end = (next(d for d, _ in found.moves.doors if d.holder_id == who.pk) for who in (alice, nia))
    browse(sam).post(reverse("workspace:grant-keep", args=[mira.record_id, keep.pk]), {"seen": keep.version})
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
        grants.end(grant=end, seen=end.version, reason=EndReason.WORK_DONE, by=sam)
    again = leading.of(now=now(), viewer=sam)
    assert again
    assert again.moves.doors == []


def test_no_is_read_by_who_asked_and_the_record_stays(
    mira: YoungPerson, lena: Account, sam: Account, pat: Account
) -> None:
    move = propose(mira)
    moves.answer(move=move, seen=move.version, said=MoveAnswer.NO_ROOM, by=sam)
    found = leading.of(now=now(), viewer=lena)
    assert found
    assert [(one.move.outcome, one.name, one.to_team) for one in found.moves.answered] == [
        ("no_room", "Mira", "Hill spoke")
    ]
    moves.read(move=move.pk, by=lena)
    moves.read(move=move.pk, by=lena)
    assert lines_of(Verb.RECORD_MOVE_READ, pat) == 1
    assert opens(mira, lena)
    assert propose(mira).pk != move.pk


def test_answer_is_read_by_whoever_asked_and_by_no_other(mira: YoungPerson, sam: Account) -> None:
    move = propose(mira)
    with pytest.raises(NotVisible):
        moves.read(move=move.pk, by=cast.account("lena"))
    moves.answer(move=move, seen=move.version, said=MoveAnswer.TALK_FIRST, by=sam)
    with pytest.raises(NotVisible):
        moves.read(move=move.pk, by=sam)


def test_proposal_is_taken_back_and_can_no_longer_be_taken(
    browse: Browse, mira: YoungPerson, lena: Account, sam: Account, pat: Account
) -> None:
    move = propose(mira)
    browse(lena).post(reverse("workspace:move-back", args=[mira.record_id, move.pk]), {"seen": move.version})
    assert lines_of(Verb.RECORD_MOVE_TAKEN_BACK, pat) == 1
    with pytest.raises(ChangedMeanwhile):
        moves.answer(move=move, seen=move.version, said=MoveAnswer.TAKEN, by=sam)
    assert browse(sam).get(reverse("workspace:move-answer", args=[move.pk])).status_code == 404
    assert opens(mira, lena)


def test_nobody_moves_a_record_alone(browse: Browse, mira: YoungPerson, sam: Account) -> None:
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
        # Sam leads both teams, and is the only one who leads the spoke.
        assert reading.could_take(record=mira.record_id) == set()
    with pytest.raises(Refused, match="Nobody who leads that team"):
        propose(mira, by="sam")


def test_proposer_who_leads_both_does_not_answer(mira: YoungPerson, lena: Account) -> None:
    with pytest.raises(Refused, match="nobody moves a record alone"):
        moves.answer(move=Move(proposer=lena), seen=1, said=MoveAnswer.TAKEN, by=lena)


def test_team_whose_lead_may_never_open_it_is_not_offered(
    browse: Browse, mira: YoungPerson, lena: Account, sam: Account
) -> None:
    close_to(mira, sam, by=lena)
    page = browse(lena).get(reverse("workspace:move", args=[mira.record_id])).content.decode()
    assert "There is no other team" in page
    with pytest.raises(Refused, match="Nobody who leads that team"):
        propose(mira)


def test_lead_who_may_never_open_it_is_asked_nothing(
    browse: Browse, mira: YoungPerson, lena: Account, sam: Account
) -> None:
    move = propose(mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        barriers.close_to(record=mira.record_id, who=sam, kind=Knows.FAMILY, reason="", door=door, by=lena)
    assert browse(sam).get(reverse("workspace:move-answer", args=[move.pk])).status_code == 404
    assert "A record for your team?" not in browse(sam).get(reverse("workspace:today")).content.decode()


def test_before_its_day_it_can_only_be_said_no_to(browse: Browse, mira: YoungPerson, sam: Account) -> None:
    move = propose(mira, begins=now() + timedelta(days=3))
    path = reverse("workspace:move-answer", args=[move.pk])
    assert 'value="taken"' not in browse(sam).get(path).content.decode()
    assert browse(sam).post(path, {"answer": "taken"}).status_code == 200
    with pytest.raises(IntegrityError, match="from its day on"), transaction.atomic():
        moves.answer(move=move, seen=move.version, said=MoveAnswer.TAKEN, by=sam)
    assert browse(sam).post(path, {"answer": "talk_first"}).status_code == 302


def test_only_one_proposal_waits(mira: YoungPerson) -> None:
    propose(mira)
    with pytest.raises(Refused, match="asked already"):
        propose(mira)


def test_second_tab_changes_nothing(browse: Browse, mira: YoungPerson, sam: Account) -> None:
    move = propose(mira)
    moves.answer(move=move, seen=move.version, said=MoveAnswer.TALK_FIRST, by=sam)
    with pytest.raises(ChangedMeanwhile):
        moves.answer(move=move, seen=move.version, said=MoveAnswer.TAKEN, by=sam)


@pytest.mark.parametrize("name", ["alice", "bob", "olu", "dee", "pat", "ari", "nia", "vic"])
def test_who_leads_nothing_neither_proposes_nor_answers(browse: Browse, mira: YoungPerson, name: str) -> None:
    client = browse(cast.account(name))
    assert client.post(reverse("workspace:move", args=[mira.record_id]), {}).status_code in (403, 404)
    move = propose(mira)
    assert client.post(reverse("workspace:move-answer", args=[move.pk]), {"answer": "taken"}).status_code == 404
    back = reverse("workspace:move-back", args=[mira.record_id, move.pk])
    assert client.post(back, {"seen": move.version}).status_code in (403, 404)


def test_lead_of_the_holding_team_does_not_answer_for_the_other(
    browse: Browse, mira: YoungPerson, lena: Account
) -> None:
    move = propose(mira)
    assert browse(lena).get(reverse("workspace:move-answer", args=[move.pk])).status_code == 404


def test_new_team_sees_who_could_see_before(mira: YoungPerson, sam: Account, lena: Account) -> None:
    take(mira)
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
        holders = {grant.holder_id for grant in seeing.who_can_see(mira.record_id)}
    assert lena.pk not in holders
    assert sam.pk in holders
