"""A line of the ledger, to be read. ``actions.lines`` writes; the database refuses all else."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.kernel.models import TransactionId


class Line(models.Model):
    """Who did what, when. No foreign keys: a line outlives everything it is about.

    ``actor`` is empty when nobody was signed in, or when a machine did it and ``job`` says which.
    ``records`` are the young people's records the line is about, ``thing`` the row acted on.
    ``data`` is ciphertext, or canonical JSON of ids; never free text in clear.
    """

    id = models.BigAutoField(primary_key=True)
    xid = TransactionId(editable=False)
    at = models.DateTimeField(editable=False)
    actor = models.UUIDField(null=True)
    job = models.TextField(null=True)
    verb = models.TextField()
    records = ArrayField(models.UUIDField(), default=list)
    thing = models.UUIDField(null=True)
    purpose = models.TextField(null=True)
    data = models.BinaryField(null=True)

    class Meta:
        # The table is made by SQL (sql/*.sql): Django cannot say most of what protects it.
        managed = False
        db_table = "ledger_line"

    def __str__(self) -> str:
        return f"{self.pk} {self.verb}"
