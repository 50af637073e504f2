"""How far a search has come, carried from page to page by the page itself: sealed, ids and counts only.

So a reload, a second tab and the back button each go on from where their page stood, and nothing is kept on the
server. It opens for the same person and the same question, within the hour.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from alongside.access import crypto, service_key
from alongside.access.models import Account
from alongside.record.ranking import Hit, Tally
from alongside.workspace.queries.notes import SoFar

GOOD_FOR = timedelta(hours=1)


def sealed(so_far: SoFar, *, question: str, now: datetime, viewer: Account) -> str:
    """The state as text for a hidden field."""
    tally = so_far.tally
    hits = [(hit.entry, hit.record, hit.at, hit.length, hit.counts) for hit in tally.hits]
    sums = (tally.entries, tally.letters, tally.found, tally.holding)
    values = [now.timestamp(), so_far.looked, so_far.people, so_far.left_out, str(so_far.after or ""), sums, hits]
    blob = service_key.seal(json.dumps(values), _where(question, viewer))
    return urlsafe_b64encode(blob).decode()


def unsealed(text: str, *, question: str, now: datetime, viewer: Account) -> SoFar | None:
    """The state that was sealed; ``None`` for anything else, another's, another question's, or one too old."""
    try:
        blob = urlsafe_b64decode(text.encode())
        said = service_key.unseal(blob, _where(question, viewer))
    except (crypto.Unreadable, ValueError):
        return None
    at, looked, people, left_out, after, (entries, letters, found, holding), hits = json.loads(said)
    if now.timestamp() - at > GOOD_FOR.total_seconds():
        return None
    kept = tuple(Hit(entry, record, moment, length, tuple(counts)) for entry, record, moment, length, counts in hits)
    tally = Tally(entries, letters, found, tuple(holding), kept)
    return SoFar(tally, looked, people, left_out, UUID(after) if after else None)


def _where(question: str, viewer: Account) -> bytes:
    return f"search|{viewer.pk}|{sha256(question.encode()).hexdigest()}".encode()
