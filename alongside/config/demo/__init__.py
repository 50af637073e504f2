"""The demonstration: Lanternfield, an invented service with a year of ordinary support in it."""

from alongside.config.demo.making import DemoSummary, HalfMade, make
from alongside.config.demo.service import DEMO_PASSWORD, DemoPerson, people
from alongside.config.demo.spaces import DemoSpace, spaces

__all__ = ["DEMO_PASSWORD", "DemoPerson", "DemoSpace", "DemoSummary", "HalfMade", "make", "people", "spaces"]
