"""The parts of what they say of themselves: how each is begun, and how it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment
from alongside.kernel.decisions import NotVisible
from alongside.kernel.forms import Form
from alongside.keywork.actions import wishes
from alongside.keywork.queries import wishes as wished
from alongside.myspace.forms.me import ChoicesForm, IdentityForm, MetForm, NameForm, NeedsForm
from alongside.myspace.opening import Mine
from alongside.people.actions import identity, needs, own_card
from alongside.people.cards import Card
from alongside.people.needs_vocabulary import Met
from alongside.people.queries import identity as identities
from alongside.people.queries import needs as needed
from alongside.people.queries import young_people


@dataclass(frozen=True, slots=True)
class Part:
    """One page of questions. ``begin`` answers with the form and the version that stands; ``keep`` says which was seen."""

    title: Promise
    why: Promise
    compartment: Compartment
    begin: Callable[[Mine, Any, date], tuple[Form, int]]
    keep: Callable[[Mine, Any, int, datetime], None]


def _begin_name(mine: Mine, data: Any, _on: date) -> tuple[Form, int]:
    person, card = young_people.get(record=mine.record), mine.card
    if person is None:
        raise NotVisible
    initial = {**asdict(card), "languages": ", ".join(card.languages)}
    return NameForm(data, initial=initial), person.version


def _keep_name(mine: Mine, form: NameForm, seen: int, _now: datetime) -> None:
    person = young_people.get(record=mine.record)
    card = Card(**form.changed(mine.card))
    if person and card != mine.card:
        own_card.change(person=person, seen=seen, card=card, door=mine.door, by=mine.door.viewer)


def _begin_identity(mine: Mine, data: Any, on: date) -> tuple[Form, int]:
    told = identities.of(record=mine.record, door=mine.door)
    return IdentityForm(data, initial=asdict(told.card), on=on), told.version


def _keep_identity(mine: Mine, form: IdentityForm, seen: int, now: datetime) -> None:
    identity.say(record=mine.record, card=form.card(), seen=seen, now=now, door=mine.door, by=mine.door.viewer)


def _begin_needs(mine: Mine, data: Any, _on: date) -> tuple[Form, int]:
    told = needed.of(record=mine.record, door=mine.door)
    return NeedsForm(data, initial=asdict(told.card)), told.version


def _keep_needs(mine: Mine, form: NeedsForm, seen: int, now: datetime) -> None:
    needs.say(record=mine.record, card=form.card(), seen=seen, now=now, door=mine.door, by=mine.door.viewer)


def _begin_choices(mine: Mine, data: Any, _on: date) -> tuple[Form, int]:
    last = wished.last(record=mine.record, door=mine.door)
    return ChoicesForm(data, initial=asdict(last.card) if last else {}), 0


def _keep_choices(mine: Mine, form: ChoicesForm, _seen: int, now: datetime) -> None:
    last, card = wished.last(record=mine.record, door=mine.door), form.card()
    if not last or last.card != card:
        wishes.say(record=mine.record, card=card, now=now, door=mine.door, by=mine.door.viewer)


def _begin_met(mine: Mine, data: Any, _on: date) -> tuple[Form, int]:
    told = needed.of(record=mine.record, door=mine.door)
    if told.row is None:
        raise NotVisible
    return MetForm(data), told.version


def _keep_met(mine: Mine, form: MetForm, seen: int, now: datetime) -> None:
    if profile := needed.of(record=mine.record, door=mine.door).row:
        said: dict[str, Any] = {"met": Met(form.cleaned_data["met"]), "words": form.cleaned_data["words"]}
        needs.check(profile=profile, seen=seen, **said, now=now, door=mine.door, by=mine.door.viewer)


PARTS: Mapping[int, Part] = {
    1: Part(
        _("My name"),
        _("So that everybody says it right."),
        Compartment.EVERYDAY,
        _begin_name,
        _keep_name,
    ),
    2: Part(
        _("Who I am"),
        _("You can leave all of this empty. It helps us to fit you, and to see if we leave anybody out."),
        Compartment.IDENTITY,
        _begin_identity,
        _keep_identity,
    ),
    3: Part(
        _("What helps me"),
        _("We have to give you this. Say it once, and we all know."),
        Compartment.EVERYDAY,
        _begin_needs,
        _keep_needs,
    ),
    4: Part(
        _("What I choose"),
        _("We try. If we can't, we tell you why."),
        Compartment.EVERYDAY,
        _begin_choices,
        _keep_choices,
    ),
    5: Part(
        _("Did I have what helps me?"),
        _("If not, that is on us. We read it and change it."),
        Compartment.EVERYDAY,
        _begin_met,
        _keep_met,
    ),
}
"""By their number in the address, so that a browser's history tells nothing."""
