"""Safe contact: what is agreed holds, a never stays a never, and a number is given out only as was agreed."""

from datetime import time, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.vocabulary import Verb
from alongside.outreach import policies
from alongside.outreach.actions import contact
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactAgreement, ContactWay
from alongside.outreach.queries import contact as queries
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, OverrideReason, Rule, Standing, Wants, WayKind
from alongside.people.models import YoungPerson
from tests import cast
from tests.outreach.agreeing import PHONE, add_way, agree, agreed, at_hour, reach, rules

TEXT_ONLY = {Channel.TEXT: Rule.OK, Channel.CALL: Rule.NEVER, Channel.APP: Rule.ONLY_IF}
EVENINGS = AgreementCard(weekdays=(0, 2), from_time=time(16), until_time=time(19))


def test_nothing_is_safe_before_anything_is_agreed(mira: YoungPerson, alice: Account) -> None:
    add_way(mira.record_id, by=alice)
    known = rules(mira.record_id, viewer=alice)
    assert {known.rule(channel) for channel in AGREED_CHANNELS} == {None}
    assert {one.standing for one in reach(mira.record_id, viewer=alice).values()} == {Standing.NOT_AGREED}
    assert not any(
        offer.value or offer.link for one in reach(mira.record_id, viewer=alice).values() for offer in one.offers
    )


def test_each_channel_has_the_rule_they_gave_it_and_its_condition(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    known = rules(mira.record_id, viewer=alice)
    assert [known.rule(channel) for channel in TEXT_ONLY] == [Rule.OK, Rule.NEVER, Rule.ONLY_IF]
    assert known.rule(Channel.CARD) is None
    assert (known.said(Channel.APP), known.said(Channel.TEXT)) == ("her mum is out", "")


def test_number_is_given_out_for_the_channel_that_is_safe_and_for_no_other(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    add_way(mira.record_id, by=alice)
    found = reach(mira.record_id, viewer=alice)
    assert [(offer.value, offer.link) for offer in found[Channel.TEXT].offers] == [(PHONE, "sms:07700900123")]
    assert [(offer.value, offer.link) for offer in found[Channel.CALL].offers] == [("", "")]


def test_condition_opens_its_own_channel_once_it_is_said_to_be_met(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.ONLY_IF, Channel.TEXT: Rule.NEVER}), by=alice)
    add_way(mira.record_id, by=alice)
    assert reach(mira.record_id, viewer=alice)[Channel.CALL].offers[0].value == ""
    assert reach(mira.record_id, is_so="call", viewer=alice)[Channel.CALL].offers[0].link == "tel:07700900123"
    assert reach(mira.record_id, is_so="text", viewer=alice)[Channel.TEXT].offers[0].value == ""


@pytest.mark.parametrize(
    ("weekday", "hour", "standing"),
    [(0, 17, Standing.SAFE), (0, 15, Standing.NOT_NOW), (0, 20, Standing.NOT_NOW), (1, 17, Standing.NOT_NOW)],
)
def test_outside_the_days_and_times_they_named_it_is_not_safe(
    mira: YoungPerson, alice: Account, weekday: int, hour: int, standing: Standing
) -> None:
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK, Channel.CALL: Rule.NEVER}, card=EVENINGS), by=alice)
    add_way(mira.record_id, by=alice)
    found = reach(mira.record_id, at=at_hour(hour, weekday=weekday), viewer=alice)
    assert (found[Channel.TEXT].standing, found[Channel.CALL].standing) == (standing, Standing.NEVER)
    assert bool(found[Channel.TEXT].offers[0].value) is (standing is Standing.SAFE)


@pytest.mark.parametrize(
    ("begins", "ends", "at", "fits"),
    [
        (time(22), time(2), time(23), True),
        (time(22), time(2), time(1), True),
        (time(22), time(2), time(12), False),
        (None, time(9), time(8), True),
        (time(9), None, time(8), False),
        (None, None, time(3), True),
    ],
)
def test_span_of_hours_may_be_open_or_go_past_midnight(
    begins: time | None, ends: time | None, at: time, fits: bool
) -> None:
    assert AgreementCard(from_time=begins, until_time=ends).fits(weekday=3, at=at) is fits


