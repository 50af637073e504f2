"""Where a table's rule is narrower than doors, and what is somebody's own to see: said once more, in Python.

What stands in neither list is behind doors alone, and nobody's own.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from alongside.access.vocabulary import Role
from tests.soak.templates import Row
from tests.soak.worlds import World

Narrow = Callable[[World, UUID, Row], bool]
# By table, the ids that they see by their own way: of the tables before it in the list.
Seen = dict[str, set[str]]
Own = Callable[[Row, Seen], bool]


def _leads(world: World, who: UUID, row: Row) -> bool:
    return world.leads(who, UUID(row["record_id"]))


def _is_ours(world: World, who: UUID, _row: Row) -> bool:
    return Role.PARTNER not in world.people[who].roles


def _nobody(_world: World, _who: UUID, _row: Row) -> bool:
    return False


def _stands(row: Row) -> bool:
    today = str(datetime.now(UTC).date())
    return row["ended_at"] is None and (row["until"] is None or row["until"] >= today)


# Of the rows behind somebody's doors, those they see.
NARROWER: dict[str, tuple[str, Narrow]] = {
    "access_seendelay": ("That a line is shown later, and why, is for leads.", _leads),
    "keywork_ask": (
        "That they want another worker is for leads, and that they did not come in alone is not for partners.",
        lambda world, who, row: (
            (row["what"] != "other_worker" or _leads(world, who, row))
            and (row["what"] != "not_alone" or _is_ours(world, who, row))
        ),
    ),
    "keywork_telling": (
        "Not for partners, and what was told to one person alone is read by them.",
        lambda world, who, row: _is_ours(world, who, row) and (not row["only_us"] or row["written_by_id"] == str(who)),
    ),
    "keywork_tellinguse": ("Not for partners.", _is_ours),
    "keywork_retelling": ("Not for partners.", _is_ours),
    "outreach_contactway": ("Numbers and addresses are not for partners.", _is_ours),
    "outreach_reply": ("Not for partners.", _is_ours),
    "voice_heard": (
        "Not for partners; and what they want leads to read is read by nobody else.",
        lambda world, who, row: (
            _is_ours(world, who, row) and (row["read_by"] == "alongside" or _leads(world, who, row))
        ),
    ),
    "voice_piece": ("What they make is theirs alone.", _nobody),
    "voice_shownpiece": (
        "Shown to one person, until a day.",
        lambda _world, who, row: row["reader_id"] == str(who) and _stands(row),
    ),
    "voice_wishpiece": ("Until they take it out.", lambda _world, _who, row: row["ended_at"] is None),
}

# Seen without a door, and by these only.
WITHOUT_DOOR: dict[str, tuple[str, Narrow]] = {
    "access_seenquestion": (
        "Why somebody looked is asked of data-protection leads, who have no doors.",
        lambda world, who, row: (
            Role.DATA_PROTECTION_LEAD in world.people[who].roles
            and world.people[who].is_active
            and (who, UUID(row["record_id"])) not in world.never
        ),
    )
}


def _all(_row: Row, _seen: Seen) -> bool:
    return True


def _entry_is_read(row: Row, seen: Seen) -> bool:
    return row["entry_id"] in seen["record_entry"]


def _promise(row: Row, seen: Seen) -> bool:
    return row["said_to"] == "young_person" and (row["entry_id"] is None or _entry_is_read(row, seen))


def _override(row: Row, _seen: Seen) -> bool:
    return row["tell_from"] is not None and row["tell_from"] <= str(datetime.now(UTC).date())


def _ending(row: Row, _seen: Seen) -> bool:
    return row["reason"] != "died" and row["state"] in ("talked", "goodbye", "paused", "ended", "back")


def _said(row: Row, seen: Seen) -> bool:
    readable = seen["told"] if row["what"] == "decided" else seen["voice_decision"]
    return not row["held_back"] and row["decision_id"] in readable


# Of the rows about them, in a part that is theirs, those they see in their own space.
OWN: dict[str, Own] = {
    "record_entry": lambda row, _seen: row["sharing"] == "shared" and not row["third_party"],
    "people_youngperson": _all,
    "people_personwhomatters": _all,
    "people_pace": _all,
    "people_identity": _all,
    "people_accessprofile": _all,
    "people_accesscheck": _all,
    "people_interpreter": _all,
    "keywork_workerwish": _all,
    "keywork_ask": lambda row, _seen: row["what"] != "not_alone",
    "keywork_promise": _promise,
    "keywork_relationship": lambda row, _seen: row["told_on"] is not None,
    "planning_plan": _all,
    "planning_session": _entry_is_read,
    "planning_review": _entry_is_read,
    "planning_rating": _all,
    "planning_feedback": lambda row, seen: row["session_id"] in seen["planning_session"],
    "outreach_reply": _all,
    "outreach_outreachplan": lambda row, _seen: row["state"] in ("proposed", "agreed"),
    "outreach_try": _entry_is_read,
    "outreach_contactagreement": _all,
    "outreach_contactoverride": _override,
    "outreach_ending": _ending,
    "outreach_followup": lambda row, seen: row["ending_id"] in seen["outreach_ending"],
    "voice_decision": lambda row, _seen: not row["held_back"],
    "voice_said": _said,
    "voice_advocacy": _all,
    "voice_support": _all,
    "voice_heard": _all,
    "voice_offer": _all,
    "voice_piece": _all,
    "voice_shownpiece": _all,
    "voice_wishpiece": _all,
    "access_seenquestion": _all,
}
