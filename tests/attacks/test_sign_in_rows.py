"""What an attacker with SQL, or with a copy of the database, gets out of the rows of signing in."""

import hashlib
import hmac
import pickle
import time
from uuid import UUID

import psycopg
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from psycopg.errors import InsufficientPrivilege

from alongside.access import factors
from alongside.access.actor import OF_WORKERS, Scope
from alongside.access.models import Account, SignIn
from tests import cast
from tests.attacks.acting import BEGIN, acting, take
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
TAKE_OVER = "update access_account set password = %s where id = %s"
SIGN_IN = settings.AUTHENTICATION_BACKENDS[0]


@pytest.mark.parametrize("name", ["alice", "lena", "ari", "pat", "nobody"])
def test_password_of_somebody_else_is_not_set(world: World, app: psycopg.Connection, name: str) -> None:
    for role in ("alongside_app", *OF_WORKERS):
        with (
            pytest.raises(InsufficientPrivilege, match="only its owner"),
            acting(app, None if name == "nobody" else world.id(name)),
        ):
            app.execute("select set_config('role', %s, true)", (role,))
            app.execute(TAKE_OVER, (make_password("mine now"), world.id("sam")))


def test_ones_own_password_is(world: World, app: psycopg.Connection) -> None:
    with app.transaction(force_rollback=True):
        take(app, world.id("alice"))
        assert app.execute(TAKE_OVER, (make_password("another calm one"), world.id("alice"))).rowcount == 1


@pytest.mark.parametrize(("age", "sees"), [(0, True), (200, True), (400, False), (-400, False), (86_400, False)])
def test_signed_actor_is_good_for_a_few_minutes(world: World, app: psycopg.Connection, age: int, *, sees: bool) -> None:
    claim = _signed(world.id("alice"), app.info.backend_pid, int(time.time()) - age)
    with app.transaction():
        app.execute(BEGIN, (Scope.CASELOAD, claim))
        assert app.execute("select exists (select from record_entry)").fetchone() == (sees,)


def _signed(account: UUID, pid: int, at: int) -> str:
    claim = f"{account}.{pid}.{at}"
    return f"{claim}.{hmac.new(settings.ACTOR_KEY, claim.encode(), hashlib.sha256).hexdigest()}"


@pytest.mark.parametrize(
    ("verb", "whose"),
    [
        ("entry.added", "noor"),
        ("person.changed", "noor"),
        ("page.not_visible", "noor"),
        ("grant.given", "mira"),
        ("grant.ended", "mira"),
        ("record.withdrawn", "mira"),
        ("record.created", "mira"),
    ],
)
def test_line_is_not_invented(world: World, app: psycopg.Connection, verb: str, whose: str) -> None:
    record = {"mira": world.mira, "noor": world.noor}[whose].record_id
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice")):
        app.execute(
            "insert into ledger_line (actor, verb, records) values (%s, %s, %s)", (world.id("alice"), verb, [record])
        )


@pytest.mark.parametrize("verb", ["entry.added", "person.added", "record.opened", "grant.given", "import.staged"])
def test_nobody_writes_no_line_but_about_sign_in(world: World, app: psycopg.Connection, verb: str) -> None:
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, None):
        app.execute("insert into ledger_line (verb) values (%s)", (verb,))


def test_lead_does_not_let_herself_in_nor_anybody_twice(world: World, app: psycopg.Connection) -> None:
    give = "select access.give_grant(gen_random_uuid(), %s, %s, 'partner', '{everyday}', 'support', 'joint_work', null)"
    with pytest.raises(InsufficientPrivilege, match="lets themselves in"), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(give, (world.mira.record_id, world.id("lena")))
    with pytest.raises(psycopg.errors.UniqueViolation), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(give, (world.mira.record_id, world.id("nia")))


@pytest.mark.parametrize("name", ["lena", "sam", "dee"])
def test_record_that_was_worked_with_is_not_withdrawn(world: World, app: psycopg.Connection, name: str) -> None:
    with pytest.raises(InsufficientPrivilege, match="worked with"), acting(app, world.id(name), Scope.TEAM):
        app.execute("select access.withdraw_records(array[%s])", (world.mira.record_id,))


def _signed_in(name: str) -> Client:
    client = Client()
    client.force_login(cast.account(name), SIGN_IN)
    return client


def test_table_of_sessions_holds_no_key_that_would_let_anybody_in(db: None) -> None:
    client = _signed_in("alice")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    (row,) = SignIn.objects.all()
    assert row.session_key != cookie
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    assert thief.get(reverse("workspace:today")).status_code == 302
    assert client.get(reverse("workspace:today")).status_code == 200


def test_contents_of_one_session_do_not_work_in_anothers_row(db: None) -> None:
    alice, bob = _signed_in("alice"), _signed_in("bob")
    assert bob.get(reverse("workspace:today")).status_code == 200
    (hers,) = [row for row in SignIn.objects.all() if _is_of(alice, row)]
    (his,) = [row for row in SignIn.objects.all() if _is_of(bob, row)]
    SignIn.objects.filter(pk=his.pk).update(session_data=hers.session_data)
    assert bob.get(reverse("workspace:today")).status_code == 302


def _is_of(client: Client, row: SignIn) -> bool:
    kept: SignIn = client.session._get_session_from_db()  # type: ignore[attr-defined]
    return kept.session_key == row.session_key


def test_closed_account_is_out_at_its_next_page(world: World) -> None:
    client = _signed_in("bob")
    assert client.get(reverse("workspace:today")).status_code == 200
    world.owner.execute("update access_account set is_active = false where username = 'bob'")
    try:
        assert client.get(reverse("workspace:today")).status_code == 302
    finally:
        world.owner.execute("update access_account set is_active = true where username = 'bob'")


def test_invented_people_of_the_demo_are_nobody_elsewhere(db: None) -> None:
    client = _signed_in("alice")
    with override_settings(DEMO=False):
        assert client.get(reverse("workspace:today")).status_code == 302
        stranger = Client()
        stranger.post(reverse("account_login"), {"login": "alice", "password": cast.PASSWORD})
        assert stranger.get(reverse("workspace:today")).headers["Location"].startswith(reverse("account_login"))


class Spy:
    """Something that would run if it were ever unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return eval, ("1 / 0",)


def test_what_somebody_wrote_into_the_cache_is_not_run(db: None) -> None:
    cache.set("tries", 3, 60)
    with connection.cursor() as cursor:
        cursor.execute("update shared_cache set value = %s", [pickle.dumps(Spy()).hex()])
    with pytest.raises(ValueError, match=r"Extra data|Expecting value"):
        cache.get("tries")


def test_secret_of_a_second_factor_is_not_in_the_table(alice: Account) -> None:
    with factors.of(alice.pk):
        TOTP.activate(alice, "JBSWY3DPEHPK3PXP")
        (row,) = Authenticator.objects.filter(user=alice)
    assert "JBSWY3DPEHPK3PXP" not in str(row.data)
    assert "secret" in row.data
