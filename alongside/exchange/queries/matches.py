"""Who of a file is here already, by blind-index tags, as whoever acts in the open transaction."""

from collections.abc import Iterable
from uuid import UUID

from alongside.people.models import NameTag


def by_tag(found: Iterable[bytes]) -> dict[bytes, UUID]:
    """The record behind each of these tags that the actor can see."""
    rows = NameTag.objects.filter(tag__in=list(found))
    return {bytes(tag): record for tag, record in rows.values_list("tag", "record_id")}


def with_tags(records: Iterable[UUID], found: Iterable[bytes]) -> set[tuple[UUID, bytes]]:
    """Which of these records carry which of these tags."""
    rows = NameTag.objects.filter(record__in=list(records), tag__in=list(found))
    return {(record, bytes(tag)) for record, tag in rows.values_list("record_id", "tag")}
