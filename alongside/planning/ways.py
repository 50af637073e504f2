"""The way so far as one drawing, and the same month by month as a list. Nothing of it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.planning.queries.journeys import GoalPath, Journey, Place, Stop
from alongside.planning.vocabulary import HIGHEST

WIDTH, EDGE, LOW, HIGH = 320, 10, 24, 44
ICONS = {Stop.SESSION: "sprout", Stop.NEWS: "star", Stop.REVIEW: "list-checks", Stop.GOAL: "flag"}
LANES: dict[Stop, Promise] = {
    Stop.SESSION: gettext_lazy("Time together"),
    Stop.NEWS: gettext_lazy("Something good"),
    Stop.REVIEW: gettext_lazy("We looked at the plan together"),
}
GOAL_SAID = gettext_lazy("They said how far along it feels")
I_SAID = gettext_lazy("I said how far along it feels")


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip of the drawing: what is in it, the shape of its marks, and where each stands from the beginning."""

    stop: Stop
    label: str
    icon: str
    points: Sequence[tuple[float, float]]
    height: int

    @property
    def line(self) -> str:
        """The points as an SVG polyline takes them."""
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Said:
    """One place on the way in the list."""

    on: date
    icon: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its places, the first first."""

    first: date
    places: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Way:
    """The drawing, what it is in a sentence, and the months of the list, the newest first."""

    since: date
    until: date
    lanes: Sequence[Lane]
    label: str
    months: Sequence[Month]


def of(journey: Journey, *, theirs: bool = False) -> Way:
    """The drawing and the list of what lies between two days; ``theirs``: as the young person themselves reads it."""
    days = {"since": date_format(journey.since, "F Y"), "until": date_format(journey.until, "F Y")}
    lanes = [_lane(journey, stop) for stop in LANES if journey.at(stop)]
    lanes += [_goal_lane(journey, path) for path in journey.goals]
    label = _("The way from %(since)s to %(until)s. Each mark is in the list below.") % days
    return Way(journey.since, journey.until, lanes, label, _months(journey.places, I_SAID if theirs else GOAL_SAID))


def _lane(journey: Journey, stop: Stop) -> Lane:
    points = [(_x(journey, on), LOW / 2) for on in journey.at(stop)]
    return Lane(stop, str(LANES[stop]), ICONS[stop], points, LOW)


def _goal_lane(journey: Journey, path: GoalPath) -> Lane:
    points = [(_x(journey, one.on), _y(one.number or 0)) for one in path.said]
    return Lane(Stop.GOAL, path.goal.words, ICONS[Stop.GOAL], points, HIGH)


def _x(journey: Journey, on: date) -> float:
    days = (journey.until - journey.since).days
    return round(EDGE + (WIDTH - 2 * EDGE) * (on - journey.since).days / days, 1)


def _y(number: int) -> float:
    return round(HIGH - EDGE - (HIGH - 2 * EDGE) * number / HIGHEST, 1)


def _months(places: Sequence[Place], goal_said: Promise) -> list[Month]:
    by_month: dict[date, list[Said]] = {}
    for place in places:
        what = str(LANES.get(place.stop, goal_said))
        by_month.setdefault(place.on.replace(day=1), []).append(Said(place.on, ICONS[place.stop], what, place.words))
    return [Month(first, said) for first, said in sorted(by_month.items(), reverse=True)]
