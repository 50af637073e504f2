"""Each secret can be changed, cut short in the middle and gone on with, and everything sealed before still opens."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from click.testing import CliRunner
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from django.contrib.auth.hashers import check_password
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access import crypto, drafts, factors, kept, passwords, service_key
from alongside.access.actions import work_accounts
from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Draft, KeptText, SignIn
from alongside.access.queries import work_accounts as linked
from alongside.access.vocabulary import Purpose
from alongside.config import database as where
from alongside.config import resealing, secrets
from alongside.config.commands.secrets import secrets as command
from alongside.keeper import keyring, places
from alongside.keeper.errors import KeeperError
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from alongside.people.queries import young_people
from tests import cast

pytestmark = pytest.mark.usefixtures("keys_put_back")
ROOT = Path(__file__).resolve().parents[2]
SLOWLY = """
import sys, time
import django
django.setup()
from alongside.config import database, resealing, secrets
from django.db import connections
with database.named(sys.argv[1]):
    for alias in ("default", "owner"):
        connections[alias].settings_dict["NAME"] = sys.argv[1]
    resealing.BATCH = 2
    again = resealing._wrap_again
    def slowly(cursor, rows):
        print("batch", flush=True)
        time.sleep(0.3)
        return again(cursor, rows)
    resealing._wrap_again = slowly
    secrets.rotate("key-encryption-key")