def test_yes_runs_out_and_never_does_not(mira: YoungPerson, alice: Account) -> None:
    row = agree(mira.record_id, agreed(TEXT_ONLY, days=28), by=alice)
    on_last_day = rules(mira.record_id, on=row.valid_until, viewer=alice)
    after = rules(mira.record_id, on=row.valid_until + timedelta(days=1), viewer=alice)
    assert (on_last_day.expired, on_last_day.rule(Channel.TEXT)) == (False, Rule.OK)
    assert (after.expired, [after.rule(channel) for channel in TEXT_ONLY]) == (True, [None, Rule.NEVER, None])
    assert after.standing(Channel.TEXT, at=now()) is Standing.OUT_OF_DATE


def test_asking_again_lets_it_hold_as_long_as_before(mira: YoungPerson, alice: Account) -> None:
    long_ago = timezone.localdate(now()) - timedelta(days=20)
    row = agree(mira.record_id, agreed(TEXT_ONLY, on=long_ago, days=10), by=alice)
    today = timezone.localdate(now())
    assert rules(mira.record_id, viewer=alice).expired
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        contact.confirm(agreement=row, seen=row.version, on=today, door=door, by=alice)
    known = rules(mira.record_id, viewer=alice)
    assert known.agreement
    assert (known.expired, known.agreement.confirmed_on) == (False, today)
    assert known.agreement.valid_until == today + timedelta(days=10)


def test_old_version_is_not_confirmed_and_second_tap_does_not_count(mira: YoungPerson, alice: Account) -> None:
    first = agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    second = agree(mira.record_id, agreed(TEXT_ONLY), seen=1, by=alice)
    today = timezone.localdate(now())
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        with pytest.raises(Refused, match="newer"):
            contact.confirm(agreement=first, seen=1, on=today, door=door, by=alice)
        contact.confirm(agreement=second, seen=1, on=today, door=door, by=alice)
        with pytest.raises(ChangedMeanwhile):
            contact.confirm(agreement=second, seen=1, on=today, door=door, by=alice)


def test_they_will_be_in_touch_themselves_means_that_we_do_not(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({}, wants=Wants.THEMSELVES), by=alice)
    known = rules(mira.record_id, viewer=alice)
    assert {known.rule(channel) for channel in AGREED_CHANNELS} == {Rule.NEVER}
    assert {known.rule(channel) for channel in (Channel.DROP_IN, Channel.GROUP)} == {Rule.OK}


def test_every_version_stays_and_the_newest_holds(mira: YoungPerson, alice: Account, lena: Account) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), by=alice)
    agree(mira.record_id, agreed({Channel.CALL: Rule.NEVER}), seen=1, by=lena)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        versions = queries.versions(record=mira.record_id, door=door)
    assert [(row.number, row.ok, row.made_by.name) for row, _ in versions] == [(2, [], "Lena"), (1, ["call"], "Alice")]
    assert rules(mira.record_id, viewer=alice).rule(Channel.CALL) is Rule.NEVER


def test_version_written_on_an_old_one_is_refused_with_the_one_that_came_first(
    mira: YoungPerson, alice: Account
) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.NEVER}), by=alice)
    with pytest.raises(ChangedMeanwhile) as caught:
        agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), seen=0, by=alice)
    assert isinstance(caught.value.current, ContactAgreement)
    assert caught.value.current.never == ["call"]


def test_second_tap_writes_nothing_twice(mira: YoungPerson, alice: Account) -> None:
    once, way = new_id(), new_id()
    rows = [agree(mira.record_id, agreed(TEXT_ONLY), once=once, by=alice).pk for _ in range(2)]
    ways = [add_way(mira.record_id, once=way, by=alice).pk for _ in range(2)]
    assert (rows, ways) == ([once] * 2, [way] * 2)
    with acting_as(alice.pk):
        assert (ContactAgreement.objects.count(), ContactWay.objects.count()) == (1, 1)


