"""Nobody named is the loudest question there is: told to whoever is alongside and to leads, and not to be put off."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actions import leaving
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.actions import prompts as answering
from alongside.evidence.actions.prompts import Reply
from alongside.evidence.queries import prompts
from alongside.evidence.vocabulary import Said, Why
from alongside.kernel import prompts as kernel
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.keywork.actions import absences as actions
from alongside.keywork.models import Absence
from alongside.keywork.queries import absences
from alongside.ledger.models import Line
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast
from tests.access.test_never import close_to
from tests.keywork.test_relationships import start_bob

Browse = Callable[[Account | None], Client]
GAP, AWAY = "keywork.no_named_worker", "keywork.nobody_while_away"


def today() -> date:
    return timezone.localdate(now())


def asked(name: str, key: str) -> list[UUID]:
    return [one.record for one in prompts.asked(now=now(), viewer=cast.account(name)) if one.prompt.key == key]


def away(who: str, *, begins: int = 0, days: int = 7, by: str | None = None, cover: str | None = None) -> Absence:
    first = today() + timedelta(days=begins)
    steps_in = cast.account(cover) if cover else None
    return actions.say(
        account=cast.account(who),
        from_on=first,
        until_on=first + timedelta(days=days),
        cover=steps_in,
        now=now(),
        by=cast.account(by or who),
    )


def test_nobody_is_asked_while_somebody_is_named(mira: YoungPerson) -> None:
    assert [asked(name, GAP) for name in ("alice", "lena", "sam", "nia")] == [[], [], [], []]


def test_gap_is_asked_of_leads_and_of_who_is_alongside_and_of_nobody_else(mira: YoungPerson, alice: Account) -> None:
    start_bob(mira)
    leaving.close(who=alice, takes_over={}, now=now(), by=cast.account("lena"))
    assert [asked(name, GAP) for name in ("bob", "lena", "sam")] == [[mira.record_id]] * 3
    assert [asked(name, GAP) for name in ("olu", "una", "nia", "vic", "dee", "pat")] == [[]] * 6


def test_gap_is_the_first_of_all_questions_and_says_since_when(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    young_people.add(card=Card("Robin"), team=cast.team().pk, now=now() - timedelta(days=90), by=cast.account("bob"))
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    first = prompts.asked(now=now(), viewer=lena)[0]
    assert (first.prompt.key, first.record) == (GAP, mira.record_id)
    assert first.thing != mira.record_id
    assert kernel.every()[0].key == GAP


def test_record_closed_to_the_key_worker_is_a_gap_and_not_told_to_them(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    close_to(mira, alice, by=lena)
    assert (asked("alice", GAP), asked("lena", GAP)) == ([], [mira.record_id])


def test_gap_is_not_told_to_a_lead_whom_it_is_closed_to(
    mira: YoungPerson, alice: Account, lena: Account, sam: Account
) -> None:
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    close_to(mira, lena, by=sam)
    assert (asked("lena", GAP), asked("sam", GAP)) == ([], [mira.record_id])


def test_gap_ends_when_somebody_is_named(mira: YoungPerson, alice: Account, bob: Account, lena: Account) -> None:
    leaving.close(who=alice, takes_over={mira.record_id: bob}, now=now(), by=lena)
    assert asked("lena", GAP) == []


@pytest.mark.parametrize("said", list(Said))
def test_gap_can_neither_be_put_off_nor_said_not_to_fit(
    mira: YoungPerson, alice: Account, lena: Account, said: Said
) -> None:
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    (one,) = [one for one in prompts.asked(now=now(), viewer=lena) if one.prompt.key == GAP]
    reply = Reply(said, Why.OTHER, today() + timedelta(days=7))
    with (
        opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door,
        pytest.raises(Refused, match="cannot wait"),
    ):
        answering.answer(
            prompt=one.prompt,
            thing=one.thing,
            reply=reply,
            record=mira.record_id,
            seen=0,
            now=now(),
            door=door,
            by=lena,
        )


def test_answer_that_slipped_in_does_not_silence_it(mira: YoungPerson, alice: Account, lena: Account) -> None:
    from alongside.evidence.models import PromptAnswer

    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    (one,) = [one for one in prompts.asked(now=now(), viewer=lena) if one.prompt.key == GAP]
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        PromptAnswer.objects.create(
            record_id=mira.record_id,
            prompt=GAP,
            thing=one.thing,
            said=Said.PUT_OFF,
            why=Why.OTHER,
            until=today() + timedelta(days=7),
            by=lena,
            at=now(),
            words=b"",
        )
    assert asked("lena", GAP) == [mira.record_id]


def test_today_of_a_lead_shows_it_first_with_no_way_to_put_it_off(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    page = browse(lena).get(reverse("workspace:today")).content.decode()
    assert "Nobody is their key worker now" in page
    assert f"/asked/{GAP}/" not in page


# Away for some days.


def test_key_worker_away_with_nobody_else_is_asked_about_two_weeks_before(mira: YoungPerson) -> None:
    away("alice", begins=20)
    assert asked("lena", AWAY) == []
    away("alice", begins=10)
    assert {name: asked(name, AWAY) for name in ("alice", "lena", "sam", "olu")} == {
        "alice": [mira.record_id],
        "lena": [mira.record_id],
        "sam": [mira.record_id],
        "olu": [],
    }


def test_co_worker_who_is_there_is_enough_unless_away_too(mira: YoungPerson) -> None:
    start_bob(mira)
    away("alice")
    assert asked("lena", AWAY) == []
    away("bob", days=2)
    assert asked("lena", AWAY) == [mira.record_id]


def test_absence_that_was_called_off_is_asked_about_no_more(mira: YoungPerson, alice: Account) -> None:
    row = away("alice")
    actions.call_off(absence=row, now=now(), by=alice)
    assert asked("lena", AWAY) == []
    assert absences.of_one(account=alice.pk, on=today(), viewer=alice) == []


@pytest.mark.parametrize(
    ("by", "may"), [("alice", True), ("lena", True), ("sam", True), ("bob", False), ("olu", False), ("pat", False)]
)
def test_absence_is_said_by_oneself_or_ones_lead(mira: YoungPerson, by: str, *, may: bool) -> None:
    if may:
        away("alice", by=by)
        return
    with pytest.raises(Refused):
        away("alice", by=by)
    with pytest.raises(DatabaseError), acting_as(cast.account(by).pk), transaction.atomic():
        Absence(
            account=cast.account("alice"), from_on=today(), until_on=today(), said_by=cast.account(by), said_at=now()
        ).save(force_insert=True)


def test_absence_has_its_line_once(mira: YoungPerson, alice: Account) -> None:
    row = away("alice")
    for _ in range(2):
        actions.call_off(absence=row, now=now(), by=alice)
    with acting_as(alice.pk), transaction.atomic():
        verbs = list(Line.objects.filter(thing=row.pk).order_by("id").values_list("verb", flat=True))
    assert verbs == ["absence.said", "absence.called_off"]


def test_away_page_is_filled_in_shown_and_taken_back(
    browse: Browse, mira: YoungPerson, alice: Account, bob: Account, lena: Account
) -> None:
    path, end = reverse("workspace:away", args=[alice.pk]), today() + timedelta(days=5)
    days = {
        f"{name}_{part}": str(getattr(day, part))
        for name, day in (("from_on", today()), ("until_on", end))
        for part in ("day", "month", "year")
    }
    assert browse(alice).post(path, days | {"cover": str(bob.pk)}).status_code == 302
    page = browse(alice).get(reverse("workspace:alongside", args=[mira.record_id])).content.decode()
    assert "<bdi>Bob</bdi> steps in" in page
    leads = browse(lena).get(path).content.decode()
    assert "Mira (Key worker)" in leads
    name = reverse("workspace:name-worker", args=[mira.record_id, bob.pk])
    link = f"{name}?role=cover&amp;until={end.isoformat()}"
    assert link in leads
    assert f'value="{end.year}"' in browse(lena).get(link.replace("&amp;", "&")).content.decode()
    assert "Mira" not in browse(alice).get(path).content.decode()
    assert browse(bob).get(path).status_code == 403
    (row,) = absences.of_one(account=alice.pk, on=today(), viewer=alice)
    assert browse(bob).post(reverse("workspace:away-off", args=[row.pk])).status_code == 403
    assert browse(alice).post(reverse("workspace:away-off", args=[row.pk])).status_code == 302


def test_function_tells_nothing_to_whoever_acts_as_nobody(mira: YoungPerson, alice: Account, lena: Account) -> None:
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select count(*) from keywork_unnamed()")
        assert cursor.fetchone() == (0,)
        cursor.execute("select count(*) from access.carried(now())")
        assert cursor.fetchone() == (0,)
        cursor.execute("select count(*) from access.bonds(%s)", (mira.record_id,))
        assert cursor.fetchone() == (0,)
