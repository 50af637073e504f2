"""Who of a file is here already, by blind-index tags, as whoever acts in the open transaction."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from alongside.access import tags
from alongside.people.models import NameTag


def by_tag(found: Iterable[bytes]) -> dict[bytes, UUID]:
    """The record behind each of these tags that the actor can see, by the tag as it is made now."""
    wanted = {tag for one in found for tag in tags.still(one)}
    rows = NameTag.objects.filter(tag__in=wanted)
    return {tags.newest(bytes(tag)): record for tag, record in rows.values_list("tag", "record_id")}


def born_on(records: Iterable[UUID], days: Iterable[date]) -> set[tuple[UUID, bytes]]:
    """Which of these records have which of these days of birth, by the day's tag as it is made now."""
    wanted = {tag for day in days for tag in tags.every_birth(day)}
    rows = NameTag.objects.filter(record__in=list(records), tag__in=wanted)
    return {(record, tags.newest(bytes(tag))) for record, tag in rows.values_list("record_id", "tag")}