"""


def _known_as(mira: YoungPerson) -> str:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")) as door:
        return young_people.card(young_people.get(record=mira.record_id), door=door).known_as


def _versions_ago(admin: psycopg.Connection) -> set[int]:
    return {crypto.unwrapped(wrapped)[1] for (wrapped,) in admin.execute("select wrapped from access_recordkey")}


def test_records_open_while_and_after_their_keys_are_wrapped_anew(
    broken: psycopg.Connection, broken_mira: YoungPerson
) -> None:
    before = keyring.current(crypto.KEK)
    keyring.replace(crypto.KEK)
    assert (_known_as(broken_mira), _versions_ago(broken)) == ("Mira", {1})
    assert resealing.record_keys() == 7
    assert (_known_as(broken_mira), _versions_ago(broken)) == ("Mira", {0})
    assert resealing.record_keys() == 0
    keyring.forget(crypto.KEK)
    assert _known_as(broken_mira) == "Mira"
    assert keyring.current(crypto.KEK) != before


def test_change_that_is_killed_in_the_middle_goes_on_where_it_was(
    broken: psycopg.Connection, broken_mira: YoungPerson
) -> None:
    command = [sys.executable, "-c", SLOWLY, where.name()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(2)] == [b"batch\n"] * 2
        process.send_signal(signal.SIGKILL)
    new = keyring.current(crypto.KEK)
    assert _versions_ago(broken) == {0, 1}
    assert _known_as(broken_mira) == "Mira"
    with pytest.raises(KeeperError, match="cut short"):
        secrets.forget(crypto.KEK)

    done, _ = secrets.rotate(crypto.KEK)
    assert 0 < done < 7
    assert keyring.current(crypto.KEK) == new
    assert (_versions_ago(broken), _known_as(broken_mira)) == ({0}, "Mira")
    assert not list(places.state_dir().glob("changing-*"))
    written = broken.execute("select job, purpose from ledger_line where verb = 'service.secret_changed'").fetchall()
    assert written == [("secrets rotate", crypto.KEK)]


def _typing(alice: Account) -> Draft:
    draft = Draft(account=alice, sheet=new_id(), path="/", kept_at=now())
    draft.sealed = service_key.seal("and the other half", drafts.where(draft))
    with acting_as(alice.pk), transaction.atomic():
        draft.save(force_insert=True)
    return draft


def test_rows_of_signing_in_open_under_the_new_key_alone(broken: psycopg.Connection) -> None:
    alice = cast.account("alice")
    with factors.of(alice.pk):
        TOTP.activate(alice, "JBSWY3DPEHPK3PXP")
    credential = {"id": "abc"}
    credential["proof"] = factors.proof_of(alice.pk, credential)
    passkey = Authenticator.objects.create(user=alice, type="webauthn", data={"name": "k", "credential": credential})
    row = KeptText(account=alice, path="/", kept_at=now())
    row.sealed = service_key.seal("half a sentence", kept.where(row))
    row.save()
    draft = _typing(alice)
    work_accounts.link(account=alice, issuer="https://a.example", subject="1", now=now(), by=None, job="account link")
    client = Client()
    client.force_login(alice, "alongside.access.backends.SignIn")

    done, told = secrets.rotate(service_key.KEY)
    assert (done, "signs in again" in told) == (5, True)
    secrets.forget(service_key.KEY)
    with factors.of(alice.pk):
        code = Authenticator.objects.get(type="totp").data["secret"]
        assert factors.unseal(code) == "JBSWY3DPEHPK3PXP"
    passkey.refresh_from_db()
    assert factors.is_genuine(passkey)
    row.refresh_from_db()
    assert service_key.unseal(bytes(row.sealed), kept.where(row)) == "half a sentence"
    with acting_as(alice.pk), transaction.atomic():
        draft.refresh_from_db()
    assert service_key.unseal(bytes(draft.sealed), drafts.where(draft)) == "and the other half"
    assert linked.account_of(issuer="https://a.example", subject="1") == alice
    assert SignIn.objects.count() == 0
    assert client.get(reverse("workspace:account")).status_code == 302


def test_password_works_under_a_new_pepper_and_is_kept_under_it_at_the_next_sign_in(
    broken: psycopg.Connection,
) -> None:
    secrets.rotate(passwords.PEPPER)
    before = cast.account("alice").password
    assert resealing.passwords_from_before() == Account.objects.filter(is_active=True).count()
    with pytest.raises(KeeperError, match="shut out"):
        secrets.forget(passwords.PEPPER)
    client = Client()
    answer = client.post(reverse("account_login"), {"login": "alice", "password": cast.PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    after = cast.account("alice").password
    assert after != before
    keyring.forget(passwords.PEPPER)
    assert check_password(cast.PASSWORD, after)


def test_actor_signed_with_the_key_before_is_believed_for_a_day(
    broken: psycopg.Connection, broken_mira: YoungPerson
) -> None:
    secrets.rotate("actor-key")
    # This process still signs with the key it started with.
    assert _known_as(broken_mira) == "Mira"
    broken.execute("update access.secret set until = now() - interval '1 minute' where until is not null")
    with pytest.raises(ProgrammingError, match="not signed"):
        _known_as(broken_mira)


def test_secrets_are_listed_by_name_and_age_only(broken: psycopg.Connection) -> None:
    keyring.replace("django-secret-key")
    told = CliRunner().invoke(command, ["list"]).output
    assert "key-encryption-key" in told
    assert "1 kept from before" in told
    for path in keyring.folder().iterdir():
        assert path.read_bytes().hex() not in told


@pytest.mark.parametrize("name", ["ledger-signing-key", "elsewhere", "no-such-secret"])
def test_what_cannot_be_changed_says_why(name: str) -> None:
    with pytest.raises(KeeperError, match=r"cannot be changed|no secret"):
        secrets.rotate(name)


def test_database_password_is_changed_in_both_places(broken: psycopg.Connection) -> None:
    name = "postgres-alongside_sequencer" if where.is_embedded() else "database-alongside_sequencer"
    keyring.current(name)
    secrets.rotate(name)
    with where.sequencer_connection() as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_key_wrapped_by_a_page_that_was_slow_is_not_lost_when_the_version_before_goes(
    broken: psycopg.Connection, broken_mira: YoungPerson
) -> None:
    secrets.rotate(crypto.KEK)
    new, old = keyring.versions(crypto.KEK)
    row = broken.execute("select id, wrapped from access_recordkey order by id desc limit 1").fetchone()
    assert row
    late = aes_key_wrap(old, aes_key_unwrap(new, bytes(row[1])))
    broken.execute("update access_recordkey set wrapped = %s where id = %s", (late, row[0]))
    assert _versions_ago(broken) == {0, 1}
    assert secrets.forget(crypto.KEK) == 1
    assert (_versions_ago(broken), _known_as(broken_mira)) == ({0}, "Mira")


def test_version_before_is_not_let_go_of_while_a_change_is_under_way(
    broken: psycopg.Connection, broken_mira: YoungPerson
) -> None:
    keyring.replace(crypto.KEK)
    broken.execute("select pg_advisory_lock(hashtextextended('alongside secrets', 0))")
    kept_meanwhile = []

    def change() -> None:
        time.sleep(1)
        kept_meanwhile.append(len(keyring.versions(crypto.KEK)))
        broken.execute("select pg_advisory_unlock(hashtextextended('alongside secrets', 0))")

    changing = Thread(target=change)
    changing.start()
    assert secrets.forget(crypto.KEK) == 1
    changing.join()
    assert kept_meanwhile == [2]
    assert (_versions_ago(broken), _known_as(broken_mira)) == ({0}, "Mira")
