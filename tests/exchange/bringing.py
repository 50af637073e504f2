"""What the tests of council files do again and again: stage, confirm, count."""

from io import BytesIO
from uuid import UUID

from django.db import transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.exchange.actions import confirming, staging
from alongside.exchange.models import ImportFile
from alongside.exchange.queries import files
from alongside.exchange.vocabulary import State
from alongside.kernel.clock import now
from alongside.people.models import Agency, OutsideIdentifier, YoungPerson
from alongside.people.queries import young_people as people
from alongside.record.models import Entry
from tests import cast


def stage(content: bytes, by: Account, name: str = "file") -> ImportFile:
    """Stage a file for the hub."""
    council = Agency.objects.get(name="Riverton Council")
    arriving = staging.Arriving(BytesIO(content), name, council, cast.team().pk)
    return staging.stage(arriving, now=now(), by=by)


def confirm(file: ImportFile, by: Account) -> ImportFile:
    """Bring it in to the end."""
    while file.state != State.CONFIRMED:
        confirming.step(file=file, now=now(), by=by)
    return file


def bring(content: bytes, by: Account) -> ImportFile:
    """Stage and confirm."""
    return confirm(stage(content, by), by)


def outcomes(file: ImportFile, by: Account) -> dict[str, int]:
    """How many rows of each outcome, those there are."""
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        return {str(o): n for o, n in files.outcomes(file=file).items() if n}


def children(by: Account) -> list[UUID]:
    """Records of young people that Lena's team holds."""
    return people.ids_for(scope=Scope.TEAM, most=10_000, after=None, viewer=by)


def counted(by: Account) -> dict[str, int]:
    """How many rows the team sees of everything a file makes."""
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        return {m._meta.db_table: m._default_manager.count() for m in (YoungPerson, OutsideIdentifier, Entry)}
