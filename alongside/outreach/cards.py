"""What is written on the sealed cards of this room, as plain values."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import time
from urllib.parse import quote

from django.utils.dates import WEEKDAYS

from alongside.outreach.vocabulary import Channel, Standing, WayKind

# How a trunk nought is written after a country's code, and whatever parts the figures.
NOT_DIALLED = re.compile(r"(?<=[0-9])\s*\(0\)|[^0-9+*#]")


@dataclass(frozen=True, slots=True, repr=False)
class WayCard:
    """A way to reach somebody, and whose it is.

    The number, name or address itself is given out by :meth:`shown` alone, and only while it may be used: printed by
    mistake, on a page or in a log, the card shows nothing.
    """

    kind: WayKind
    whose: str
    _value: str

    def shown(self, *, standing: Standing) -> str:
        """What it is, where it stands as safe; empty otherwise."""
        return self._value if standing is Standing.SAFE else ""

    def link(self, channel: Channel, *, standing: Standing, words: str = "") -> str:
        """The address that begins a call or a text to it (RFC 3966, RFC 5724); empty where there is none."""
        number = NOT_DIALLED.sub("", self.shown(standing=standing))
        if not number or channel not in (Channel.CALL, Channel.TEXT, Channel.TRUSTED_PERSON):
            return ""
        if channel is Channel.TEXT:
            return f"sms:{number}?body={quote(words)}" if words else f"sms:{number}"
        return f"tel:{number}"

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps({"value": self._value, "whose": self.whose}, ensure_ascii=False)

    @classmethod
    def from_sealed(cls, kind: WayKind, text: str) -> "WayCard":
        """The card that was sealed."""
        values = json.loads(text)
        return cls(kind, values["whose"], values["value"])


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """What was agreed, in words. ``weekdays`` count from 0 for Monday; none means any day."""

    conditions: Mapping[str, str] = field(default_factory=dict)
    weekdays: tuple[int, ...] = ()
    from_time: time | None = None
    until_time: time | None = None
    times_note: str = ""
    who_sees: str = ""
    name_to_show: str = ""
    words_to_use: str = ""
    voicemail: bool = False
    not_safe_now: str = ""
    fetch_me: str = ""
    never_call: str = ""
    no_reply: str = ""
    safe_place: str = ""
    transport: str = ""

    @property
    def times(self) -> str:
        """The days and times that suit, in words; empty where none were named."""
        days = ", ".join(str(WEEKDAYS[day]) for day in self.weekdays)
        begins, ends = (f"{at:%H:%M}" if at else "" for at in (self.from_time, self.until_time))
        hours = f"{begins}–{ends}" if begins or ends else ""
        return " · ".join(filter(None, [days, hours, self.times_note]))

    def fits(self, *, weekday: int, at: time) -> bool:
        """Whether they agreed to this day of the week and time of day; a span may go past midnight."""
        if self.weekdays and weekday not in self.weekdays:
            return False
        begins, ends = self.from_time or time.min, self.until_time or time.max
        return begins <= at <= ends if begins <= ends else at >= begins or at <= ends

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        values = asdict(self)
        for name in ("from_time", "until_time"):
            values[name] = values[name].isoformat("minutes") if values[name] else None
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "AgreementCard":
        """The card that was sealed."""
        values = json.loads(text)
        for name in ("from_time", "until_time"):
            values[name] = time.fromisoformat(values[name]) if values[name] else None
        return cls(**values | {"weekdays": tuple(values["weekdays"])})
