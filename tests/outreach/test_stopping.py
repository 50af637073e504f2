"""A way that is not safe any more stops at once, by one act of theirs, and opens again only after a talk."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.outreach.actions import contact as agreements
from alongside.outreach.actions import stopping
from alongside.outreach.models import ContactAgreement
from alongside.outreach.queries import contact, overrides
from alongside.outreach.vocabulary import Channel, Rule, Standing
from alongside.people.models import YoungPerson
from tests import own_space
from tests.outreach import test_overrides
from tests.outreach.agreeing import PHONE, add_way, agree, agreed, override, reach, rules

RULES = {Channel.TEXT: Rule.OK, Channel.CALL: Rule.ONLY_IF, Channel.CARD: Rule.NEVER}


@pytest.fixture
def her(mira: YoungPerson, alice: Account) -> Account:
    """Mira's own account; she agreed with Alice how she is reached."""
    agree(mira.record_id, agreed(RULES), by=alice)
    add_way(mira.record_id, by=alice)
    return own_space.of(mira)


def stop(mira: YoungPerson, her: Account, channel: Channel = Channel.TEXT) -> ContactAgreement:
    with own_space.opened(mira, her) as door:
        return stopping.stop(record=mira.record_id, channel=channel, now=now(), door=door, by=her)


def _asked(viewer: Account) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now(), viewer=viewer)}


def test_way_is_closed_to_workers_at_once_and_they_are_asked_to_talk(
    mira: YoungPerson, her: Account, alice: Account, lena: Account
) -> None:
    assert reach(mira.record_id, viewer=alice)[Channel.TEXT].offers[0].value == PHONE
    stop(mira, her)
    now_it_is = reach(mira.record_id, viewer=alice)[Channel.TEXT]
    assert (now_it_is.standing, now_it_is.offers[0].value) == (Standing.NEVER, "")
    known = rules(mira.record_id, viewer=alice)
    assert (known.stopped, known.rule(Channel.CALL), known.card.never_call) == (["Text message"], Rule.ONLY_IF, "Dean")
    assert "outreach.way_stopped" in _asked(alice) & _asked(lena)


def test_it_lasts_until_somebody_has_talked_with_them(mira: YoungPerson, her: Account, alice: Account) -> None:
    stop(mira, her)
    row = stop(mira, her, Channel.CALL)
    assert row.stopped == [Channel.TEXT, Channel.CALL]
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), seen=row.number, by=alice)
    assert "outreach.way_stopped" not in _asked(alice)
    assert rules(mira.record_id, viewer=alice).stopped == []
    # Talked about, and left as it is.
    row = stop(mira, her, Channel.CALL)
    assert row.stopped == [Channel.CALL]
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        agreements.confirm(agreement=row, seen=row.version, on=now().date(), door=door, by=alice)
    assert "outreach.way_stopped" not in _asked(alice)
    assert reach(mira.record_id, viewer=alice)[Channel.CALL].standing is Standing.NEVER


def test_stopping_again_or_after_something_newer_still_stops(mira: YoungPerson, her: Account, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK, Channel.APP: Rule.OK}), seen=1, by=alice)
    row = stop(mira, her)
    assert (row.number, row.ok, row.never) == (3, [Channel.APP], [Channel.TEXT])
    assert stop(mira, her) == row
    with pytest.raises(Refused):
        stop(mira, her, Channel.DROP_IN)


def test_hour_that_somebody_opened_before_is_over(mira: YoungPerson, her: Account, alice: Account) -> None:
    used = override(mira.record_id, by=alice)
    at = used.used_at + timedelta(minutes=5)
    stop(mira, her, Channel.CALL)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door, pytest.raises(NotVisible):
        contact.reach_otherwise(override=used, at=at, words="", door=door)


def _as_it_is(row: ContactAgreement, **changes: object) -> ContactAgreement:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}
    return ContactAgreement(**values | {"number": row.number + 1, "stopped": [Channel.TEXT]} | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"never": []},
        {"ok": [Channel.TEXT, Channel.APP], "never": []},
        {"stopped": []},
        {"ok": [], "never": [Channel.TEXT, Channel.CARD], "wants": "themselves"},
        {"ok": [], "never": [Channel.TEXT, Channel.CARD, Channel.CALL], "only_if": []},
        {"ok": [], "never": [Channel.TEXT]},
    ],
    ids=["never_is_lifted", "another_is_opened", "nothing_stopped", "wants", "more_than_said", "one_is_forgotten"],
)
def test_whoever_holds_their_phone_opens_no_way_with_it(
    mira: YoungPerson, her: Account, changes: dict[str, object]
) -> None:
    with own_space.opened(mira, her):
        row = contact.newest(record=mira.record_id)
        assert row is not None
        own = {"made_by_id": her.pk, "confirmed_by_id": her.pk}
        with pytest.raises(DatabaseError, match="only a way less"), transaction.atomic():
            _as_it_is(row, **own, **changes).save(force_insert=True)
        right = _as_it_is(row, **own, ok=[], never=[Channel.TEXT, Channel.CARD])
        right.save(force_insert=True)


def test_worker_says_of_no_version_that_they_wrote_it(mira: YoungPerson, her: Account, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        row = contact.newest(record=mira.record_id)
        assert row is not None
        with pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
            _as_it_is(row, ok=[], never=[Channel.TEXT, Channel.CARD]).save(force_insert=True)


def test_contact_otherwise_is_shown_to_them_from_the_day_a_lead_named(
    mira: YoungPerson, her: Account, alice: Account, lena: Account
) -> None:
    hidden, shown = override(mira.record_id, Channel.CARD, by=alice), override(mira.record_id, by=alice)
    test_overrides.review(hidden, lena, days=5)
    test_overrides.review(shown, lena)
    with own_space.opened(mira, her) as door:
        told = overrides.for_them(record=mira.record_id, on=now().date() + timedelta(days=30), door=door)
        assert [one.row.pk for one in told] == [shown.pk]
    with acting_as(her.pk, Scope.CASELOAD), transaction.atomic():
        assert not ContactAgreement.objects.exists()
