"""Letting a partner see everyday support, as a lead would."""

from alongside.access.actions import grants
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose
from alongside.people.models import YoungPerson
from tests import cast
from tests.conftest import answer_for


def share_everyday(mira: YoungPerson, partner: Account) -> None:
    """Open everyday support to a partner."""
    lena = cast.account("lena")
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=mira.record_id,
            holder=partner,
            role=GrantRole.PARTNER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.SHARED,
            until=None,
            by=lena,
        )
    answer_for(partner, mira.record_id)
