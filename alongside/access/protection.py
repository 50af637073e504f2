"""The one way a table becomes protected: row-level security, forced, in every migration alike."""

from collections.abc import Sequence
from pathlib import Path

from django.db.migrations import RunSQL

from alongside.access.vocabulary import Compartment

OWN = "alongside_own"
SQL_FOLDER = Path(__file__).parent / "sql"


# Functions say how things are now, so on a new database an early step may name a later step's table.
UNCHECKED = "set local check_function_bodies = off;\n"


def from_file(name: str) -> RunSQL:
    """The migration step written in ``sql/<name>.sql``."""
    return RunSQL(UNCHECKED + (SQL_FOLDER / f"{name}.sql").read_text(), RunSQL.noop)


def _doors(function: str, column: str) -> str:
    # The first test uses the index; the second looks only at rows that passed it, and asks for
    # the array of one compartment only when a row of that compartment turns up.
    cases = " ".join(f"when '{c}' then (select access.{function}('{c}'))" for c in Compartment.values)
    return f"{column} = any ((select access.{function}('any'))::uuid[]) and {column} = any (case compartment {cases} else '{{}}'::uuid[] end)"


# Whoever may not open a record finds no row of it, by whatever door or rule. Said once more for tables that were there
# before the rule: rooms' migrations have no fixed order among each other.
BAR = """
do $$ declare one record; begin
    if pg_catalog.to_regprocedure('access.barred()') is null then return; end if;
    for one in select c.oid::regclass as "table", a.attname as "column",
            case when a.attnotnull then '' else pg_catalog.format('%I is null or ', a.attname) end as "unless"
        from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ({which})
            and not exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname = 'never')
    loop
        execute pg_catalog.format('create policy never on %s as restrictive to alongside_caseload, alongside_team '
            'using (%s%I <> all ((select access.barred())::uuid[]))', one."table", one."unless", one."column");
    end loop;
end $$"""


# Doors on single records leave out what is closed to somebody already. To ask once more, of each table that a page
# reads, took an eighth of its time in the database.
BEHIND_DOORS = """
do $$ declare one regclass; begin
    for one in select c.oid from pg_catalog.pg_class c join pg_catalog.pg_policy p on p.polrelid = c.oid
        where ({which}) and p.polpermissive and p.polroles @> array['alongside_caseload'::regrole::oid]
            and exists (select from pg_catalog.pg_policy n where n.polrelid = c.oid and n.polname = 'never')
        group by c.oid
        having bool_and(coalesce(pg_catalog.pg_get_expr(p.polqual, c.oid), pg_catalog.pg_get_expr(p.polwithcheck, c.oid))
            like '%access.doors(%')
    loop
        execute pg_catalog.format('alter policy never on %s to alongside_team', one);
    end loop;
end $$"""


def bar_behind_teams_only() -> RunSQL:
    """The step that leaves the never list to the doors, in tables that are seen through them and not otherwise."""
    return RunSQL(BEHIND_DOORS.format(which="true"), RunSQL.noop)


def _behind_doors(table: str) -> str:
    return BEHIND_DOORS.format(which=f"c.oid = '{table}'::regclass")


def bar_everywhere() -> RunSQL:
    """The step that bars the never list from every walled table there is by now."""
    trigger = "exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and t.tgname = 'stamp_team')"
    which = (
        f"a.attname = 'record_id' and {trigger} or c.relname = 'access_grant' and a.attname = 'record_id' "
        "or c.relname = 'access_record' and a.attname = 'id'"
    )
    return RunSQL(BAR.format(which=which), RunSQL.noop)


