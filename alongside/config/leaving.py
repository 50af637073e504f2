"""What `alongside account close` and `alongside account reopen` do."""

import click
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest, Now

from alongside.access.models import Account, Grant, SignIn
from alongside.access.vocabulary import EndReason, GrantRole
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import staff
from alongside.people.models import Team


def close(*, username: str) -> str:
    """Close an account as the owner; returns a sentence that says so.

    :raises ClickException: when there is no open account of this name.
    """
    who = _account(username, is_active=True)
    with transaction.atomic(using=staff.OWNER):
        Account.objects.using(staff.OWNER).filter(pk=who.pk).update(is_active=False)
        # Doors that have not begun end too: they would open once the account does.
        rows = Grant.objects.using(staff.OWNER).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=Now()))
        held = rows.filter(holder=who.pk)
        ended = held.update(
            ends_at=Greatest(F("starts_at"), Now()), end_reason=EndReason.LEFT, version=F("version") + 1
        )
        SignIn.objects.using(staff.OWNER).filter(account=who.pk).delete()
    _tell(Verb.ACCOUNT_CLOSED, who, "account close")
    return (
        f"The account of {who.name} is closed, and {ended} doors with it. Leads see on today's page who needs somebody."
    )


def reopen(*, username: str, team: str | None, place: str) -> str:
    """Open a closed account again, with a place in a team if one is named; returns a sentence that says so.

    :raises ClickException: when there is no closed account of this name, or no such team or place.
    """
    who = _account(username, is_active=False)
    if place not in GrantRole.values:
        raise click.ClickException(f"There is no place called {place}.")
    home = Team.objects.filter(name=team).first() if team else None
    if team and home is None:
        raise click.ClickException(f"There is no team called {team}.")
    with transaction.atomic(using=staff.OWNER):
        Account.objects.using(staff.OWNER).filter(pk=who.pk).update(is_active=True)
        if home:
            staff.place_in_team(account=who, team=home, role=GrantRole(place), now=now())
    _tell(Verb.ACCOUNT_REOPENED, who, "account reopen")
    return f"{who.name} can sign in again. No record is open to them until a lead gives it."


def _account(username: str, *, is_active: bool) -> Account:
    found = Account.objects.using(staff.OWNER).filter(username=username, is_active=is_active).first()
    if found is None:
        state = "open" if is_active else "closed"
        raise click.ClickException(f"There is no {state} account called {username}.")
    return found


def _tell(verb: Verb, who: Account, job: str) -> None:
    with transaction.atomic():
        lines.record(verb, thing=who.pk, by=None, job=job)
