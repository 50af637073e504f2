"""Plans a year around one young person: which day holds which text. Pure, and the same every time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from alongside.access.vocabulary import Compartment
from alongside.config.demo.diary import Diary, Spell, quiet_spells
from alongside.config.demo.reading import Library, Person, Scripted, Story, Text
from alongside.config.demo.slots import days_later, tags

_FEWEST, _USUAL = 15, (22, 30)
_STORIES_SHARE = 0.5
_TRIES_IN_A_SPELL = (2, 4)
_SOON = (2, 5)
_LATELY = timedelta(days=25)
_GOOD_NEWS_SHARE = 0.8

Some = TypeVar("Some", Text, Story)


@dataclass(frozen=True, slots=True)
class Moment:
    """A text on a day, the day that {later_weekday} names there, and the story it is a step of."""

    on: date
    text: Text
    later: date
    script: Scripted | None = None
    story: str = ""


@dataclass(slots=True)
class Life:
    """A year being planned: each text is used at most once.

    ``told`` counts what the same worker has written in the years planned before, so that their
    pages do not repeat themselves.
    """

    person: Person
    today: date
    library: Library
    told: Counter[str]
    rng: Random
    diary: Diary = field(init=False)
    moments: list[Moment] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay out the days and the quiet stretches."""
        first, last = days_later(self._ago(self.person.since), 0), self._ago(1)
        if self.person.quiet:
            begins, ends = map(self._ago, self.person.quiet)
            spells = [Spell(begins, ends, answered=False)]
        else:
            spells = quiet_spells(first, last, self.rng)
        self.diary = Diary(first, last, spells)

    def plan(self) -> list[Moment]:
        """Everything that happened, oldest first."""
        span = self.person.since
        most = self.rng.randint(*_USUAL) if span > 180 else _FEWEST + span // 30
        self._add("first", [self.diary.free(self.diary.first) or self.diary.first])
        self._script()
        self._quiet()
        self._anywhere("meetings", span // 180)
        self._anywhere("own_words", 1 + span // 190)
        self._anywhere("information", span // 170)
        self._anywhere("tries", self.rng.randint(0, 1))
        self._stories(round(most * _STORIES_SHARE))
        self._anywhere("moments", max(3, most - len(self.moments)))
        self._good_news()
        self.told.update(moment.text.text for moment in self.moments)
        return sorted(self.moments, key=lambda moment: moment.on)

    def _script(self) -> None:
        for script in self.library.scripted:
            if script.person == self.person.key:
                on = self.diary.take(self._working(self._ago(script.days_ago)))
                self.moments.append(Moment(on, script.text, self._soon(on, script.text), script))

    def _quiet(self) -> None:
        for spell in self.diary.spells:
            most = self.rng.randint(*_TRIES_IN_A_SPELL)
            self._add("tries", self.diary.within(spell, self.rng, most))
            if spell.answered and (day := self.diary.free(spell.ends)):
                self._add("returns", [day])

    def _good_news(self) -> None:
        """Something good lately for most, so that asking for some is the exception it is meant to be."""
        day = self.diary.any_free(self.rng, after=self.diary.last - _LATELY)
        if day and self.rng.random() < _GOOD_NEWS_SHARE:
            self._add("good_news", [day])

    def _anywhere(self, name: str, count: int) -> None:
        found = (self.diary.any_free(self.rng) for _ in range(count))
        self._add(name, [day for day in found if day])

    def _add(self, name: str, days: list[date]) -> None:
        used = {moment.text.text for moment in self.moments}
        fitting = [t for t in self._fitting(self.library.singles[name]) if t.text not in used]
        for day, text in zip(days, self._freshest(fitting), strict=False):
            self.moments.append(Moment(day, text, self._soon(day, text)))

    def _stories(self, most: int) -> None:
        """Tell stories of ``most`` steps or just over."""
        enough = len(self.moments) + most
        for story in _in_turn(self._freshest(self._fitting(self.library.stories))):
            if len(self.moments) >= enough:
                return
            self._tell(story)

    def _tell(self, story: Story) -> None:
        """Give the steps their days; a story that began lately is still going on."""
        days: list[date] = []
        for step in story.steps:
            gap = timedelta(days=self.rng.randint(*step.days))
            day = self.diary.free(days[-1] + gap) if days else self._begin(story)
            if day is None:
                break
            days.append(day)
        for day, step, following in zip(days, story.steps, [*days[1:], None], strict=False):
            promised = following if following and not step.later else self._soon(day, step)
            self.moments.append(Moment(day, step, promised, story=story.key))

    def _begin(self, story: Story) -> date | None:
        return self.diary.any_free(self.rng, months=story.months)

    def _fitting(self, those: Iterable[Some]) -> list[Some]:
        known = tags(self.person)
        return [one for one in those if known.issuperset(one.needs)]

    def _freshest(self, those: list[Some]) -> list[Some]:
        shuffled = self.rng.sample(those, len(those))
        return sorted(shuffled, key=lambda one: self.told[one.opening])

    def _soon(self, on: date, text: Text) -> date:
        return days_later(on, self.rng.randint(*(text.later or _SOON)))

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    @staticmethod
    def _working(day: date) -> date:
        """The day, or the Friday before when it is in a weekend."""
        return day - timedelta(days=max(0, day.weekday() - 4))


def _in_turn(stories: list[Story]) -> list[Story]:
    """Health and court first, because they are few; two that fit many; the person's own; the rest."""
    apart = [story for story in stories if story.steps[0].compartment != Compartment.EVERYDAY]
    common = [story for story in stories if story.common]
    own = [story for story in stories if story not in apart and story not in common]
    return [*apart, *common[:2], *own, *common[2:]]
