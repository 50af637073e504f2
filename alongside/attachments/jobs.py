"""What this room does by the clock."""

from uuid import UUID

from django.db.models import Q

from alongside.attachments.models import Attachment
from alongside.attachments.queries import stored
from alongside.attachments.queries.files import OPEN_FOR
from alongside.attachments.vocabulary import State
from alongside.jobs.registry import job
from alongside.kernel.clock import now

# Longer than anything takes that puts bytes in the store before a row says so.
SETTLED = 2 * OPEN_FOR
AT_ONCE = 1000


@job(name="attachments.sweep", cron="23 * * * *")
def sweep() -> None:
    """Lets go of files that never fully arrived, and of bytes that belong to no file."""
    store, moment = stored.store(), now()
    names: dict[str, list[str]] = {}
    for kept in store.names():
        if kept.at < moment - SETTLED:
            names.setdefault(_id(kept.name), []).append(kept.name)
    ids = sorted(filter(None, names))
    alive: set[str] = set()
    for at in range(0, len(ids), AT_ONCE):
        wanted = Q(state__in=[State.KEPT, State.TAKEN_AWAY]) | Q(state=State.ARRIVING, added_at__gt=moment - OPEN_FOR)
        rows = Attachment.objects.filter(wanted, pk__in=ids[at : at + AT_ONCE])
        alive |= {pk.hex for pk in rows.values_list("pk", flat=True)}
    for file, held in names.items():
        for name in held:
            if file not in alive or f".{stored.ARRIVING}-" in name:
                store.delete(name)


def _id(name: str) -> str:
    """The id in a name; empty for what is nobody's, such as a file that was being written when a machine stopped."""
    try:
        return UUID(name.partition(".")[0]).hex
    except ValueError:
        return ""
