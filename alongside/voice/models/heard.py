"""How young people were heard, said by themselves."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.kernel.models import IdModel, VersionedModel
from alongside.voice.heard_vocabulary import ReadBy, WhoWith


class Heard(Protected, VersionedModel):
    """What a young person says of being with somebody: a few taps, and words on the sealed ``card`` if they like.

    ``answers`` are codes such as ``respect-partly``, in the clear so that they can be counted for the whole service.
    ``asks_to_listen`` asks a person to make room; ``heard`` is what they heard, sealed.
    """

    who_with = models.CharField(max_length=20, choices=WhoWith.choices)
    answers = ArrayField(models.CharField(max_length=20), default=list)
    read_by = models.CharField(max_length=20, choices=ReadBy.choices)
    said_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    asks_to_listen = models.BooleanField()
    card = SealedField(default=b"")
    listened_on = models.DateField(null=True)
    listened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    heard = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="voice_heard_listened_together",
                condition=Q(listened_on__isnull=True, listened_by__isnull=True, heard=b"")
                | (Q(listened_on__isnull=False, listened_by__isnull=False) & ~Q(heard=b"")),
            ),
            models.CheckConstraint(name="voice_heard_says_something", condition=~Q(card=b"") | Q(answers__len__gte=1)),
        )
        indexes = (
            models.Index(fields=["record", "-said_at"], name="voice_heard_record"),
            models.Index(
                fields=["record"],
                condition=Q(asks_to_listen=True, listened_on__isnull=True),
                name="voice_heard_waits",
            ),
            models.Index(
                fields=["team_id"],
                condition=Q(asks_to_listen=True, listened_on__isnull=True),
                name="voice_heard_waits_team",
            ),
        )


class HeardCount(IdModel):
    """How many young people gave an answer about somebody in the last year, for the whole service: counted at night.

    ``n`` is rounded to five, and empty for fewer than five. By no team and by no worker.
    """

    who_with = models.CharField(max_length=20, choices=WhoWith.choices)
    answer = models.CharField(max_length=20)
    n = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["who_with", "answer"], name="voice_heardcount_one"),)
