"""Plans, whole in each version, and how far along a young person feels."""

from django.db import models
from django.db.models import Q

from alongside.access.models import Account, Protected, SealedField
from alongside.planning.vocabulary import Agrees, Change, RatingAnswer


class Plan(Protected):
    """One version of a plan, whole: the one with the highest ``number`` holds. Rows are never changed.

    Goals, steps, strengths and every other word are in the sealed ``card``. In the clear stands what a prompt asks for:
    when to look at it again, and whether everything still to be done for some goal is the young person's to do.
    """

    number = models.PositiveIntegerField()
    change = models.CharField(max_length=20, choices=Change.choices)
    made_at = models.DateTimeField()
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    agrees = models.CharField(max_length=20, choices=Agrees.choices)
    # The version of which they said it; none while they were not asked.
    agreed_number = models.PositiveIntegerField(null=True)
    asks_only_them = models.BooleanField()
    review_on = models.DateField()
    card = SealedField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "number"], name="planning_plan_one_number"),
            models.CheckConstraint(name="planning_plan_counts_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="planning_plan_agreed_to_a_version",
                condition=Q(agrees=Agrees.NOT_ASKED, agreed_number__isnull=True)
                | (~Q(agrees=Agrees.NOT_ASKED) & Q(agreed_number__isnull=False)),
            ),
        )


class Rating(Protected):
    """How far along they feel with one goal, on their own scale, or that they would not say now.

    The number is sealed: it is theirs, and nothing counts it.
    """

    # A goal keeps its id through all versions of the plan, on whose sealed card it is.
    goal = models.UUIDField()
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=RatingAnswer.choices)
    taken_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    card = SealedField(default=b"")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="planning_rating_has_a_number",
                condition=Q(answer=RatingAnswer.NOT_NOW, card=b"") | (Q(answer=RatingAnswer.RATED) & ~Q(card=b"")),
            ),
        )
        indexes = (models.Index(fields=["record", "said_at"], name="planning_rating_record"),)
