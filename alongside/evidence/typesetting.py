"""A briefing as a PDF."""

from dataclasses import asdict
from importlib.resources import files

from alongside.evidence.briefing import Briefing
from alongside.kernel import typesetting


def pdf(briefing: Briefing) -> bytes:
    """The pages."""
    return typesetting.pdf(files("alongside.evidence") / "data" / "briefing.typ", values=asdict(briefing))
