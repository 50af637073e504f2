"""Pages of endings, returns and the drop-in board, as their worker, their lead and somebody at the tablet see them."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.jobs.registry import every
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.ledger.models import Line
from alongside.outreach import ending_rules
from alongside.outreach.actions import drop_ins
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.ending_vocabulary import CameFor, State
from alongside.outreach.models import Ending, Floor, Visit
from alongside.outreach.queries import drop_ins as reading
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from alongside.workspace import tablet
from tests import cast
from tests.outreach import ending as made

Browse = Callable[[Account | None], Client]
SECRET = "Zebra Finch"


def _at(name: str, record: UUID, **more: object) -> str:
    return reverse(f"workspace:{name}", kwargs={"record": record, **more})


def _three(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def _state(mira: YoungPerson) -> str:
    with made.door(mira.record_id, "lena"):
        return Ending.objects.latest("begun_at").state


def test_goodbye_from_first_thought_to_return(mira: YoungPerson, alice: Account, lena: Account, browse: Browse) -> None:
    worker, lead, record = browse(alice), browse(lena), mira.record_id
    worker.post(_at("ending-begin", record), {"reason": "goals_met", "why": "She says so."})
    said = {"judgement": "wants", "says": "I am good.", **_three("on", made.TODAY)}
    assert worker.post(_at("ending-talk", record), {**said, "seen": "1"}).status_code == 302
    plan = {"keeps": ["plan"], "months": ["3"], "letter": "You made us laugh.", "card_how": "Ring us"}
    worker.post(_at("ending-goodbye", record), {**plan, "seen": "2", **_three("on", made.TODAY)})
    assert _state(mira) == State.GOODBYE
    until = made.TODAY + timedelta(days=100)
    days = {**_three("on", made.TODAY), **_three("seen_on", made.TODAY), **_three("workers_until", until)}
    assert lead.post(_at("ending-agree", record), {"given_how": "in_person", "seen": "3", **days}).status_code == 302
    assert _state(mira) == State.ENDED
    assert "the door is open" in lead.get(_at("young-person", record)).content.decode()
    assert lead.post(_at("back", record), {"worker": "same"}).status_code == 302
    assert _state(mira) == State.BACK


def test_whoever_was_quicker_is_shown_and_what_was_typed_stays(
    mira: YoungPerson, alice: Account, browse: Browse
) -> None:
    made.talked(mira.record_id)
    typed = {"letter": "You made us laugh.", "seen": "1", **_three("on", made.TODAY)}
    answer = browse(alice).post(_at("ending-goodbye", mira.record_id), typed)
    assert answer.status_code == 409
    assert "You made us laugh." in answer.content.decode()


def test_what_is_missing_is_said_beside_the_field(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    made.begun(mira.record_id)
    typed = {"judgement": "could_not", "could_not": "not_safe", **_three("on", made.TODAY), "says": "kept"}
    page = browse(alice).post(_at("ending-talk", mira.record_id), typed).content.decode()
    assert "Only they can say this" in page
    assert "kept" in page


@pytest.mark.parametrize(
    ("name", "begins"), [("ending-paper", b"%PDF"), ("door-card", b"%PDF"), ("door-picture", b"\x89PNG")]
)
def test_what_they_receive_says_neither_who_they_are_nor_who_we_are(
    mira: YoungPerson, alice: Account, pat: Account, browse: Browse, name: str, begins: bytes
) -> None:
    made.planned(mira.record_id)
    answer = browse(alice).get(_at(name, mira.record_id))
    assert answer.content.startswith(begins)
    assert answer.headers["Content-Disposition"] in (
        'attachment; filename="page.pdf"',
        'attachment; filename="picture.png"',
    )
    for word in (b"Mira", b"Amira", b"Alongside", b"Harbour"):
        assert word not in answer.content
    with acting_as(pat.pk), transaction.atomic():
        assert Line.objects.filter(verb="ending.taken_out").exists()


def test_nothing_is_handed_out_before_a_goodbye_is_planned(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    made.begun(mira.record_id)
    assert browse(alice).get(_at("door-card", mira.record_id)).status_code == 404


def test_page_of_return_shows_what_not_to_ask_again(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    made.paused(mira.record_id)
    page = browse(alice).get(_at("back", mira.record_id)).content.decode()
    assert "Nothing has to be told again" in page
    assert "I am good now." in page
    assert "What they&#x27;d rather not be asked" in page or "rather not be asked" in page


def test_lead_sees_who_is_quiet_with_one_line_for_the_names(
    mira: YoungPerson, lena: Account, alice: Account, pat: Account, browse: Browse
) -> None:
    with made.door(mira.record_id) as (door, by):
        from alongside.outreach.actions import tries
        from alongside.outreach.actions.tries import Tried
        from alongside.outreach.vocabulary import Channel, Outcome

        for _ in range(3):
            tried = Tried(Channel.TEXT, Outcome.NO_REPLY, now())
            tries.add(record=mira.record_id, tried=tried, age=16, now=now(), door=door, by=by)
    assert "Mira" in browse(lena).get(reverse("workspace:quiet")).content.decode()
    with acting_as(pat.pk), transaction.atomic():
        assert Line.objects.filter(verb="record.listed", actor=lena.pk).count() == 1
        assert Line.objects.filter(verb="quiet.read", actor=lena.pk).count() == 1
    assert browse(alice).get(reverse("workspace:quiet")).status_code == 404


def test_floor_is_set_by_a_lead_and_never_above_the_services(
    mira: YoungPerson, lena: Account, alice: Account, browse: Browse
) -> None:
    where = _at("floor", mira.record_id)
    assert "choose at most" in browse(lena).post(where, {"days": "40", "why": ""}).content.decode().lower()
    assert browse(lena).post(where, {"days": "5", "why": "A hard week"}).status_code == 302
    assert browse(alice).post(where, {"days": "5", "why": ""}).status_code == 403
    with made.door(mira.record_id):
        assert Floor.objects.get().days == 5
    statement = Floor(record_id=mira.record_id, days=5, set_by=alice, set_at=now())
    with pytest.raises(DatabaseError), made.door(mira.record_id):
        statement.save(force_insert=True)


# --- the drop-in board ---


def _came(name: str = SECRET, by: str = "alice") -> Visit:
    came = Came(name, [CameFor.FOOD], is_from_tablet=False)
    return drop_ins.come(team=cast.team().pk, came=came, now=now(), by=cast.account(by))


def _tablet(browse: Browse, who: Account) -> Client:
    client = browse(who)
    answer = client.post(reverse("workspace:drop-in-tablet"), {"team": str(cast.team().pk)})
    assert answer.headers["Location"] == reverse("workspace:drop-in-here")
    return client


def test_tablet_writes_on_the_board_and_shows_nothing_of_anybody(
    mira: YoungPerson, alice: Account, browse: Browse
) -> None:
    _came()
    client = _tablet(browse, alice)
    page = client.get(reverse("workspace:drop-in-here")).content.decode()
    assert SECRET not in page
    assert "Alice" not in page
    answer = client.post(reverse("workspace:drop-in-here"), {"name": "Bee", "came_for": ["warmth"]}, follow=True)
    assert "Somebody comes" in answer.content.decode()
    assert {one.name for one in reading.board(viewer=alice)} == {SECRET, "Bee"}


def test_tablet_opens_no_other_page(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    client = _tablet(browse, alice)
    for path in (reverse("workspace:today"), reverse("workspace:drop-in"), _at("young-person", mira.record_id)):
        assert client.get(path).headers["Location"].startswith(reverse("account_login"))


def test_pass_that_was_made_up_is_none(db: None) -> None:
    client = Client()
    client.cookies[tablet.COOKIE] = "Zm9yZ2Vk"
    answer = client.post(reverse("workspace:drop-in-here"), {"name": "Bee"})
    assert answer.headers["Location"] == reverse("workspace:drop-in-tablet")


def test_pass_is_over_at_midnight_and_when_the_account_is_closed(alice: Account, browse: Browse) -> None:
    from django.http import HttpResponse
    from django.test import RequestFactory

    answer = HttpResponse()
    tablet.give(answer, team=cast.team().pk, now=now() - timedelta(days=1, hours=1), by=alice)
    request = RequestFactory().get("/")
    request.COOKIES[tablet.COOKIE] = answer.cookies[tablet.COOKIE].value
    assert tablet.shown(request, now=now()) is None
    assert tablet.shown(request, now=now() - timedelta(days=1, hours=1)) is not None


@pytest.mark.parametrize("name", ["dee", "pat", "ari", "nia", "vic"])
def test_board_is_of_those_who_work_with_young_people(browse: Browse, name: str) -> None:
    _came()
    assert browse(cast.account(name)).get(reverse("workspace:drop-in")).status_code == 404
    for scope in (Scope.CASELOAD, Scope.TEAM):
        with acting_as(cast.account(name).pk, scope), transaction.atomic():
            assert not Visit.objects.exists()


def test_another_team_sees_nothing_of_it(olu: Account) -> None:
    _came()
    assert reading.board(viewer=olu) == []
    with pytest.raises(Refused):
        drop_ins.come(team=cast.team().pk, came=Came("Bee"), now=now(), by=olu)


def test_name_is_sealed(alice: Account) -> None:
    row = _came()
    with acting_as(alice.pk), transaction.atomic():
        assert SECRET.encode() not in bytes(Visit.objects.get(pk=row.pk).name)


def test_whoever_knows_them_writes_it_on_their_timeline_and_the_board_forgets(
    mira: YoungPerson, alice: Account, browse: Browse
) -> None:
    row, client = _came("Mira"), browse(alice)
    page = client.post(reverse("workspace:drop-in-match", args=[row.pk]), {"text": "Mira"}).content.decode()
    assert "It was them" in page
    where = reverse("workspace:drop-in-matched", args=[row.pk, mira.record_id])
    assert client.post(where).status_code == 302
    with made.door(mira.record_id):
        assert Entry.objects.latest("recorded_at").kind == Kind.MET
    assert reading.board(viewer=alice) == []


def test_match_to_a_record_without_a_door_is_not_found(mira: YoungPerson, bob: Account, browse: Browse) -> None:
    row = _came("Mira", by="bob")
    where = reverse("workspace:drop-in-matched", args=[row.pk, mira.record_id])
    assert browse(bob).post(where).status_code == 404
    assert len(reading.board(viewer=bob)) == 1


def test_full_board_takes_no_more(alice: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drop_ins, "FULL", 2)
    for _ in range(2):
        _came()
    with pytest.raises(Refused, match="full"):
        _came()


def test_it_is_forgotten_after_its_days(alice: Account) -> None:
    row = _came()
    assert row.forget_on == ending_rules.forget_visit(came=made.TODAY)
    assert drop_ins.JOB in every()
