"""What is proposed next: never a way they said never to, never later than the floor, and on their days where it can be."""

from datetime import date, timedelta

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.kernel.clock import now
from alongside.outreach.models import ContactAgreement, OutreachPlan, Try
from alongside.outreach.queries import next_try
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.rules import Limits
from alongside.outreach.vocabulary import AGREED_CHANNELS, ANSWERED, Channel, Idea, Outcome, Rule, Wants

TODAY = date(2026, 11, 20)  # a Friday
LIMITS = Limits(TODAY, TODAY + timedelta(days=14), TODAY + timedelta(days=7), TODAY + timedelta(days=92), 16, 3)

channels = st.lists(st.sampled_from(Channel), min_size=1, max_size=3, unique=True)
plans = st.none() | st.builds(
    OutreachPlan,
    channels=channels,
    weekdays=st.lists(st.integers(0, 6), unique=True),
    cadence_days=st.integers(1, 92),
    next_try_on=st.dates(TODAY, LIMITS.floor),
    made_at=st.just(now()),
)
agreements = st.none() | st.builds(
    ContactAgreement,
    wants=st.sampled_from(Wants),
    never=st.lists(st.sampled_from(list(AGREED_CHANNELS)), unique=True),
    valid_until=st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
)
known = st.builds(ContactRules, st.just(TODAY), agreements)
tries = st.none() | st.builds(
    Try, next_channel=st.sampled_from(Channel), next_on=st.dates(TODAY, LIMITS.floor), recorded_at=st.just(now())
)


@given(plan=plans, rules=known, last=tries)
def test_what_is_proposed_is_never_what_they_never_want(
    plan: OutreachPlan | None, rules: ContactRules, last: Try | None
) -> None:
    found = next_try.proposed(plan=plan, last=last, known=rules)
    assert rules.rule(found.channel) is not Rule.NEVER


@given(channel=st.sampled_from(Channel), outcome=st.sampled_from(Outcome), plan=plans, rules=known)
def test_what_follows_is_allowed_and_within_the_floor_and_the_rhythm(
    channel: Channel, outcome: Outcome, plan: OutreachPlan | None, rules: ContactRules
) -> None:
    found = next_try.following(channel, outcome, plan=plan, known=rules, limits=LIMITS)
    assert rules.rule(found.channel) is not Rule.NEVER
    assert found.on
    assert TODAY < found.on <= LIMITS.floor
    if plan:
        assert found.on <= TODAY + timedelta(days=plan.cadence_days)
    if outcome in ANSWERED and rules.rule(channel) is not Rule.NEVER:
        assert found.channel == channel


def test_next_day_is_one_of_theirs() -> None:
    plan = OutreachPlan(channels=["text"], weekdays=[2], cadence_days=7)
    found = next_try.following(Channel.TEXT, Outcome.SEEN, plan=plan, known=ContactRules(TODAY), limits=LIMITS)
    assert found.on == date(2026, 11, 25)


def test_ways_are_gone_through_in_their_order_and_begin_again() -> None:
    plan = OutreachPlan(channels=["text", "card", "home_ground"], weekdays=[], cadence_days=7)
    order, channel = [], Channel.TEXT
    for _ in range(3):
        channel = next_try.following(
            channel, Outcome.NO_REPLY, plan=plan, known=ContactRules(TODAY), limits=LIMITS
        ).channel
        order.append(channel)
    assert order == [Channel.CARD, Channel.HOME_GROUND, Channel.TEXT]


@given(plan=plans, rules=known, used=st.lists(st.sampled_from(Channel), min_size=3, max_size=3))
def test_suggestions_name_what_was_not_tried_and_is_allowed(
    plan: OutreachPlan | None, rules: ContactRules, used: list[Channel]
) -> None:
    made = [Try(channel=one, happened_at=timezone.now()) for one in used]
    found = {one.idea: one for one in next_try.suggestions(tries=made, plan=plan, known=rules)}
    assert Idea.WORKER in found
    if Idea.CARD in found:
        assert Channel.CARD not in used
        assert rules.rule(Channel.CARD) is not Rule.NEVER
    labels = {str(one.label) for one in used}
    assert not labels & set(found[Idea.CHANNEL].ways if Idea.CHANNEL in found else ())
