"""Words about who is alongside a young person, who asked for it, and how it ended."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BondRole(models.TextChoices):
    """What somebody is to a young person. The first three come with a door to the record, and only by that door."""

    KEY_WORKER = "key_worker", _("Key worker")
    CO_WORKER = "co_worker", _("Co-worker")
    COVER = "cover", _("Cover while someone is away")
    STATUTORY = "statutory", _("Social worker or other worker the law gives them")
    ADVOCATE = "advocate", _("Advocate")
    ISVA = "isva", _("ISVA: independent sexual violence adviser")
    GUARDIAN = "guardian", _("Guardian")
    CARER = "carer", _("Carer")
    PARENTS_WORKER = "parents_worker", _("Their parent's worker")
    CHOSEN = "chosen", _("The adult they chose")
    OTHER = "other", _("Somebody else alongside them")


ROLE_MEANINGS: dict[BondRole, Promise] = {
    BondRole.KEY_WORKER: _("The one who stays: first to call, and the one who knows the plan."),
    BondRole.CO_WORKER: _("Works beside the key worker, and knows the young person too."),
    BondRole.COVER: _("Is there while the key worker is away."),
    BondRole.STATUTORY: _("Has duties by law, such as a social worker or a personal adviser."),
    BondRole.ADVOCATE: _("Is on their side only, and helps them to be heard."),
    BondRole.ISVA: _("Stands by them through reporting, court and after, apart from police and court."),
    BondRole.GUARDIAN: _("Speaks up for a trafficked child who has no parent here."),
    BondRole.CARER: _("Looks after them at home."),
    BondRole.PARENTS_WORKER: _("Supports the parent, so that the young person's worker is theirs alone."),
    BondRole.CHOSEN: _("Whoever they trust most: a coach, a nan, a teacher."),
    BondRole.OTHER: _("Say in their words who it is."),
}
# These are grants first: the door is the truth, and a row of ours only tells more about it.
BY_GRANT = (BondRole.KEY_WORKER, BondRole.CO_WORKER, BondRole.COVER)
OUTSIDE = tuple(role for role in BondRole if role not in BY_GRANT)


class WhoAsked(models.TextChoices):
    """Who asked that somebody should be alongside them, or should not any more."""

    YOUNG_PERSON = "young_person", _("The young person asked")
    OFFERED = "offered", _("We offered it, and they said yes")
    TEAM = "team", _("The team decided")
    FAMILY = "family", _("A parent or carer asked")
    AGENCY = "agency", _("Another agency asked")
    LAW = "law", _("The law or a court says so")
    NOT_KNOWN = "not_known", _("Nobody knows any more")


class EndHow(models.TextChoices):
    """Whether an ending was one they could see coming. It is about us, and never about them."""

    PLANNED = "planned", _("Planned, and they knew before")
    SUDDEN = "sudden", _("Sudden")
