"""What young people would rather not be asked."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.models import Account, Protected
from alongside.kernel.models import VersionedModel
from alongside.people.vocabulary import LiftedHow, PaceAnswer, Topic


class PaceQuerySet(models.QuerySet["Pace"]):
    """Chainable filters."""

    def live(self) -> Self:
        """The answers that stand, quiet or due to be asked again."""
        return self.filter(lifted_at__isnull=True)

    def quiet(self, on: date) -> Self:
        """The answers because of which nobody asks on this day."""
        return self.live().filter(Q(ask_again_on__isnull=True) | Q(ask_again_on__gt=on))


class Pace(Protected, VersionedModel):
    """What a young person answered in place of an answer, kept by topic so that nobody asks again.

    Never changed but to be lifted: a new answer lifts the one before, and all of them stay. Topic and
    answer come from lists and nothing else is said, so any door to the record shows the row, whichever
    part it is for: who sees only their health must not ask either.
    """

    # From ``vocabulary.Topic``, which grows without a migration; the database holds it to one word of a list.
    topic = models.CharField(max_length=60)
    answer = models.CharField(max_length=20, choices=PaceAnswer.choices)
    said_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ask_again_on = models.DateField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_how = models.CharField(max_length=20, choices=LiftedHow.choices, blank=True)

    objects = PaceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["record", "topic"], condition=Q(lifted_at__isnull=True), name="people_pace_one_stands"
            ),
            models.CheckConstraint(name="people_pace_topic_is_a_word", condition=Q(topic__regex=r"^[a-z]+(_[a-z]+)*$")),
            models.CheckConstraint(
                name="people_pace_never_is_never",
                condition=~Q(answer=PaceAnswer.DONT_ASK) | Q(ask_again_on__isnull=True),
            ),
            models.CheckConstraint(
                name="people_pace_lifted_together",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lifted_how="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_how="")),
            ),
        )
        indexes = (models.Index(fields=["record", "-said_at"], name="people_pace_record"),)

    @property
    def topic_said(self) -> str:
        """The topic in words."""
        return str(Topic(self.topic).label) if self.topic in Topic.values else self.topic

    @property
    def told(self) -> str:
        """What they said, in a sentence."""
        if self.answer == PaceAnswer.DONT_ASK:
            return _("They asked not to be asked about this.")
        if self.answer == PaceAnswer.DONT_KNOW:
            return _("They said that they do not know.")
        if self.ask_again_on:
            return _("They said: not now. Ask again from %(day)s.") % {"day": date_format(self.ask_again_on, "j F Y")}
        return _("They said: not now. They will bring it up.")
