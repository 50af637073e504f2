"""Promises of the demonstration, and what young people told: written day by day, through the product's own actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table
from alongside.keywork.actions import promises, promises_changed, promises_settled, retellings, tellings
from alongside.keywork.actions.retellings import Request
from alongside.keywork.actions.tellings import Story
from alongside.keywork.cards import RetellingCard, TellingCard, UseCard
from alongside.keywork.models import Promise, Telling
from alongside.keywork.promise_vocabulary import PromiseState, ToWhom
from alongside.keywork.promise_words import Said, Told
from alongside.keywork.queries import promises as queries
from alongside.keywork.retelling_vocabulary import Asker, Avoidable, RetellingState
from alongside.keywork.telling_vocabulary import Medium, UseState
from alongside.keywork.vocabulary import ToldHow


@dataclass(frozen=True, slots=True)
class _Writing:
    """A record that is open to whoever writes in it, and the moment from which days are counted."""

    record: UUID
    door: Opened
    now: datetime

    @property
    def by(self) -> Account:
        """Who writes."""
        return self.door.viewer

    def ago(self, days: int) -> datetime:
        """So many days back; below nought, so many on."""
        return self.now - timedelta(days=days)


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """Everything that was promised to one young person and that they told, written by their key worker."""
    rows: Mapping[str, list[Row]] = {
        name: [row for row in found if row["person"] == person] for name, found in table("promises").items()
    }
    if not any(rows.values()):
        return
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        writing = _Writing(record, door, now)
        for row in rows["promises"]:
            _promise(row, writing)
        told = [_tell(row, writing) for row in rows["tellings"]]
        for row in rows["uses"]:
            _use(row, told[0], writing)
        for row in sorted(rows["asked"], key=lambda row: -row["ago"]):
            _asked(row, writing)


def _promise(row: Row, to: _Writing) -> None:
    made, due_on = to.ago(row["made"]), timezone.localdate(to.ago(-row["due"]))
    said = Said(row["what"], due_on, ToWhom(row.get("to", ToWhom.YOUNG_PERSON)), made_on=timezone.localdate(made))
    promise = promises.make(record=to.record, said=said, now=made, door=to.door, by=to.by)
    if "state" in row:
        _settle(promise, row, "", to)


def _settle(promise: Promise, row: Row, again: str, to: _Writing) -> None:
    """``again`` begins the names of what is said of the promise that took the place of the first."""
    done, words = to.ago(row[f"{again}done"]), row[f"{again}words"]
    told = Told(words, timezone.localdate(done), ToldHow(row.get("how", ToldHow.IN_PERSON)))
    state, seen = PromiseState(row[f"{again}state"]), promise.version
    if state is PromiseState.KEPT:
        promises_settled.keep(promise=promise, seen=seen, words=words, now=done, door=to.door, by=to.by)
    elif state is PromiseState.EXPLAINED:
        promises_settled.explain(promise=promise, seen=seen, told=told, door=to.door, by=to.by)
    else:
        day = timezone.localdate(to.ago(-row["new_due"]))
        read = queries.get(promise=promise.pk, record=to.record, on=day, door=to.door)
        after = promises_changed.change(read=read, seen=seen, told=told, due_on=day, now=done, door=to.door, by=to.by)
        _settle(after, row, "new_", to)


def _tell(row: Row, to: _Writing) -> Telling:
    told = to.ago(row["told"])
    card = TellingCard(row["title"], row["text"], row["helped"])
    story = Story(card, Medium(row["medium"]), timezone.localdate(told))
    return tellings.keep(record=to.record, story=story, now=told, door=to.door, by=to.by)


def _use(row: Row, telling: Telling, to: _Writing) -> None:
    asked, card = timezone.localdate(to.ago(row["asked"])), UseCard(row["purpose"], row["people"])
    use = tellings.ask(telling=telling, card=card, on=asked, door=to.door, by=to.by)
    until = timezone.localdate(to.ago(-row["until"])) if "until" in row else None
    tellings.answer(
        use=use,
        seen=use.version,
        said=UseState(row["answer"]),
        words=row["words"],
        on=asked,
        until=until,
        door=to.door,
        by=to.by,
    )
    if "told" in row:
        day, how = timezone.localdate(to.ago(row["told"])), ToldHow(row["how"])
        tellings.tell_on(use=use, seen=use.version, how=how, on=day, by=to.by)


def _asked(row: Row, to: _Writing) -> None:
    at = to.ago(row["ago"])
    card = RetellingCard(row["who"], row["why"], row["instead"])
    request = Request(Asker(row["asker"]), card, timezone.localdate(at), Avoidable(row["avoidable"]))
    kept = retellings.note(record=to.record, request=request, now=at, door=to.door, by=to.by)
    retellings.settle(
        retelling=kept,
        seen=kept.version,
        to=RetellingState(row["state"]),
        words=row["words"],
        on=timezone.localdate(at),
        door=to.door,
        by=to.by,
    )
