"""Pages about staff: training, supervision, and how somebody is, as the people who use them meet them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.keywork.models import OwnCheck, Supervision, Training
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from tests.keywork import staff

Browse = Callable[[Account | None], Client]
TODAY = timezone.localdate(now())
EVIDENCE = "Certificate 47, in the blue folder"


def boxes(name: str, day: date) -> dict[str, str]:
    """A day in its three boxes."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def page(client: Client, name: str, *arguments: object) -> str:
    return client.get(reverse(f"workspace:{name}", args=arguments)).content.decode()


def post(client: Client, name: str, *arguments: object, **data: str) -> int:
    return client.post(reverse(f"workspace:{name}", args=arguments), data).status_code


def say_trained(client: Client, code: str = "exploitation", ago: int = 30) -> int:
    day = boxes("done_on", TODAY - timedelta(days=ago))
    return post(client, "trainings", code=code, provider="Harbour college", evidence=EVIDENCE, **day)


def test_training_is_written_down_looked_at_by_a_lead_and_counts(browse: Browse, alice: Account, lena: Account) -> None:
    assert say_trained(browse(alice)) == 302
    assert "A lead has still to look at it" in page(browse(alice), "trainings")
    assert "Training and supervision in my teams" in page(browse(lena), "today")
    assert EVIDENCE in page(browse(lena), "staff")
    with acting_as(lena.pk):
        row = Training.objects.get(account=alice)
    assert post(browse(lena), "training-confirm", row.pk) == 302
    shown = page(browse(alice), "trainings")
    assert "<bdi>Lena</bdi> has looked at it." in shown
    assert "Current" in shown


