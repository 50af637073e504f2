"""What is kept while typing: whose it is, how much, how long, and what the ledger says of it."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse

from alongside.access import drafts
from alongside.access.actions import grants
from alongside.access.actor import acting_as
from alongside.access.crypto import Unreadable
from alongside.access.kept import KEPT_FOR
from alongside.access.models import Account, Draft, Grant
from alongside.access.vocabulary import EndReason
from alongside.kernel.clock import now
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from tests import cast, machine
from tests.access.test_drafts import KEPT, TYPED, begun, offer, page_of, rows, send, shown

Browse = Callable[[Account | None], Client]


def lines_of(who: Account) -> list[str]:
    with acting_as(who.pk), transaction.atomic():
        return list(Line.objects.filter(actor=who.pk).order_by("pk").values_list("verb", flat=True))


def test_only_its_writer_finds_it_and_only_on_its_page(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account, nia: Account
) -> None:
    page = page_of(mira)
    client, sheet = begun(browse, alice, page)
    for other in (lena, nia):
        assert offer() not in shown(browse(other), page)
        assert TYPED not in shown(browse(other), page, draft=sheet)
        assert browse(other).post(reverse("draft-throw-away"), {"draft": str(sheet)}).status_code == 404
    elsewhere = reverse("workspace:card", args=[mira.record_id])
    assert offer() not in shown(client, elsewhere)
    assert TYPED not in shown(client, elsewhere, draft=sheet)
    assert send(client, alice, elsewhere, sheet) == 404
    assert TYPED in shown(client, page, draft=sheet)


def test_somebody_else_who_signs_in_beside_the_page_keeps_nothing_of_it(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    sheet = uuid4()
    assert send(browse(lena), alice, page_of(mira), sheet) == 404
    headers = {"draft": str(sheet), "draft-proof": drafts.proof(sheet, by=alice)}
    assert browse(lena).get(reverse("drafts"), headers=headers).status_code == 404
    assert "token" in browse(alice).get(reverse("drafts"), headers=headers).json()
    assert rows(lena) == rows(alice) == []


def test_whose_door_ended_does_not_read_what_they_typed(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = page_of(mira)
    client, sheet = begun(browse, alice, page)
    with acting_as(alice.pk), transaction.atomic():
        grant = Grant.objects.get(holder=alice, record=mira.record_id)
        grants.end(grant=grant, seen=grant.version, reason=EndReason.WORK_DONE, by=alice)
    answer = client.get(page, {"draft": str(sheet)})
    assert (answer.status_code, TYPED in answer.content.decode()) == (404, False)
    assert send(client, alice, page, sheet) == 404, "nor adds to it"
    assert send(client, alice, page, uuid4()) == 404
    assert rows(alice) == [], "the database itself shows no row of it"


def test_colleague_without_a_door_keeps_nothing_about_a_record(browse: Browse, mira: YoungPerson, bob: Account) -> None:
    assert send(browse(bob), bob, page_of(mira), uuid4()) == 404
    assert rows(bob) == []


@pytest.mark.parametrize(
    "address",
    ["/account/login/", "/account/password/change/", "/nowhere/", "", "//elsewhere.example/", "/" + "a" * 400],
)
def test_nothing_is_kept_for_a_page_of_signing_in_or_none_at_all(browse: Browse, alice: Account, address: str) -> None:
    assert send(browse(alice), alice, address, uuid4()) == 404
    assert rows(alice) == []


def test_database_keeps_each_to_their_own(mira: YoungPerson, alice: Account, lena: Account) -> None:
    mine = Draft(account=alice, sheet=uuid4(), path="/evidence/own/add/", sealed=b"x", kept_at=now())
    with acting_as(alice.pk), transaction.atomic():
        mine.save(force_insert=True)
    with acting_as(lena.pk), transaction.atomic():
        assert list(Draft.objects.all()) == []
        assert Draft.objects.update(sealed=b"y") == 0
        assert Draft.objects.filter(pk=mine.pk).delete()[0] == 0
    theirs = Draft(account=alice, sheet=uuid4(), path="/", sealed=b"x", kept_at=now())
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(lena.pk), transaction.atomic():
        theirs.save(force_insert=True)
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as(alice.pk), transaction.atomic():
        Draft.objects.update(path="/elsewhere/")


def test_row_that_was_moved_is_not_read(browse: Browse, mira: YoungPerson, alice: Account, lena: Account) -> None:
    begun(browse, alice, page_of(mira))
    with acting_as(alice.pk), transaction.atomic():
        row = Draft.objects.get()
    assert b"swing" not in bytes(row.sealed)
    for change in ({"account": lena}, {"path": "/evidence/own/add/", "about": None}):
        copy = Draft(account=alice, sheet=uuid4(), path=row.path, about=row.about, kept_at=now(), sealed=row.sealed)
        for name, value in change.items():
            setattr(copy, name, value)
        with acting_as(copy.account_id), transaction.atomic():
            copy.save(force_insert=True)
        with pytest.raises(Unreadable):
            drafts.go_on(sheet=copy.sheet, path=copy.path, now=now(), by=copy.account)


def test_too_much_is_refused_and_what_was_kept_stays(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = page_of(mira)
    client, sheet = begun(browse, alice, page)
    assert send(client, alice, page, sheet, text="a" * 200_001) == 413
    assert TYPED in shown(client, page, draft=sheet)


def test_flood_of_drafts_pushes_out_only_ones_own_oldest(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    page = page_of(mira)
    _others, kept = begun(browse, lena, page)
    client, oldest = begun(browse, alice, page)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "MOST_DRAFTS", 4)
        newest = [uuid4() for _ in range(6)]
        for sheet in newest:
            assert send(client, alice, page, sheet) == 204
    with acting_as(alice.pk), transaction.atomic():
        assert set(Draft.objects.values_list("sheet", flat=True)) == set(newest[-4:])
    assert oldest not in newest
    assert TYPED in shown(browse(lena), page, draft=kept)


def test_form_from_another_site_and_stranger_keep_nothing(mira: YoungPerson, alice: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice, settings.AUTHENTICATION_BACKENDS[0])
    assert send(client, alice, page_of(mira), uuid4()) == 403
    assert send(Client(), alice, page_of(mira), uuid4()) == 302
    assert rows(alice) == []


def test_sign_in_that_ran_out_keeps_nothing_more_and_typing_winds_its_clock(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    client.get(page_of(mira))
    session = client.session
    session["seen"] = earlier = now().timestamp() - settings.IDLE_LIMIT_SECONDS + 60
    session.save()
    assert send(client, alice, page_of(mira), uuid4()) == 204
    session = client.session
    assert session["seen"] > earlier
    session["seen"] = now().timestamp() - settings.IDLE_LIMIT_SECONDS * 2
    session.save()
    assert send(client, alice, page_of(mira), uuid4()) == 302
    assert len(rows(alice)) == 1


def test_passwords_tokens_and_its_own_fields_are_not_in_it(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, sheet = browse(alice), uuid4()
    assert send(client, alice, page_of(mira), sheet, text=TYPED, csrfmiddlewaretoken="a token") == 204
    begun_again = drafts.go_on(sheet=sheet, path=page_of(mira), now=now(), by=alice)
    assert begun_again is not None
    assert dict(begun_again.lists()) == {"text": [TYPED], drafts.SHEET: [str(sheet)]}


def test_ledger_says_that_it_began_went_on_and_was_thrown_away_and_nothing_every_few_seconds(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    page = page_of(mira)
    client, sheet = begun(browse, alice, page)
    for more in ("a", "b"):
        assert send(client, alice, page, sheet, text=TYPED + more) == 204
    client.get(page, {"draft": str(sheet)})
    client.post(reverse("draft-throw-away"), {"draft": str(sheet)})
    told = [verb for verb in lines_of(alice) if verb.startswith(("kept.", "typed."))]
    assert told == ["kept.typed", "typed.gone_on", "typed.thrown_away"]


def test_day_later_it_is_not_offered_and_the_machine_lets_go_of_it(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    page = page_of(mira)
    _client, sheet = begun(browse, alice, page)
    tomorrow = now() + KEPT_FOR + timedelta(minutes=1)
    assert drafts.offered(path=page, now=tomorrow, by=alice) == []
    assert drafts.go_on(sheet=sheet, path=page, now=tomorrow, by=alice) is None


def test_machine_lets_go_of_what_is_a_day_old_and_reads_nothing(committed: None) -> None:
    alice = cast.account("alice")
    at = now()
    old, new = (
        Draft(account=alice, sheet=uuid4(), path="/evidence/own/add/", sealed=b"x", kept_at=at - ago)
        for ago in (KEPT_FOR + timedelta(hours=1), timedelta(hours=22))
    )
    with acting_as(alice.pk), transaction.atomic():
        Draft.objects.bulk_create([old, new])
    machine.run(drafts.JOB)
    with acting_as(alice.pk), transaction.atomic():
        assert list(Draft.objects.filter(pk__in=[old.pk, new.pk]).values_list("pk", flat=True)) == [new.pk]
        Draft.objects.filter(pk=new.pk).delete()


def test_what_a_sign_in_that_ran_out_kept_comes_back_without_being_judged_and_is_kept_on(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, page, sheet = browse(alice), page_of(mira), uuid4()
    client.get(page)
    session = client.session
    session["seen"] = now().timestamp() - settings.IDLE_LIMIT_SECONDS * 2
    session.save()
    answer = client.post(page, KEPT | {drafts.SHEET: str(sheet)})
    back = parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]
    content = browse(alice).get(back).content.decode()
    assert TYPED in content
    assert "thing to put right" not in content
    assert f'data-draft="{sheet}"' in content
    assert "data-kept-nowhere" in content


def test_own_study_is_kept_as_it_is_typed_too(browse: Browse, lena: Account) -> None:
    page = reverse("evidence:own-add")
    client, sheet = browse(lena), uuid4()
    assert send(client, lena, page, sheet, title="A study of summer camps") == 204
    assert offer() in shown(client, page)
    assert "A study of summer camps" in shown(client, page, draft=sheet)
