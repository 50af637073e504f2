"""Young people and the people around them. What names somebody is sealed under the record's key."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import IdModel, VersionedModel
from alongside.people.vocabulary import AgencyKind, Scheme, TeamKind


class Agency(IdModel):
    """An organisation: the service itself, or a partner."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)

    def __str__(self) -> str:
        return self.name


class Team(IdModel):
    """A hub or a spoke of the service. Records are held by teams."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=TeamKind.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    host = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="hosted")
    hub = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="spokes")

    def __str__(self) -> str:
        return self.name


class Practitioner(IdModel):
    """Somebody who works with young people: their job, team and the languages they speak."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="practitioner")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="practitioners")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="members")
    job = models.CharField(max_length=120)
    languages = ArrayField(models.CharField(max_length=60), default=list)


class YoungPerson(Protected, VersionedModel):
    """A young person. Everything that could name them is in the sealed ``card``."""

    card = SealedField()
    since = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["record"], name="people_youngperson_one"),)
        indexes = (models.Index(fields=["team_id", "since"], name="people_young_team"),)


class OutsideIdentifier(Protected):
    """A number somebody else gave them, sealed as it was written, with what looked odd about it."""

    scheme = models.CharField(max_length=30, choices=Scheme.choices)
    value = SealedField()
    flag = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["record"], name="people_outside_record"),)


class NameTag(Protected):
    """A blind-index tag: finds a sealed name, date of birth or number without reading it.

    Its own rows and not an array, because only equality is proof against leaks and may use an
    index under row-level security.
    """

    tag = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tag", "record"], name="people_nametag_one"),)
        indexes = (models.Index(fields=["record"], name="people_nametag_record"),)


class PersonWhoMatters(Protected, VersionedModel):
    """Somebody who matters to the young person, in the sealed ``card``: name and who they are."""

    card = SealedField()
    added_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["record"], name="people_matters_record"),)
