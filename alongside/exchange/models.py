"""Files that were brought in. A file is a record of its own, so its rows are sealed and granted."""

from django.db import models

from alongside.access import tags
from alongside.access.models import Account, Protected, Record, SealedField
from alongside.exchange.vocabulary import KINDS, Outcome, State
from alongside.kernel.models import VersionedModel
from alongside.people.models import Agency
from alongside.record.models import Entry


class ImportFile(Protected, VersionedModel):
    """One council file: what it is, how far it is, and what bringing it in does."""

    kind = models.CharField(max_length=30)
    name = SealedField()
    sha256 = models.CharField(max_length=64)
    council = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.STAGED)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    flags = models.PositiveIntegerField(default=0)
    entries_made = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["team_id", "-uploaded_at"], name="exchange_file_team"),)

    @property
    def kind_said(self) -> str:
        """What sort of file it is, in words."""
        return str(KINDS[self.kind])


class ImportRow(Protected):
    """One row as it was read: raw and sealed, with what looked odd in it and whom it matches."""

    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = SealedField()
    # The blind-index tag of the council's number for the child, by which rows are matched.
    tag = models.BinaryField(null=True)
    flags = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    target = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "number"], name="exchange_row_number"),)
        indexes = (models.Index(fields=["file", "outcome", "number"], name="exchange_row_outcome"),)

    @property
    def found_by(self) -> bytes:
        """The tag as tags are made now; empty when the row has no number."""
        return tags.newest(bytes(self.tag)) if self.tag else b""


class ImportedEvent(Protected):
    """That an event of a file stands on a young person's timeline, so that it never does twice."""

    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="+")
    tag = models.BinaryField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record", "tag"],
                condition=models.Q(undone_at=None),
                name="exchange_event_once",
            ),
        )
        indexes = (models.Index(fields=["file"], name="exchange_event_file"),)
