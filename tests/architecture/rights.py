"""What each of the app's roles may do with each table, declared a second time so that a change is made on purpose.

Rights are written as in a grant: ``select``, ``insert``, ``update (column, column)``. Open tables are declared with
their reasons in ``alongside/access/open_tables.py``.
"""

from alongside.access.open_tables import OPEN_TABLES
from tests.architecture import house

# The columns of protected tables that may be written anew. Everything else is written once.
CHANGES = {
    "people_youngperson": "card, version",
    "people_personwhomatters": "card, gone_at, version",
    "record_entry": "review_on, sharing, version",
    "exchange_importfile": "done, entries_made, flags, rows, state, version",
    "exchange_importrow": "outcome, target_id",
    "exchange_importedevent": "undone_at",
}

LEDGER_LINE = {"select", "insert (actor, data, job, purpose, records, thing, verb)"}
PEOPLE = ("alongside_caseload", "alongside_team")

# Tables with policies of their own, by role.
OWN_POLICIES: dict[str, dict[str, set[str]]] = {
    "access_record": {role: {"select"} for role in PEOPLE},
    "access_grant": {role: {"select"} for role in PEOPLE},
    "access_recordkey": {},
    "ledger_line": dict.fromkeys(house.APP_ROLES, LEDGER_LINE) | {"alongside_sequencer": {"select"}},
    "ledger_leaf": {role: {"select"} for role in house.APP_ROLES} | {"alongside_sequencer": {"select", "insert"}},
    "ledger_checkpoint": {role: {"select"} for role in house.APP_ROLES} | {"alongside_sequencer": {"select", "insert"}},
}

# Functions that run with the owner's rights and that the app may call: its only ways through the walls.
DOORS_IN_THE_WALL = {
    "actor",
    "create_records",
    "doors",
    "end_grant",
    "give_grant",
    "has_door",
    "has_role",
    "leads",
    "may_tell_of",
    "made_now",
    "open_records",
    "record_keys",
    "stamp_team",
    "teams",
    "who_can_see",
    "who_has_seen",
    "withdraw_records",
    "worked_with",
}

# What signing in writes and clears away again.
SIGN_IN = {
    "account_emailaddress",
    "account_emailconfirmation",
    "django_session",
    "mfa_authenticator",
    "shared_cache",
}

# Rows that say nothing by themselves: a door to any part of the record is enough.
ANY_PART = {"people_nametag"}


def parsed(text: str) -> set[str]:
    """Rights written one after the other, each on its own, with the columns in order."""
    found: set[str] = set()
    depth, word = 0, ""
    for letter in text + ",":
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.add(_in_order(word.strip()))
            word = ""
        else:
            word += letter
    return found - {""}


def declared(table: str, role: str) -> set[str]:
    """What this role is meant to have on this table."""
    if table in house.protected_tables():
        change = f", update ({CHANGES[table]})" if table in CHANGES else ""
        return parsed(f"select, insert{change}") if role in PEOPLE else set()
    if table in OWN_POLICIES:
        return OWN_POLICIES[table].get(role, set())
    is_app = role in house.APP_ROLES
    return parsed(OPEN_TABLES[table].rights) if is_app and table in OPEN_TABLES else set()


def _in_order(right: str) -> str:
    verb, _, columns = right.partition(" (")
    if not columns:
        return verb
    return f"{verb} ({', '.join(sorted(columns.rstrip(')').replace(' ', '').split(',')))})"
