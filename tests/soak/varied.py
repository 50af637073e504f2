"""What differs between rows by which one table's rule is narrower than doors: the columns that the rule reads."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from tests.soak.templates import Row

Vary = Callable[[Random, list[str], Row], Row]


def _day(days: int) -> str:
    return str((datetime.now(UTC) + timedelta(days=days)).date())


def _ask(random: Random, _people: list[str], _row: Row) -> Row:
    return {"what": random.choice(("change", "other_worker", "advocate", "not_alone"))}


def _telling(random: Random, people: list[str], _row: Row) -> Row:
    return {"only_us": random.random() < 0.5, "written_by_id": random.choice(people)}


def _promise(random: Random, _people: list[str], row: Row) -> Row:
    return {"said_to": random.choice(("young_person", "carer")), "entry_id": random.choice((None, row["entry_id"]))}


def _relationship(random: Random, _people: list[str], row: Row) -> Row:
    told = random.random() < 0.5
    return {"told_on": row["starts_on"] if told else None, "told_how": row["told_how"] or "talked" if told else ""}


def _override(random: Random, people: list[str], _row: Row) -> Row:
    day = random.choice((None, -1, 0, 9))
    if day is None:
        return {"state": "waiting", "tell_from": None, "reviewed_at": None, "reviewer_id": None}
    return {"state": "right", "tell_from": _day(day), "reviewed_at": f"{_day(-2)}T10:00:00Z", "reviewer_id": people[0]}


def _plan(random: Random, _people: list[str], row: Row) -> Row:
    if random.random() < 0.5:
        return {}
    return {"state": "changed", "changed_at": row["made_at"]}


def _ending(random: Random, _people: list[str], row: Row) -> Row:
    return {"reason": random.choice((row["reason"], "died", "moved"))}


def _heard(random: Random, _people: list[str], _row: Row) -> Row:
    return {"read_by": random.choice(("alongside", "leads"))}


def _decision(random: Random, _people: list[str], _row: Row) -> Row:
    if random.random() < 0.5:
        return {}
    return {
        "held_back": True, "state": "open", "told_on": None, "told_how": "", "decided_by_id": None, "decided_on": None,
        "weight": "", "tell_by": _day(9), "why_without": "Not safe yet.", "answer_by": None, "sense": "",
    }  # fmt: skip


def _said(random: Random, _people: list[str], _row: Row) -> Row:
    what = random.choice(("wish", "view", "decided"))
    return {"what": what, "sense": "", "held_back": what == "view" and random.random() < 0.5}


def _shown(random: Random, people: list[str], _row: Row) -> Row:
    return {"reader_id": random.choice(people), "until": random.choice((None, _day(-1), _day(0), _day(9)))}


def _put_beside(random: Random, _people: list[str], _row: Row) -> Row:
    return {} if random.random() < 0.5 else {"ended_at": f"{_day(-1)}T10:00:00Z", "card": "", "file": ""}


VARIED: dict[str, Vary] = {
    "keywork_ask": _ask,
    "keywork_telling": _telling,
    "keywork_promise": _promise,
    "keywork_relationship": _relationship,
    "outreach_contactoverride": _override,
    "outreach_outreachplan": _plan,
    "outreach_ending": _ending,
    "voice_heard": _heard,
    "voice_decision": _decision,
    "voice_said": _said,
    "voice_shownpiece": _shown,
    "voice_wishpiece": _put_beside,
}