def wall(table: str) -> list[RunSQL]:
    """Steps that let nobody see or add rows of ``table`` until a policy says so, and the never list never.

    The table has ``record_id``, ``compartment`` and ``team_id``, which is stamped and kept in step.
    """
    statements = [
        f"alter table {table} enable row level security, force row level security",
        f"create trigger stamp_team before insert on {table} for each row execute function access.stamp_team()",
        f"alter table {table} enable always trigger stamp_team",
        f"alter table {table} add constraint {table}_in_step foreign key (record_id, team_id) "
        "references access_record (id, team_id) on update cascade",
        BAR.format(which=f"c.oid = '{table}'::regclass and a.attname = 'record_id'"),
    ]
    return [RunSQL(statement, RunSQL.noop) for statement in statements]


def own(table: str, *, where: str = "true", add: str = "", change: Sequence[str] = (), keep: str = "") -> list[RunSQL]:
    """Steps that let a young person see the rows of ``table`` that are about them and for which ``where`` holds.

    With ``add`` they may write rows for which that holds, and with ``change`` those columns of what they see, while
    ``keep`` holds for what comes of it. Without this step no row of a table is theirs to see.
    """
    rule = _doors("own", "record_id")
    statements = [
        f"grant select on {table} to {OWN}",
        f"create policy own_see on {table} for select to {OWN} using (({rule}) and ({where}))",
    ]
    if add:
        statements += [
            f"grant insert on {table} to {OWN}",
            f"create policy own_add on {table} for insert to {OWN} with check (({rule}) and ({add}))",
        ]
    if change:
        statements += [
            f"grant update ({', '.join(change)}) on {table} to {OWN}",
            f"create policy own_change on {table} for update to {OWN}"
            f" using (({rule}) and ({where})) with check (({rule}) and ({keep or where}))",
        ]
    return [RunSQL(statement, RunSQL.noop) for statement in statements]


def shown_to(table: str, *, reader: str, where: str = "true") -> list[RunSQL]:
    """Steps that let the one person named in the column ``reader`` see a row, through a live door and while ``where`` holds.

    For a table behind :func:`wall` that nobody else is to see: no other worker gets any right to it.
    """
    return shown(table, where=f"{reader} = (select access.actor()) and ({where})")


def shown(table: str, *, where: str = "true") -> list[RunSQL]:
    """Steps that let whoever has a live door see a row while ``where`` holds, and add or change none.

    For a table behind :func:`wall` that only the young person writes.
    """
    statements = [f"grant select on {table} to alongside_caseload, alongside_team"]
    for role, function, column in (
        ("alongside_caseload", "doors", "record_id"),
        ("alongside_team", "teams", "team_id"),
    ):
        rule = f"({_doors(function, column)}) and ({where})"
        statements.append(f"create policy shown_{function} on {table} for select to {role} using ({rule})")
    statements.append(_behind_doors(table))
    return [RunSQL(statement, RunSQL.noop) for statement in statements]


def protect(table: str, *, change: Sequence[str] = ()) -> list[RunSQL]:
    """Steps that let rows of ``table`` be seen and added only behind a live grant.

    ``change`` names the columns the app may update; without it rows are never changed. Nobody
    deletes. Whoever makes a record may add its first rows in the same transaction. The table has
    ``record_id``, ``compartment`` and ``team_id``.
    """
    policies = []
    for role, function, column in (
        ("alongside_caseload", "doors", "record_id"),
        ("alongside_team", "teams", "team_id"),
    ):
        rule = _doors(function, column)
        policies += [
            f"create policy see_{function} on {table} for select to {role} using ({rule})",
            f"create policy add_{function} on {table} for insert to {role} "
            f"with check (({rule}) or record_id = any ((select access.made_now())::uuid[]))",
        ]
        if change:
            policies.append(
                f"create policy change_{function} on {table} for update to {role} using ({rule}) with check ({rule})"
            )
            policies.append(f"grant update ({', '.join(change)}) on {table} to {role}")
    statements = [
        f"grant select, insert on {table} to alongside_caseload, alongside_team",
        *policies,
        _behind_doors(table),
    ]
    return [*wall(table), *(RunSQL(statement, RunSQL.noop) for statement in statements)]
