"""The declared rights, each on its own, so that they can be held against what the database says."""

import tomllib

from alongside.access.open_tables import OPEN_TABLES
from tests.architecture import house, rights


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


def of(table: str, role: str) -> set[str]:
    """What this role is meant to have on this table."""
    if role == house.MACHINES:
        return _of_machines(table)
    if role == house.OWN:
        return parsed(rights.OWN.get(table, ""))
    if table in house.protected_tables():
        change = f", update ({rights.CHANGES[table]})" if table in rights.CHANGES else ""
        return parsed(f"select, insert{change}") if role in rights.PEOPLE else set()
    if table in rights.OWN_POLICIES:
        return rights.OWN_POLICIES[table].get(role, set())
    is_app = role in house.APP_ROLES
    return parsed(OPEN_TABLES[table].rights) if is_app and table in OPEN_TABLES else set()


def _of_machines(table: str) -> set[str]:
    """Machines see the clear columns of every record and write lines in their own name."""
    if table in house.protected_tables():
        sealed = {"sealed", "never_exported"}
        classes = tomllib.loads((house.PACKAGE / "access/data/fields.toml").read_text())
        hidden = {name for kind, names in classes.get(table, {}).items() if kind in sealed for name in names}
        (model,) = (one for one in house.protected() if one._meta.db_table == table)
        clear = [str(field.column) for field in model._meta.concrete_fields if field.name not in hidden]
        return parsed(f"select ({', '.join(clear)})")
    if table == "ledger_line":
        return rights.LEDGER_LINE - {"select"}
    return parsed(OPEN_TABLES[table].machines) if table in OPEN_TABLES else set()


def _in_order(right: str) -> str:
    verb, _, columns = right.partition(" (")
    if not columns:
        return verb
    return f"{verb} ({', '.join(sorted(columns.rstrip(')').replace(' ', '').split(',')))})"
