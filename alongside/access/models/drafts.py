"""What somebody is typing and has not saved yet."""

from typing import ClassVar

from django.db import models

from alongside.access.models.accounts import Account
from alongside.kernel.models import IdModel


class Draft(IdModel):
    """A form as it was typed so far, sealed, for its writer only. Empty once it was saved or thrown away.

    ``sheet`` is the opening of a page that it was typed on, so that two tabs keep two drafts. ``about`` is the record
    the page belongs to, if any: whose door to that record ended does not see the row any more.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    sheet = models.UUIDField()
    path = models.CharField(max_length=300)
    about = models.UUIDField(null=True)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "sheet"], name="access_draft_one_a_sheet")]
        indexes: ClassVar = [models.Index(fields=["account", "path"], name="access_draft_here")]
