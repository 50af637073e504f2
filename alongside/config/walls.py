"""The walls of the database as they were built: read, kept beside the secrets, and held against how they are now."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import psycopg

from alongside.config import database
from alongside.keeper import places

# What each kind of thing is called, and a query for (name, everything that matters about it).
PARTS: dict[str, LiteralString] = {
    "row-level security": """
        select c.relname, concat_ws(' ', c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'access', 'jobs') and c.relkind in ('r', 'p', 'v', 'm', 'f')""",
    "policy": """
        select tablename || '.' || policyname, concat_ws(' ', permissive, roles, cmd, qual, '/', with_check)
        from pg_policies where schemaname in ('public', 'access', 'jobs')""",
    "trigger": """
        select c.relname || '.' || t.tgname, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid))
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'access', 'jobs') and not t.tgisinternal""",
    "function": """
        select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
            concat_ws(' ', p.proowner::regrole, p.prosecdef, p.proconfig, p.proacl, md5(p.prosrc))
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('public', 'access', 'jobs')""",
    "rights on": """
        select n.nspname || '.' || c.relname, c.relacl::text from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'access', 'jobs') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        union all
        select n.nspname || '.' || c.relname || '.' || a.attname, a.attacl::text from pg_attribute a
        join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'access', 'jobs') and a.attacl is not null
        union all
        select 'schema ' || n.nspname, concat_ws(' ', n.nspowner::regrole, n.nspacl) from pg_namespace n
        where n.nspname in ('public', 'access', 'jobs')
        union all
        select 'this database', concat_ws(' ', datdba::regrole, datacl) from pg_database
        where datname = current_database()""",
    "role": """
        select rolname, concat_ws(' ', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
            rolbypassrls, rolconfig)
        from pg_roles where rolname like 'alongside%'""",
    "membership": """
        select concat_ws(' ', member::regrole, 'in', roleid::regrole), admin_option::text from pg_auth_members
        where member::regrole::text like 'alongside%' or roleid::regrole::text like 'alongside%'""",
}

Walls = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was built."""

    part: str
    name: str
    how: str

    @property
    def sentence(self) -> str:
        """The same in words."""
        said = {"gone": "is gone", "new": "was not there when it was built", "changed": "was changed"}
        return f"The {self.part} {self.name} {said[self.how]}."


def read(admin: psycopg.Connection) -> Walls:
    """How the walls are now."""
    return {part: {str(name): str(rest) for name, rest in admin.execute(query)} for part, query in PARTS.items()}


def keep(admin: psycopg.Connection) -> None:
    """Keep how they are as how they were built: straight after they were."""
    path = _path()
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    places.keep(draft, json.dumps(read(admin)).encode())
    draft.replace(path)


def are_known() -> bool:
    """Whether we know how they were built."""
    return _path().exists()


def differences(admin: psycopg.Connection) -> list[Difference]:
    """Everything that is not as it was built; nothing when that is not known."""
    if not are_known():
        return []
    built: Walls = json.loads(_path().read_text())
    found = []
    for part, now in read(admin).items():
        then = built.get(part, {})
        for name in sorted(then.keys() | now.keys()):
            if then.get(name) != now.get(name):
                how = "gone" if name not in now else "new" if name not in then else "changed"
                found.append(Difference(part, name, how))
    return found


def _path() -> Path:
    return places.state_dir() / f"walls-{database.name()}.json"
