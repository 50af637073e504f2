"""Who young people of the demonstration say they are, what helps them, and what they choose."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import table
from alongside.keywork.actions import wishes
from alongside.keywork.cards import WishCard
from alongside.people.actions import identity, interpreters, needs
from alongside.people.actions.interpreters import Looked
from alongside.people.needs_vocabulary import Met
from alongside.people.own_cards import AccessCard, IdentityCard, InterpreterCard
from alongside.people.queries import needs as queries

SAID, CHECKED = timedelta(days=40), timedelta(days=8)


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """Let one young person say who they are, if the demonstration has it; their worker looks whether they had what helps."""
    said = {row["person"]: row for row in table("selves")["selves"]}.get(person)
    if said is None:
        return
    who, purpose = worker, Purpose.SUPPORT
    if said["by"] == "themselves":
        nicknames = {row["person"]: row["nickname"] for row in table("spaces")["spaces"]}
        who, purpose = Account.objects.get(username=nicknames[person]), Purpose.THEIRS
    with opened_one(record, purpose=purpose, viewer=who) as door:
        _say(record, said, now=now - SAID, door=door, by=who)
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        _look(record, said, now=now, door=door, by=worker)


def _say(record: UUID, said: dict[str, Any], *, now: datetime, door: Opened, by: Account) -> None:
    given: dict[str, Any] = {"record": record, "now": now, "door": door, "by": by}
    if "identity" in said:
        identity.say(card=IdentityCard(**_with_tuples(said["identity"])), seen=0, **given)
    needs.say(card=AccessCard(**_with_tuples(said["needs"])), seen=0, **given)
    wishes.say(card=WishCard(**said["wish"]), **given)


def _look(record: UUID, said: dict[str, Any], *, now: datetime, door: Opened, by: Account) -> None:
    profile, words = queries.of(record=record, door=door).row, said.get("missing", "")
    if profile:
        needs.check(
            profile=profile,
            seen=profile.version,
            met=Met(said["met"]),
            words=words,
            now=now - CHECKED,
            door=door,
            by=by,
        )
    if planned := said.get("interpreter"):
        card = InterpreterCard(**{name: planned[name] for name in ("name", "agency", "language", "how")})
        meets_on = (now + timedelta(days=planned["days"])).date()
        looked = Looked(no_ties=True, not_family=True)
        interpreters.plan(record=record, card=card, meets_on=meets_on, looked=looked, now=now, door=door, by=by)


def _with_tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
