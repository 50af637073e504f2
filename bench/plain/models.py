"""The same facts in clear, behind nothing."""

from django.conf import settings
from django.db import models


class Person(models.Model):
    """A young person."""

    id = models.UUIDField(primary_key=True)
    key_worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    known_as = models.CharField(max_length=80)
    full_name = models.CharField(max_length=120)
    pronouns = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True)
    since = models.DateField()

    class Meta:
        app_label = "plain"


class Friend(models.Model):
    """Somebody who matters to them."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="friends")
    name = models.CharField(max_length=120)
    who = models.CharField(max_length=120)

    class Meta:
        app_label = "plain"


class Kind(models.TextChoices):
    """What an entry is about."""

    MET = "met", "We met"
    IN_TOUCH = "in_touch", "We were in touch"
    TRIED = "tried", "We tried to reach them"
    OWN_WORDS = "own_words", "In their own words"
    GOOD_NEWS = "good_news", "Something good"
    MEETING = "meeting", "A meeting about support"
    REVIEW = "review", "We looked at the plan together"
    CORRECTION = "correction", "A correction"


class RestsOn(models.TextChoices):
    """What an entry rests on."""

    SEEN = "seen", "I saw or heard it myself"
    TOLD_BY = "told_by", "Somebody told me"
    OPINION = "opinion", "It is my opinion"
    OWN_WORDS = "own_words", "These are their own words"


class Entry(models.Model):
    """An entry on the timeline."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="entries")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    happened_at = models.DateTimeField()
    rests_on = models.CharField(max_length=20, choices=RestsOn.choices)
    told_by = models.CharField(max_length=120, blank=True)
    body = models.TextField()
    is_withheld = models.BooleanField(default=False)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")

    class Meta:
        app_label = "plain"
        indexes = (models.Index(fields=["person", "-happened_at"], name="plain_timeline"),)


class Audit(models.Model):
    """Who did what."""

    at = models.DateTimeField(auto_now_add=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        app_label = "plain"
