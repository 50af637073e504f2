"""What was out of the ordinary, with the names of the young people whose records it was about."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.access.models import Account
from alongside.access.queries import looking
from alongside.access.queries.looking import Seen
from alongside.access.vocabulary import Purpose
from alongside.ledger.vocabulary import Verb
from alongside.people.queries import young_people
from alongside.people.queries.young_people import Listed


@dataclass(frozen=True, slots=True)
class Worth:
    """Something worth a kind word, and some of the young people it was about."""

    seen: Seen
    people: Sequence[Listed]


def of(*, viewer: Account) -> list[Worth]:
    """What nobody has answered yet, in a fixed number of queries.

    :raises Refused: when the viewer is no safeguarding lead.
    """
    found = looking.of(viewer=viewer)
    records = list(dict.fromkeys(record for one in found for record in one.records))
    listed = young_people.listed(records=records, verb=Verb.RECORD_LISTED, purpose=Purpose.SAFEGUARDING, viewer=viewer)
    known = {one.record: one for one in listed}
    return [Worth(one, [known[record] for record in one.records if record in known]) for one in found]
