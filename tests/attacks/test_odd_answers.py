"""Small pages answer odd things kindly: nothing breaks, and nobody is led astray."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account

Browse = Callable[[Account | None], Client]


@pytest.mark.parametrize("key", ["", "\x00", "a\x00b", "x" * 100_000, "é", "' or true --"])
@pytest.mark.parametrize("place", ["device-end", "device-name"])
def test_device_by_no_known_key_is_not_found(browse: Browse, alice: Account, place: str, key: str) -> None:
    answer = browse(alice).post(reverse(f"workspace:{place}"), {"device": key, "name": "Mine"})
    assert answer.status_code == 404


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 10**40])
@pytest.mark.parametrize("place", ["job-try-again", "job-stop"])
def test_job_by_a_number_no_job_can_have_is_not_found(browse: Browse, ari: Account, place: str, number: int) -> None:
    assert browse(ari).post(reverse(f"workspace:{place}", args=[number])).status_code == 404


@pytest.mark.parametrize("back", ["", "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_not_now_leads_home_from_the_offer_of_a_passkey(browse: Browse, alice: Account, back: str) -> None:
    page = browse(alice).get(reverse("passkey-offer"), {"next": back}).content.decode()
    assert f'href="{reverse("workspace:today")}">' in page.partition("<main")[2]
    assert 'href="workspace:' not in page
