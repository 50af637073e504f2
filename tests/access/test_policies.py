"""Who may do what, for every role there is."""

from collections.abc import Callable

import pytest

from alongside.access import policies
from alongside.access.models import Account
from alongside.access.vocabulary import ROLE_MEANINGS, Purpose, Role
from alongside.kernel.decisions import Decision, No, Refused, require

TABLE: dict[Callable[[Account], Decision], set[Role]] = {
    policies.can_browse_ledger: {Role.DATA_PROTECTION_LEAD},
    policies.can_bring_in_files: {Role.DATA_OFFICER},
    policies.can_read_unusual: {Role.SAFEGUARDING_LEAD},
    policies.can_keep_service: {Role.ADMINISTRATOR},
}


def _with(*roles: Role) -> Account:
    return Account(roles=[role.value for role in roles])


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("may", TABLE, ids=lambda may: may.__name__)
def test_role_may_or_may_not(may: Callable[[Account], Decision], role: Role) -> None:
    assert bool(may(_with(role))) == (role in TABLE[may])


@pytest.mark.parametrize("may", TABLE, ids=lambda may: may.__name__)
def test_account_without_roles_may_not_and_all_roles_together_may(may: Callable[[Account], Decision]) -> None:
    assert not may(_with())
    assert may(_with(*Role))


@pytest.mark.parametrize("may", TABLE, ids=lambda may: may.__name__)
def test_refusal_gives_its_reason_in_a_sentence(may: Callable[[Account], Decision]) -> None:
    answer = may(_with())
    assert isinstance(answer, No)
    assert answer.reason.startswith("Only ")
    assert answer.reason.endswith(".")
    with pytest.raises(Refused, match=answer.reason):
        require(answer)


@pytest.mark.parametrize("leads", [True, False])
def test_access_is_changed_by_those_who_lead(leads: bool) -> None:
    assert bool(policies.can_change_access(leads=leads)) is leads


@pytest.mark.parametrize(
    ("roles", "purpose"),
    [
        ((), Purpose.SUPPORT),
        ((Role.PRACTITIONER,), Purpose.SUPPORT),
        ((Role.PARTNER,), Purpose.SUPPORT),
        ((Role.TEAM_LEAD,), Purpose.SUPERVISION),
        ((Role.SAFEGUARDING_LEAD,), Purpose.SAFEGUARDING),
        ((Role.DATA_OFFICER,), Purpose.RECORD_KEEPING),
        ((Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD), Purpose.SAFEGUARDING),
        ((Role.PRACTITIONER, Role.TEAM_LEAD), Purpose.SUPERVISION),
    ],
)
def test_usual_purpose_is_that_of_the_role_with_most_reach(roles: tuple[Role, ...], purpose: Purpose) -> None:
    assert policies.usual_purpose(_with(*roles)) == purpose


@pytest.mark.parametrize("role", list(Role))
def test_role_says_what_it_means(role: Role) -> None:
    assert len(str(ROLE_MEANINGS[role])) > 20


OPENS_IN_EMERGENCY = {Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD}


@pytest.mark.parametrize("role", list(Role))
def test_practitioners_of_the_service_open_in_an_emergency_and_partners_never_do(role: Role) -> None:
    assert bool(policies.can_open_in_emergency(_with(role))) == (role in OPENS_IN_EMERGENCY)
    assert not policies.can_open_in_emergency(_with(role, Role.PARTNER))


@pytest.mark.parametrize("leads", [True, False])
@pytest.mark.parametrize("is_opener", [True, False])
def test_emergency_is_reviewed_by_a_lead_who_did_not_open_it(leads: bool, is_opener: bool) -> None:
    assert bool(policies.can_review_emergency(leads=leads, is_opener=is_opener)) == (leads and not is_opener)


@pytest.mark.parametrize("allowed", [True, False])
def test_account_is_closed_by_whoever_the_database_allows(allowed: bool) -> None:
    assert bool(policies.can_close_account(allowed=allowed)) is allowed