def test_training_in_the_future_or_without_evidence_is_asked_again_and_kept(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    day = boxes("done_on", TODAY + timedelta(days=2))
    response = client.post(reverse("workspace:trainings"), {"code": "trauma", "provider": "Typed college", **day})
    shown = response.content.decode()
    assert response.status_code == 200
    assert "Typed college" in shown
    assert 'role="alert"' in shown


def test_own_today_tells_what_runs_out_and_what_is_late(browse: Browse, alice: Account, bob: Account) -> None:
    staff.trained(alice, by="lena", ago=700)
    staff.supervised(alice, bob, last=60)
    shown = page(browse(alice), "today")
    assert "A training that your work asks for runs out soon." in shown
    assert "You meant to have met by now" in shown
    assert "<bdi>Bob</bdi>" in shown
    late = page(browse(bob), "today")
    assert "You meant to have met by now" in late
    assert "<bdi>Alice</bdi>" in late


def test_line_manager_as_supervisor_is_warned_of_and_kept(browse: Browse, alice: Account, lena: Account) -> None:
    client = browse(alice)
    path = reverse("workspace:supervisor-choose")
    assert "apart from line management" in client.post(path, {"supervisor": lena.pk}).content.decode()
    with acting_as(alice.pk):
        assert not Supervision.objects.exists()
    assert client.post(path, {"supervisor": lena.pk, "even_so": "on"}).status_code == 302
    with acting_as(alice.pk):
        assert not Supervision.objects.get().is_apart
    assert "Not apart from line management." in page(browse(lena), "staff")


def test_lead_proposes_and_the_worker_says_yes(browse: Browse, alice: Account, lena: Account, bob: Account) -> None:
    assert post(browse(lena), "supervisor-propose", alice.pk, supervisor=str(bob.pk)) == 302
    with acting_as(alice.pk):
        row = Supervision.objects.get()
    assert row.agreed_on is None
    assert "Say yes or no" in page(browse(alice), "today")
    assert post(browse(lena), "supervision-agree", row.pk) == 404
    assert post(browse(bob), "supervision-agree", row.pk) == 403
    assert post(browse(alice), "supervision-agree", row.pk) == 302
    with acting_as(alice.pk):
        assert Supervision.objects.get().agreed_on == TODAY


def test_note_is_read_by_the_two_and_the_lead_sees_only_that_it_happened(
    browse: Browse, alice: Account, bob: Account, lena: Account
) -> None:
    row = staff.supervised(alice, bob)
    note = {"note": "We talked of rest.", **boxes("held_on", TODAY)}
    assert post(browse(alice), "supervision-held", row.pk, **note) == 302
    assert "We talked of rest." in page(browse(alice), "supervision")
    assert "We talked of rest." in page(browse(bob), "supervision")
    shown = page(browse(lena), "staff")
    assert "Supervision happens." in shown
    assert "We talked of rest." not in shown
    assert post(browse(lena), "supervision-held", row.pk, **note) == 404


def test_check_is_kept_shown_taken_back_and_let_go(browse: Browse, alice: Account, bob: Account) -> None:
    staff.supervised(alice, bob)
    client = browse(alice)
    said = {"feelings": ["tired", "proud"], "line": "A long day and a good one."}
    assert client.post(reverse("workspace:how-i-am"), said).status_code == 302
    with acting_as(alice.pk):
        check = OwnCheck.objects.get()
    assert "A long day" in page(client, "how-i-am")
    assert "A long day" not in page(browse(bob), "supervision")
    assert post(client, "how-i-am-show", check.pk) == 302
    assert "A long day" in page(browse(bob), "supervision")
    assert post(client, "how-i-am-back", check.pk) == 302
    assert "A long day" not in page(browse(bob), "supervision")
    assert post(client, "how-i-am-let-go", check.pk) == 302
    with acting_as(alice.pk):
        assert not OwnCheck.objects.exists()


def test_empty_check_is_no_check(browse: Browse, alice: Account) -> None:
    assert "Choose a picture or write a line" in browse(alice).post(reverse("workspace:how-i-am"), {}).content.decode()


def test_what_is_typed_on_ones_own_page_is_not_kept_meanwhile(browse: Browse, alice: Account, bob: Account) -> None:
    held = staff.supervised(alice, bob)
    assert "data-draft" in page(browse(alice), "supervision-held", held.pk)
    assert "data-draft=" not in page(browse(alice), "how-i-am")


def test_check_cannot_be_shown_while_nobody_is_agreed(browse: Browse, alice: Account) -> None:
    check = staff.check(alice)
    assert post(browse(alice), "how-i-am-show", check.pk) == 403


@pytest.mark.parametrize("name", ["how-i-am-show", "how-i-am-back", "how-i-am-let-go"])
@pytest.mark.parametrize("who", ["lena", "sam", "ari", "pat", "bob", "nia"])
def test_somebody_elses_check_is_answered_like_one_that_never_was(
    browse: Browse, db: None, who: str, name: str
) -> None:
    check = staff.check(staff.cast.account("alice"))
    client = browse(staff.cast.account(who))
    answers = []
    for pk in (check.pk, staff.NOBODYS):
        response = client.post(reverse(f"workspace:{name}", args=[pk]))
        answers.append((response.status_code, len(response.content)))
    assert answers == [(404, answers[0][1])] * 2
    with acting_as(check.account_id):
        assert OwnCheck.objects.filter(pk=check.pk, shown_to=None).exists()


def test_partner_and_administrator_have_no_such_pages(browse: Browse, nia: Account, ari: Account, pat: Account) -> None:
    for who in (nia, ari, pat):
        for name in ("trainings", "supervision", "how-i-am", "staff"):
            assert browse(who).get(reverse(f"workspace:{name}")).status_code == 403


def test_help_is_found_by_everybody(browse: Browse, nia: Account) -> None:
    assert "Somebody to turn to" in page(browse(nia), "staff-help")


def test_ledger_hears_neither_what_was_said_nor_which_act_it_was(browse: Browse, alice: Account, pat: Account) -> None:
    client = browse(alice)
    with acting_as(alice.pk):
        before = set(Line.objects.values_list("pk", flat=True))
    client.post(reverse("workspace:how-i-am"), {"feelings": ["heavy"], "line": "Hard."})
    with acting_as(alice.pk):
        check = OwnCheck.objects.get()
    for name in ("how-i-am-back", "how-i-am-let-go"):
        client.post(reverse(f"workspace:{name}", args=[check.pk]))
    client.get(reverse("workspace:how-i-am"))
    with acting_as(pat.pk):
        told = {(line.verb, line.thing, line.data) for line in Line.objects.exclude(pk__in=before)}
    assert told == {("own.page_used", None, None)}


def test_naming_somebody_untrained_is_warned_of_allowed_and_explained(
    browse: Browse, mira: YoungPerson, bob: Account, lena: Account
) -> None:
    client, path = browse(lena), reverse("workspace:name-worker", args=[mira.record_id, bob.pk])
    assert "No training on exploitation is written down for them." in client.get(path).content.decode()
    given = {"role": "key_worker", "compartments": ["everyday"], "asked_by": "team", "knows": "none"}
    assert "Say why, or choose somebody" in client.post(path, given).content.decode()
    assert client.post(path, given | {"even_so": "She asked for Bob, and he starts on Monday."}).status_code == 302
    alongside = reverse("workspace:alongside", args=[mira.record_id])
    assert "he starts on Monday" in client.get(alongside).content.decode()
    assert "he starts on Monday" not in browse(bob).get(alongside).content.decode()


def test_naming_somebody_trained_asks_nothing(
    browse: Browse, mira: YoungPerson, bob: Account, una: Account, lena: Account
) -> None:
    staff.trained(bob, by="lena")
    path = reverse("workspace:name-worker", args=[mira.record_id, bob.pk])
    shown = browse(lena).get(path).content.decode()
    assert "even so" not in shown
    assert "Think of this first" not in shown
    staff.supervised(bob, una, last=90)
    assert "Their supervision is late" in browse(lena).get(path).content.decode()


def test_list_of_who_could_be_there_says_who_is_trained(
    browse: Browse, mira: YoungPerson, bob: Account, lena: Account
) -> None:
    staff.trained(bob, by="lena")
    shown = page(browse(lena), "choose-worker", mira.record_id)
    assert shown.count("Trained for this, and it is current.") == 1
    assert "No training on exploitation is written down for them." in shown
