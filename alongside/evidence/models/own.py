"""What a service added to the library itself: studies, findings, questions to think about, and what each said before.

No young person is in these tables: they hold what was published, and what to think about.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.access.models import Account
from alongside.evidence.vocabulary import Kind
from alongside.kernel.models import IdModel, VersionedModel


class Added(VersionedModel):
    """Something somebody added, that can be taken off the list and is never deleted."""

    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class OwnStudy(Added):
    """A study, report or book that this service added. ``key`` is its id in addresses and citations."""

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    authors = ArrayField(models.CharField(max_length=200), default=list)
    place = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=1000, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    doi = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (models.Index(fields=["doi"], name="evidence_ownstudy_doi"),)


class Behind(Added):
    """Something said that stands behind elements (numbers) and rows of the product (ids)."""

    elements = ArrayField(models.PositiveSmallIntegerField(), default=list)
    rows = ArrayField(models.CharField(max_length=10), default=list)

    class Meta:
        abstract = True


class OwnFinding(Behind):
    """One thing a study found, in one sentence of the service's own."""

    study = models.ForeignKey(OwnStudy, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=500)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["study", "number"], name="evidence_ownfinding_number"),)


class OwnQuestion(Behind):
    """A question for a team to think about together."""

    asks = models.CharField(max_length=300)


class Earlier(IdModel):
    """What a study, finding or question said before somebody changed it."""

    thing = models.UUIDField()
    version = models.PositiveIntegerField()
    said = models.JSONField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["thing", "version"], name="evidence_earlier_once"),)
