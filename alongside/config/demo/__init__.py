"""The demonstration: Lanternfield, an invented service with a year of ordinary support in it."""

from alongside.config.demo.making import DemoSummary, HalfMade, make
from alongside.config.demo.service import DEMO_PASSWORD, DemoPerson, people

__all__ = ["DEMO_PASSWORD", "DemoPerson", "DemoSummary", "HalfMade", "make", "people"]
