"""A path of how far along somebody feels, as a picture may draw it and as a table says it. Theirs, never a score of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.planning.queries.ratings import Said
from alongside.planning.vocabulary import HIGHEST

WIDTH, HEIGHT, EDGE = 320, 140, 10


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Path:
    """What they said over time, the places of the numbers in the picture, and the picture in words."""

    said: Sequence[Said]
    points: Sequence[Point]
    label: str

    @property
    def line(self) -> str:
        """The points as an SVG polyline takes them."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def of(said: Sequence[Said]) -> Path:
    """The path of one goal, in the order in which it was said."""
    numbers = [one for one in said if one.number is not None]
    return Path(said, [Point(_x(one, numbers), _y(one.number or 0)) for one in numbers], _label(numbers))


def height_of(number: int) -> float:
    """How far down the picture a number stands."""
    return _y(number)


def _x(one: Said, numbers: Sequence[Said]) -> float:
    first, days = numbers[0].on, (numbers[-1].on - numbers[0].on).days
    if not days:
        return WIDTH / 2
    return round(EDGE + (WIDTH - 2 * EDGE) * (one.on - first).days / days, 1)


def _y(number: int) -> float:
    return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * number / HIGHEST, 1)


def _label(numbers: Sequence[Said]) -> str:
    if not numbers:
        return ""
    said = [{"number": one.number, "day": date_format(one.on, "j F Y")} for one in (numbers[0], numbers[-1])]
    if len(numbers) == 1:
        return _("Their own number: %(number)s on %(day)s.") % said[0]
    return _("Their own numbers, from %(first)s on %(first_day)s to %(last)s on %(last_day)s.") % {
        "first": said[0]["number"],
        "first_day": said[0]["day"],
        "last": said[1]["number"],
        "last_day": said[1]["day"],
    }
