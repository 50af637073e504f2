"""Each check of the posture, with the thing broken for real in a database of its own."""

import json
import os
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.models import Account
from alongside.config import backups, posture, posture_checks, walls
from alongside.config.commands.ledger import signing_key
from alongside.config.posture_checks import Found, Level
from alongside.jobs.registry import find
from alongside.keeper import keyring, places
from alongside.keeper.errors import KeeperError
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from tests.ledger.ways import tampering

Browse = Callable[[Account | None], Client]

BREAKS = {
    "row-level security off": (
        "alter table record_entry disable row level security",
        "row-level security record_entry",
    ),
    "not forced": ("alter table record_entry no force row level security", "row-level security record_entry"),
    "policy gone": ("drop policy see_doors on record_entry", "policy record_entry.see_doors is gone"),
    "policy new": ("create policy mine on record_entry using (true)", "policy record_entry.mine was not there"),
    "policy wider": (
        "alter policy see_doors on record_entry using (true)",
        "policy record_entry.see_doors was changed",
    ),
    "trigger off": (
        "alter table record_entry disable trigger stamp_team",
        "trigger record_entry.stamp_team was changed",
    ),
    "trigger for origins only": ("alter table record_entry enable trigger stamp_team", "record_entry.stamp_team"),
    "function changed": (
        "create or replace function access.has_role(wanted text) returns boolean language sql stable security definer"
        " set search_path = '' as 'select true'",
        "function access.has_role(wanted text) was changed",
    ),
    "function new": (
        "create function public.peek() returns bigint language sql security definer as 'select 1::bigint'",
        "function public.peek() was not there",
    ),
    "function owned by another": ("alter function access.mac(text) owner to postgres", "access.mac(message text)"),
    "right given": ("grant delete on record_entry to alongside_team", "rights on public.record_entry was changed"),
    "column given": ("grant update (body) on record_entry to alongside_team", "public.record_entry.body"),
    "schema opened": ("grant create on schema public to public", "rights on schema public"),
    "temporary tables": ("grant temporary on database {} to public", "rights on this database"),
    "role above the walls": ("alter role alongside_team bypassrls", "role alongside_team"),
    "membership": ("grant alongside_owner to alongside_app", "membership alongside_app in alongside_owner"),
    "limits lifted": ("alter role alongside_app reset statement_timeout", "role alongside_app was changed"),
}
MENDS = (
    "alter role alongside_team nobypassrls",
    "revoke alongside_owner from alongside_app",
    "alter role alongside_app set statement_timeout = '30s'",
)


@contextmanager
def _roles_put_back(admin: psycopg.Connection) -> Any:
    try:
        yield
    finally:
        for statement in MENDS:
            admin.execute(statement)


def _found(check: posture.Check, admin: psycopg.Connection, **ago: float) -> list[Found]:
    return list(check(admin, now() - timedelta(**ago)))


def test_walls_as_they_were_built_say_nothing(broken: psycopg.Connection) -> None:
    for check in posture.CHECKS[posture.About.WALLS]:
        assert _found(check, broken) == []


@pytest.mark.parametrize("name", BREAKS)
def test_broken_wall_is_told(broken: psycopg.Connection, name: str) -> None:
    statement, told = BREAKS[name]
    with _roles_put_back(broken):
        broken.execute(statement.format(broken.info.dbname))
        found = _found(posture_checks.walls_as_built, broken)
    assert any(told in one.what and one.level == Level.FAULT for one in found), found


def test_open_table_is_told_whatever_was_built(broken: psycopg.Connection) -> None:
    broken.execute("alter table record_entry no force row level security")
    walls.keep(broken)
    (one,) = _found(posture_checks.rows_behind_policies, broken)
    assert "record_entry" in one.what
    assert "force row level security" in one.mend


@pytest.mark.parametrize("power", ["superuser", "bypassrls", "createrole"])
def test_role_with_a_power_is_told_whatever_was_built(broken: psycopg.Connection, power: str) -> None:
    broken.execute(f"alter role alongside_sequencer {power}")
    try:
        walls.keep(broken)
        (one,) = _found(posture_checks.roles_stand_above_nothing, broken)
    finally:
        broken.execute(f"alter role alongside_sequencer no{power}")
    assert "alongside_sequencer" in one.what


def test_fallen_wall_keeps_the_pages_closed_outside_the_demo(broken: psycopg.Connection) -> None:
    broken.execute("drop policy see_doors on record_entry")
    with pytest.raises(KeeperError, match="see_doors is gone"):
        posture.guard(now(), demo=False)
    assert any("see_doors" in sentence for sentence in posture.guard(now(), demo=True))


