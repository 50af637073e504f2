"""Doing again under the newest key what was wrapped, sealed or vouched for under one before it."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import get_hasher
from django.db import connections, transaction
from django.db.models import Manager

from alongside.access import crypto, drafts, factors, kept, seen, service_key
from alongside.access.models import Account, Draft, KeptText, SeenQuestion, SignIn, WorkAccount
from alongside.keywork import sealing
from alongside.keywork.models import OfStaff, OwnCheck, Supervision, SupervisionTalk, Training
from alongside.outreach import board
from alongside.outreach.models import Visit

Text = TypeVar("Text", bound=OfStaff)
OWNER = "owner"
BATCH = 5000
FIRST = UUID(int=0)
NEXT_KEYS = "select id, wrapped from access_recordkey where id > %s order by id limit %s for update"
WRAP_AGAIN = """
    update access_recordkey k set wrapped = n.wrapped
    from unnest(%s::uuid[], %s::bytea[]) as n (id, wrapped) where k.id = n.id
"""


def record_keys() -> int:
    """Wrap every record's key anew, a batch in each transaction; those already done are passed over."""
    after, done = FIRST, 0
    while True:
        with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
            cursor.execute(NEXT_KEYS, (after, BATCH))
            rows = cursor.fetchall()
            if not rows:
                return done
            done += _wrap_again(cursor, rows)
        after = rows[-1][0]


def _wrap_again(cursor: Any, rows: Sequence[tuple[UUID, bytes]]) -> int:
    opened = [(row, *crypto.unwrapped(wrapped)) for row, wrapped in rows]
    stale = [(row, crypto.wrap(key)) for row, key, ago in opened if ago]
    if stale:
        cursor.execute(WRAP_AGAIN, [list(column) for column in zip(*stale, strict=True)])
    return len(stale)


def sign_in_rows() -> int:
    """Seal and vouch anew for second factors, kept texts, work accounts and texts about staff.

    Sign-ins end, being found by the key.
    """
    with transaction.atomic(using=OWNER):
        done = sum((_factors(), _kept_texts(), _drafts(), _work_accounts(), _seen_answers()))
        SignIn.objects.using(OWNER).all().delete()
    return done + staff_texts() + board_names()


def passwords_from_before() -> int:
    """How many people's passwords are kept under a pepper from before."""
    hasher = get_hasher("argon2")
    kept_as = Account.objects.filter(is_active=True).values_list("password", flat=True)
    return sum(1 for one in kept_as if one.startswith("argon2") and hasher.must_update(one))


def staff_texts() -> int:
    """Seal anew what stands about staff: trainings, supervisors from outside, notes of the two, how people are."""
    of: tuple[Manager[Any], ...] = (Training.objects, Supervision.objects, SupervisionTalk.objects, OwnCheck.objects)
    with transaction.atomic(using=OWNER):
        return sum(_texts(one) for one in of)


def _texts(of: Manager[Text]) -> int:
    rows = list(of.using(OWNER).exclude(sealed=b"").select_for_update())
    for row in rows:
        row.sealed = sealing.seal(row, sealing.unseal(row))
    of.using(OWNER).bulk_update(rows, ["sealed"], batch_size=BATCH)
    return len(rows)


def board_names() -> int:
    """Seal anew what those who dropped in want to be called."""
    with transaction.atomic(using=OWNER):
        rows, names = list(Visit.objects.using(OWNER).select_for_update()), board.Names()
        for row in rows:
            row.name = names.seal(row, "name", names.read(row))
        Visit.objects.using(OWNER).bulk_update(rows, ["name"], batch_size=BATCH)
    return len(rows)


def _factors() -> int:
    rows = list(Authenticator.objects.using(OWNER).select_for_update())
    for row in rows:
        with factors.of(row.user_id):
            for secret in ("secret", "seed"):
                if secret in row.data:
                    row.data[secret] = factors.seal(factors.unseal(row.data[secret]))
        if "credential" in row.data and factors.is_genuine(row):
            row.data["credential"][factors.PROOF] = factors.proof_of(row.user_id, row.data["credential"])
    Authenticator.objects.using(OWNER).bulk_update(rows, ["data"], batch_size=BATCH)
    return len(rows)


def _kept_texts() -> int:
    rows = list(KeptText.objects.using(OWNER).select_for_update())
    for row in rows:
        row.sealed = service_key.seal(service_key.unseal(bytes(row.sealed), kept.where(row)), kept.where(row))
    KeptText.objects.using(OWNER).bulk_update(rows, ["sealed"], batch_size=BATCH)
    return len(rows)


def _drafts() -> int:
    rows = list(Draft.objects.using(OWNER).exclude(sealed=b"").select_for_update())
    for row in rows:
        row.sealed = service_key.seal(service_key.unseal(bytes(row.sealed), drafts.where(row)), drafts.where(row))
    Draft.objects.using(OWNER).bulk_update(rows, ["sealed"], batch_size=BATCH)
    return len(rows)


def _seen_answers() -> int:
    rows = list(SeenQuestion.objects.using(OWNER).exclude(answer=b"").select_for_update())
    for row in rows:
        row.answer = service_key.seal(service_key.unseal(bytes(row.answer), seen.where(row)), seen.where(row))
    SeenQuestion.objects.using(OWNER).bulk_update(rows, ["answer"], batch_size=BATCH)
    return len(rows)


def _work_accounts() -> int:
    rows = list(WorkAccount.objects.using(OWNER).select_for_update())
    genuine = [row for row in rows if service_key.holds(row.proof, row.about)]
    for row in genuine:
        row.proof = service_key.proof(row.about)
    WorkAccount.objects.using(OWNER).bulk_update(genuine, ["proof"], batch_size=BATCH)
    return len(genuine)
