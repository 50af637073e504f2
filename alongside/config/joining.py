"""What `alongside account add` does."""

from collections.abc import Sequence

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.access.vocabulary import GrantRole, Role
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import staff
from alongside.people.vocabulary import AgencyKind, TeamKind


def add(
    *,
    username: str,
    name: str,
    job: str,
    agency: str,
    agency_kind: str,
    roles: Sequence[str],
    team: str | None,
    place: str,
    password: str,
) -> str:
    """Make an account with its place in a team; returns a sentence that says so.

    :raises ClickException: when a word is not known, the password is weak or the name is taken.
    """
    try:
        validate_password(password)
        kinds = AgencyKind(agency_kind), [Role(role) for role in roles], GrantRole(place)
    except (ValidationError, ValueError) as error:
        raise click.ClickException(" ".join(getattr(error, "messages", [str(error)]))) from error
    employer = staff.add_agency(name=agency, kind=kinds[0])
    joined = staff.add_team(name=team, kind=TeamKind.HUB, agency=employer) if team else None
    joining = staff.Joining(username, name, employer, job, kinds[1], joined)
    try:
        account = staff.join(joining, password=password).account
    except IntegrityError as error:
        raise click.ClickException(f"There is an account called {username} already.") from error
    if joined:
        staff.place_in_team(account=account, team=joined, role=kinds[2], now=now())
    with transaction.atomic():
        lines.record(Verb.PRACTITIONER_CHANGED, thing=account.pk, by=None, job="account add")
    return f"{name} can sign in as {username}, and is asked for a second factor first."


def add_agency(*, name: str, kind: str) -> str:
    """Make an agency; returns a sentence that says so.

    :raises ClickException: when the kind is not known.
    """
    if kind not in AgencyKind.values:
        raise click.ClickException(f"There is no kind of agency called {kind}.")
    found = staff.add_agency(name=name, kind=AgencyKind(kind))
    with transaction.atomic():
        lines.record(Verb.PRACTITIONER_CHANGED, thing=found.pk, by=None, job="agency add")
    return f"{found.name} is known as {found.get_kind_display()}."