def test_other_faults_do_not_keep_the_pages_closed(broken: psycopg.Connection, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["care.example"]
    assert any("HTTPS" in sentence for sentence in posture.guard(now(), demo=False))


@pytest.mark.usefixtures("keys_put_back")
def test_secret_that_others_may_read_is_told(broken: psycopg.Connection) -> None:
    assert _found(posture_checks.secrets_are_closed, broken) == []
    (keyring.folder() / "password-pepper").chmod(0o640)
    (one,) = _found(posture_checks.secrets_are_closed, broken)
    assert (one.level, "password-pepper" in one.what) == (Level.FAULT, True)


@pytest.mark.usefixtures("keys_put_back")
def test_old_secret_and_one_half_changed_are_told(broken: psycopg.Connection) -> None:
    at = now().timestamp() - 366 * 86_400
    signing_key()
    for name in ("key-encryption-key", "ledger-signing-key"):
        keyring.current(name)  # made at first use, which may not have come yet
        os.utime(keyring.folder() / name, (at, at))
    mark = places.state_dir() / "changing-kept-text-key"
    mark.touch()
    try:
        found = _found(posture_checks.secrets_are_young, broken)
    finally:
        mark.unlink()
    assert [one.mend for one in found] == [
        "Run: alongside secrets rotate key-encryption-key.",
        "Run: alongside secrets rotate kept-text-key.",
    ]


@pytest.mark.parametrize(("hours", "levels"), [(1, []), (27, [Level.WARNING]), (200, [Level.FAULT])])
def test_age_of_the_backup_is_told(broken: psycopg.Connection, settings: Any, hours: int, levels: list[Level]) -> None:
    settings.DEMO = False
    note = places.state_dir() / backups.NOTE
    note.write_text(json.dumps({"at": (now() - timedelta(hours=hours)).isoformat(), "file": "x", "files": 0}))
    try:
        assert [one.level for one in _found(posture_checks.backup_is_fresh, broken)] == levels
    finally:
        note.unlink()


def test_backup_without_the_files_beside_entries_is_told(broken: psycopg.Connection, settings: Any) -> None:
    settings.DEMO = False
    note = places.state_dir() / backups.NOTE
    note.write_text(json.dumps({"at": now().isoformat(), "file": "x"}))
    try:
        (one,) = _found(posture_checks.backup_is_fresh, broken)
    finally:
        note.unlink()
    assert (one.level, "no files" in one.what) == (Level.WARNING, True)


def test_records_without_any_backup_are_told(
    broken: psycopg.Connection, broken_mira: YoungPerson, settings: Any
) -> None:
    settings.DEMO = False
    assert _found(posture_checks.backup_is_fresh, broken) == []
    (one,) = posture_checks.backup_is_fresh(broken, now() + timedelta(days=9))
    assert (one.level, "never" in one.what) == (Level.FAULT, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [("log_statement", "all"), ("log_min_duration_statement", "0"), ("log_min_error_statement", "error")],
)
def test_log_that_could_hold_words_is_told(broken: psycopg.Connection, name: str, value: str) -> None:
    assert _found(posture_checks.logs_hold_no_words, broken) == []
    broken.execute(f"set {name} = '{value}'")
    (one,) = _found(posture_checks.logs_hold_no_words, broken)
    assert name in one.what


def test_pages_without_https_are_told(broken: psycopg.Connection, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = ["127.0.0.1", "care.example"], False
    assert len(_found(posture_checks.pages_are_sealed_on_the_way, broken)) == 1
    settings.HTTPS = True
    assert _found(posture_checks.pages_are_sealed_on_the_way, broken) == []


def test_real_accounts_in_a_practice_copy_are_told(broken: psycopg.Connection, settings: Any) -> None:
    # Una of the cast is a real account with a place in a team.
    assert len(_found(posture_checks.demo_is_a_demo, broken)) == 1
    settings.DEMO = False
    assert _found(posture_checks.demo_is_a_demo, broken) == []


def test_lines_left_unsealed_are_told(broken: psycopg.Connection, broken_mira: YoungPerson) -> None:
    assert _found(posture_checks.ledger_is_sealed, broken) == []
    with tampering(broken):
        broken.execute("update ledger_line set at = at - interval '11 minutes'")
    (one,) = _found(posture_checks.ledger_is_sealed, broken)
    assert one.level == Level.FAULT


@pytest.mark.parametrize(("seconds", "levels"), [(0, []), (10, [Level.WARNING]), (90, [Level.FAULT])])
def test_clocks_that_differ_are_told(broken: psycopg.Connection, seconds: int, levels: list[Level]) -> None:
    assert [one.level for one in _found(posture_checks.clocks_agree, broken, seconds=seconds)] == levels


def test_page_shows_an_administrator_what_was_found_and_when(
    broken: psycopg.Connection, browse: Browse, ari: Account
) -> None:
    told = posture.Told(now(), (("walls", Found(Level.FAULT, "The policy is gone.", "Put it back.")),))
    posture._keep(told)
    page = browse(ari).get(reverse("posture")).content.decode()
    assert "The policy is gone." in page
    assert "Put it back." in page
    assert posture.last() == told


def test_page_is_not_for_others(browse: Browse, alice: Account) -> None:
    assert browse(alice).get(reverse("posture")).status_code == 403


def test_hourly_job_looks_everything_over(broken: psycopg.Connection) -> None:
    (places.state_dir() / posture.NOTE).unlink(missing_ok=True)
    find("config.posture").run()
    told = posture.last()
    assert told
    assert now() - told.at < timedelta(minutes=1)
