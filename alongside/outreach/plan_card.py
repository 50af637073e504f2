"""What is written on the sealed card of a plan for keeping in touch, as plain values."""

from dataclasses import dataclass

from alongside.kernel.cards import Sealed


@dataclass(frozen=True, slots=True)
class PlanCard(Sealed):
    """Where they feel at home, when exactly it suits them, what they like to talk about, and what not."""

    places: str = ""
    times: str = ""
    talk_about: str = ""
    leave_out: str = ""