def test_way_that_does_not_hold_any_more_is_offered_to_nobody(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), by=alice)
    row = add_way(mira.record_id, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        contact.end_way(way=row, seen=1, now=now(), door=door, by=alice)
    assert reach(mira.record_id, viewer=alice)[Channel.CALL].offers == []


@pytest.mark.parametrize("days", [93, 400])
def test_database_lets_no_agreement_hold_longer_than_three_months(mira: YoungPerson, alice: Account, days: int) -> None:
    with pytest.raises(IntegrityError):
        agree(mira.record_id, agreed(TEXT_ONLY, days=days), by=alice)
    assert rules(mira.record_id, viewer=alice).agreement is None


def test_each_act_has_its_ledger_line(mira: YoungPerson, alice: Account) -> None:
    row = agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    way = add_way(mira.record_id, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        contact.confirm(agreement=row, seen=1, on=row.agreed_on, door=door, by=alice)
        contact.end_way(way=way, seen=1, now=now(), door=door, by=alice)
        contact.look_up(record=mira.record_id, door=door, by=alice)
        contact.look_up(record=mira.record_id, is_so=True, door=door, by=alice)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select verb from ledger_line where verb like 'contact.%%' and records = %s", ([mira.record_id],)
        )
        found = {verb for (verb,) in cursor}
    assert found == {
        Verb.CONTACT_AGREED,
        Verb.CONTACT_WAY_ADDED,
        Verb.CONTACT_CONFIRMED,
        Verb.CONTACT_WAY_GONE,
        Verb.CONTACT_LOOKED_UP,
        Verb.CONTACT_CONDITION_MET,
    }


def test_numbers_conditions_and_names_are_sealed(mira: YoungPerson, alice: Account) -> None:
    way, row = add_way(mira.record_id, by=alice), agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    assert b"900123" not in bytes(way.card)
    assert not any(word in bytes(row.card) for word in (b"Dean", b"mum", b"netball"))


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.SAFE])
def test_card_printed_or_asked_where_it_is_not_safe_tells_no_number(standing: Standing) -> None:
    card = WayCard(WayKind.PHONE, "hers", PHONE)
    told = [repr(card), str(card), card.shown(standing=standing), card.link(Channel.CALL, standing=standing)]
    assert not any("900123" in one.replace(" ", "") for one in told)


def test_text_that_is_begun_carries_their_words_and_a_call_carries_none() -> None:
    card = WayCard(WayKind.PHONE, "hers", "+44 (0)7700-900123")
    text = card.link(Channel.TEXT, standing=Standing.SAFE, words="Hi & bye?")
    assert text == "sms:+447700900123?body=Hi%20%26%20bye%3F"
    assert card.link(Channel.CALL, standing=Standing.SAFE, words="Hi") == "tel:+447700900123"
    assert WayCard(WayKind.ADDRESS, "hers", "2 Mill Row").link(Channel.CARD, standing=Standing.SAFE) == ""


RULES = [*Rule, None]


@pytest.mark.parametrize(("rule", "reason", "is_so"), list(product(RULES, ["", *OverrideReason], [False, True])))
def test_channel_is_used_as_agreed_or_with_a_reason(rule: Rule | None, reason: str, is_so: bool) -> None:
    allowed = bool(reason) or rule is Rule.OK or (rule is Rule.ONLY_IF and is_so)
    assert bool(policies.can_use_channel(rule, reason, is_so=is_so)) is allowed


def test_rules_of_nobody_forbid_every_channel_that_is_agreed() -> None:
    known = ContactRules(timezone.localdate(now()))
    assert not any(policies.can_use_channel(known.rule(channel)) for channel in AGREED_CHANNELS)


@pytest.mark.parametrize("name", ["nia", "dee"])
def test_who_holds_no_everyday_support_is_told_to_ask_the_key_worker(
    mira: YoungPerson, alice: Account, name: str
) -> None:
    agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    add_way(mira.record_id, by=alice)
    viewer = cast.account(name)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        with pytest.raises(Refused, match="key worker"):
            contact.look_up(record=mira.record_id, door=door, by=viewer)
        assert queries.newest(record=mira.record_id) is None
        assert queries.ways(record=mira.record_id, door=door) == []


@pytest.mark.parametrize("name", ["bob", "olu", "pat", "ari", "vic"])
def test_without_a_door_nothing_is_there(mira: YoungPerson, alice: Account, name: str) -> None:
    agree(mira.record_id, agreed(TEXT_ONLY), by=alice)
    with pytest.raises(NotVisible):
        rules(mira.record_id, viewer=cast.account(name))
