"""The app's database roles own nothing, can do nothing but what was granted, and meet the owner nowhere."""

import psycopg
import pytest

from tests import databases
from tests.architecture import house, rights

MEMBERS = {
    ("alongside_app", "alongside_caseload"),
    ("alongside_app", "alongside_team"),
    ("alongside_app", "alongside_own"),
    ("alongside_migrate", "alongside_owner"),
}


def _names(admin: psycopg.Connection, query: str, *values: object) -> set[str]:
    return {name for (name, *_) in admin.execute(query, values)}


@pytest.mark.parametrize("role", house.OWN_ROLES)
def test_role_stands_above_nothing(admin: psycopg.Connection, role: str) -> None:
    query = "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = %s"
    assert admin.execute(query, (role,)).fetchone() == (False,) * 5


def test_only_four_roles_can_sign_in(admin: psycopg.Connection) -> None:
    query = "select rolname from pg_roles where rolname like 'alongside%%' and rolcanlogin"
    assert _names(admin, query) == {"alongside_app", "alongside_jobs", "alongside_migrate", "alongside_sequencer"}


def test_app_inherits_nothing(admin: psycopg.Connection) -> None:
    query = "select rolname from pg_roles where rolname like 'alongside%%' and rolcanlogin and rolinherit"
    assert _names(admin, query) == set()


def test_memberships_are_exactly_these(admin: psycopg.Connection) -> None:
    query = (
        "select member::regrole::text, roleid::regrole::text, admin_option from pg_auth_members"
        " where member::regrole::text like 'alongside%' or roleid::regrole::text like 'alongside%'"
    )
    assert set(admin.execute(query).fetchall()) == {(member, role, False) for member, role in MEMBERS}


@pytest.mark.parametrize("role", [*house.APP_ROLES, house.OWN, house.MACHINES, "alongside_sequencer"])
def test_role_owns_nothing(admin: psycopg.Connection, role: str) -> None:
    query = "select classid::regclass::text, objid from pg_shdepend where refobjid = %s::regrole and deptype = 'o'"
    assert admin.execute(query, (role,)).fetchall() == []


@pytest.mark.parametrize("role", [*house.APP_ROLES, house.OWN, house.MACHINES, "alongside_sequencer"])
def test_role_makes_nothing(admin: psycopg.Connection, role: str) -> None:
    for schema in ("public", "access", "jobs"):
        query = "select has_schema_privilege(%s, %s, 'create')"
        assert admin.execute(query, (role, schema)).fetchone() == (False,)


@pytest.mark.parametrize("role", [*house.APP_ROLES, house.OWN, house.MACHINES, "alongside_sequencer"])
def test_role_makes_no_temporary_tables_that_could_stand_before_ours(admin: psycopg.Connection, role: str) -> None:
    # Asked of the database that was set up: a copy starts with PostgreSQL's own defaults.
    query = "select has_database_privilege(%s, %s, 'temporary'), has_database_privilege(%s, %s, 'create')"
    names = (role, databases.TEMPLATE) * 2
    assert admin.execute(query, names).fetchone() == (False, False)


def test_functions_with_the_owners_rights_are_these_and_fix_their_search_path(admin: psycopg.Connection) -> None:
    query = (
        "select p.proname::text, p.proconfig, p.proowner::regrole::text,"
        " has_function_privilege('alongside_app', p.oid, 'execute')"
        " from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
        " where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')"
    )
    found = admin.execute(query).fetchall()
    assert {name for name, _, _, _ in found} == rights.DOORS_IN_THE_WALL | rights.NOT_FOR_THE_APP
    assert [name for name, config, _, _ in found if config != ['search_path=""']] == []
    assert {owner for _, _, owner, _ in found} == {"alongside_owner"}
    assert {name for name, _, _, callable_ in found if not callable_} == rights.NOT_FOR_THE_APP


def test_every_other_function_of_ours_fixes_its_search_path_too(admin: psycopg.Connection) -> None:
    query = (
        "select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
        " where n.nspname in ('public', 'access')"
        " and not coalesce(p.proconfig && array['search_path=\"\"', 'search_path=pg_catalog'], false)"
    )
    assert _names(admin, query) == set()


def test_no_extension_brings_untrusted_code(admin: psycopg.Connection) -> None:
    assert _names(admin, "select extname from pg_extension") == {"plpgsql"}
    trusted = "select lanname from pg_language where lanpltrusted or lanname in ('c', 'internal')"
    assert _names(admin, "select lanname from pg_language") == _names(admin, trusted)
