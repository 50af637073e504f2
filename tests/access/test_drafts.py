"""What is typed is kept as it is typed, for its writer alone, and comes back when they open the page again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.access import drafts
from alongside.access.actor import acting_as
from alongside.access.models import Account, Draft
from alongside.people.models import YoungPerson

Browse = Callable[[Account | None], Client]
TYPED = "She showed me the swing that Biscuit likes"
KEPT = {"text": TYPED, "kind": "met"}


def page_of(mira: YoungPerson) -> str:
    return reverse("workspace:write", args=[mira.record_id])


def send(client: Client, who: Account, page: str, sheet: UUID, **typed: str) -> int:
    about = {drafts.SHEET: str(sheet), drafts.PAGE: page, drafts.PROOF: drafts.proof(sheet, by=who)}
    return client.post(reverse("drafts"), {**(typed or KEPT), **about}).status_code


def begun(browse: Browse, who: Account, page: str) -> tuple[Client, UUID]:
    client, sheet = browse(who), uuid4()
    assert send(client, who, page, sheet) == 204
    return client, sheet


def shown(client: Client, page: str, **query: Any) -> str:
    return client.get(page, query).content.decode()


def offer(time: str = "") -> str:
    return f"You were writing this at {time}"


def rows(who: Account) -> list[Draft]:
    with acting_as(who.pk), transaction.atomic():
        return list(Draft.objects.all())


def test_page_opened_again_offers_what_was_typed_and_gives_it_back_until_it_is_saved(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    page = page_of(mira)
    client, sheet = begun(browse, alice, page)
    first = shown(client, page)
    assert offer() in first
    assert TYPED not in first
    assert f"{page}?draft={sheet}" in first
    for _again in range(2):
        back = shown(client, page, draft=sheet)
        assert TYPED in back
        assert "Here is what you were writing" in back
        assert "Error:" not in back
        assert "thing to put right" not in back


def posted_card(page: str, client: Client) -> dict[str, str]:
    return {"known_as": "Mira", "say_it": "MEE-ra", "seen": str(client.get(page).context["seen"])}


@pytest.mark.parametrize("told_by", ["the form", "the address"])
def test_saving_lets_go_of_what_was_kept(browse: Browse, mira: YoungPerson, alice: Account, told_by: str) -> None:
    page = reverse("workspace:card", args=[mira.record_id])
    client, sheet = begun(browse, alice, page)
    form, address = posted_card(page, client), page
    if told_by == "the form":
        form[drafts.SHEET] = str(sheet)
    else:
        address = f"{page}?draft={sheet}"
    assert client.post(address, form).status_code == 302
    assert offer() not in shown(client, page)
    assert send(client, alice, page, sheet) == 204, "a line that comes late is no trouble"
    assert offer() not in shown(client, page), "and brings nothing back"
    assert TYPED not in shown(client, page, draft=sheet)


def test_form_with_something_to_put_right_keeps_its_draft(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = reverse("workspace:card", args=[mira.record_id])
    client, sheet = begun(browse, alice, page)
    answer = client.post(page, {"known_as": "", drafts.SHEET: str(sheet)})
    assert answer.status_code == 200
    assert f'data-draft="{sheet}"' in answer.content.decode(), "and the page goes on with the same one"
    assert offer() in shown(client, page)


def test_what_others_saved_meanwhile_is_not_written_over(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = reverse("workspace:card", args=[mira.record_id])
    client, sheet = browse(alice), uuid4()
    opened_on = posted_card(page, client)["seen"]
    assert send(client, alice, page, sheet, known_as="Mira", say_it="MY-ra", seen=opened_on) == 204
    assert client.post(page, posted_card(page, client)).status_code == 302
    back = shown(client, page, draft=sheet)
    assert f'name="seen" value="{opened_on}"' in back
    answer = client.post(f"{page}?draft={sheet}", {"known_as": "Mira", "say_it": "MY-ra", "seen": opened_on})
    assert answer.status_code == 409


def test_version_that_a_page_does_not_read_back_itself_is_put_back(
    browse: Browse, mira: YoungPerson, lena: Account
) -> None:
    page = reverse("workspace:contact-agree", args=[mira.record_id])
    client, sheet = browse(lena), uuid4()
    assert send(client, lena, page, sheet, seen="7", number='9"><b>') == 204
    assert 'name="seen" value="7"' in shown(client, page, draft=sheet)


def test_thrown_away_is_gone_and_the_page_is_shown_afresh(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = page_of(mira)
    client, sheet = begun(browse, alice, page)
    answer = client.post(reverse("draft-throw-away"), {"draft": str(sheet)}, follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert "Thrown away." in answer.content.decode()
    assert offer() not in answer.content.decode()
    assert [bytes(row.sealed) for row in rows(alice)] == [b""]


def test_two_tabs_keep_two_drafts(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = page_of(mira)
    client, first = begun(browse, alice, page)
    second = uuid4()
    assert send(client, alice, page, second, text="Another afternoon") == 204
    assert shown(client, page).count(offer()) == 2
    assert TYPED in shown(client, page, draft=first)
    assert "Another afternoon" in shown(client, page, draft=second)


def test_address_that_led_to_a_form_leads_back_to_it(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, sheet = browse(alice), uuid4()
    assert send(client, alice, f"{page_of(mira)}?kind=call&draft={uuid4()}", sheet) == 204
    assert f"{page_of(mira)}?kind=call&amp;draft={sheet}" in shown(client, page_of(mira))
