"""Reads the invented people and texts: a file that is wrong anywhere does not load at all."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from alongside.access.vocabulary import Compartment
from alongside.people.vocabulary import Birth
from alongside.record.vocabulary import Kind, RestsOn

Row = dict[str, Any]

_DATA = files("alongside.config.demo") / "data"
_RESTS_ON = {Kind.OWN_WORDS: RestsOn.OWN_WORDS, Kind.INFORMATION: RestsOn.TOLD_BY}


@dataclass(frozen=True, slots=True)
class Text:
    """A text with {slots}, and everything else an entry made from it will say.

    ``needs`` are tags a person must have; ``days`` (from, to) how long after the step before;
    ``later`` (from, to) how many days ahead {later_weekday} is when no next step says so.
    """

    text: str
    kind: Kind = Kind.MET
    rests_on: RestsOn = RestsOn.SEEN
    compartment: Compartment = Compartment.EVERYDAY
    told_by: str = ""
    third_party: bool = False
    about: bool = False
    needs: Sequence[str] = ()
    days: Sequence[int] = (0, 0)
    later: Sequence[int] = ()

    @property
    def opening(self) -> str:
        """The text it begins with."""
        return self.text


@dataclass(frozen=True, slots=True)
class Story:
    """Something that unfolds over days or weeks, step by step; it may begin in some months only.

    ``common``: it fits many, so it is told where nothing closer fits.
    """

    key: str
    steps: Sequence[Text]
    needs: Sequence[str] = ()
    months: Sequence[int] = ()
    common: bool = False

    @property
    def opening(self) -> str:
        """The text it begins with."""
        return self.steps[0].text


@dataclass(frozen=True, slots=True)
class Scripted:
    """An entry of one young person, so many days ago, by the key worker or somebody named."""

    person: str
    days_ago: int
    text: Text
    by: str = ""
    correction: str = ""
    withheld: str = ""
    review_in: int = 0
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Matters:
    """Somebody who matters. ``far``: lives far away, so is never said to have come along."""

    name: str
    who: str
    note: str = ""
    adult: bool = True
    far: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """An invented young person. ``since`` and ``quiet`` (from, to) are in days ago."""

    key: str
    worker: str
    known_as: str
    full_name: str
    languages: Sequence[str]
    since: int
    tags: Sequence[str]
    likes: Sequence[str]
    matters: Sequence[Matters]
    say_it: str = ""
    pronouns: str = ""
    age: int | None = None
    birthday_in: int | None = None
    birth: Birth = Birth.KNOWN
    birth_because: str = ""
    quiet: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """Every text there is, by what it is for."""

    stories: Sequence[Story]
    scripted: Sequence[Scripted]
    singles: Mapping[str, Sequence[Text]] = field(default_factory=dict)


_SINGLES: dict[str, tuple[str, Kind]] = {
    "first": ("moments", Kind.MET),
    "moments": ("moments", Kind.MET),
    "meetings": ("moments", Kind.MEETING),
    "information": ("moments", Kind.INFORMATION),
    "returns": ("moments", Kind.MET),
    "tries": ("tries", Kind.TRIED),
    "own_words": ("own_words", Kind.OWN_WORDS),
    "good_news": ("good_news", Kind.GOOD_NEWS),
}


def table(name: str) -> Row:
    """One data file, as it is written."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def library() -> Library:
    """Every text, read once."""
    stories = [_story(**row) for row in table("stories")["stories"]]
    scripted = [_scripted(**row) for row in table("scripted")["scripted"]]
    singles = {
        name: [_text(kind=row.pop("kind", kind), **row) for row in table(file)[name]]
        for name, (file, kind) in _SINGLES.items()
    }
    return Library(stories, scripted, singles)


@cache
def young_people() -> Sequence[Person]:
    """Every invented young person, in the order they are written."""
    names = ("people_hub", "people_eastbrook", "people_marram")
    return [_person(**row) for name in names for row in table(name)["people"]]


def _text(*, kind: str = Kind.MET, rests_on: str = "", compartment: str = "everyday", **rest: Any) -> Text:
    of = Kind(kind)
    resting = RestsOn(rests_on) if rests_on else _RESTS_ON.get(of, RestsOn.SEEN)
    return Text(kind=of, rests_on=resting, compartment=Compartment(compartment), **rest)


def _story(*, steps: list[Row], compartment: str = "everyday", **rest: Any) -> Story:
    read = [replace(_text(**step), compartment=Compartment(compartment)) for step in steps]
    return Story(steps=read, **rest)


def _scripted(*, person: str, days_ago: int, by: str = "", correction: str = "", **rest: Any) -> Scripted:
    held = {name: rest.pop(name) for name in ("withheld", "review_in", "shared") if name in rest}
    return Scripted(person, days_ago, _text(**rest), by, correction, **held)


def _person(*, matters: list[Row], birth: str = "known", **rest: Any) -> Person:
    return Person(matters=[Matters(**row) for row in matters], birth=Birth(birth), **rest)
