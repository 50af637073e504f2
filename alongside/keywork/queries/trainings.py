"""What somebody is trained in, how that stands, and what their work asks for. Behind the actor's own policies."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.planned import Planned
from alongside.jurisdiction import wording
from alongside.jurisdiction.items import Code
from alongside.jurisdiction.packs import NotHeld, Pack
from alongside.kernel.decisions import NotVisible
from alongside.keywork import sealing
from alongside.keywork.cards import TrainingCard
from alongside.keywork.models import Training
from alongside.keywork.staff_vocabulary import TRAININGS, Standing

LIST = "training"
TO_BE_NAMED = "training_to_be_named"
SOON = "training_soon"
TO_ACT_ON = (Standing.SOON, Standing.OVER, Standing.NONE)


@dataclass(frozen=True, slots=True)
class Needed:
    """One training that somebody's work asks for: how it stands, and until when it counts."""

    code: str
    label: str
    standing: Standing
    until: date | None

    @property
    def wants_doing(self) -> bool:
        """Whether it runs out soon, has run out, or was never written down."""
        return self.standing in TO_ACT_ON


@dataclass(frozen=True, slots=True)
class Done:
    """A training that was written down, with its card opened."""

    row: Training
    label: str
    card: TrainingCard


def choices(*, pack: Pack, on: date) -> list[tuple[str, str]]:
    """Every training that can be written down: code, and words in the reader's language."""
    return [(one.key, wording.said(one.key, one.label, TRAININGS)) for one in _codes(pack, LIST, on)]


def needed_codes(account: Account, *, pack: Pack, on: date) -> list[str]:
    """What the roles of an account ask for, each once, in the order of their codes."""
    asked = {one.key for role in account.roles for one in _codes(pack, f"training_for_{role}", on)}
    return [code for code, _words in choices(pack=pack, on=on) if code in asked]


def needed(account: Account, rows: Iterable[Training], *, pack: Pack, on: date) -> list[Needed]:
    """What somebody's work asks for, and how each stands with what they wrote down."""
    words, had = dict(choices(pack=pack, on=on)), list(rows)
    soon = pack.amount(SOON, on=on).amount
    return [
        Needed(code, words[code], *standing([row for row in had if row.code == code], on=on, soon=soon))
        for code in needed_codes(account, pack=pack, on=on)
    ]


def to_be_named(rows: Sequence[Training], *, pack: Pack, on: date) -> Standing:
    """How that stands which somebody needs before they are named key worker: the one that is furthest from current."""
    soon = pack.amount(SOON, on=on).amount
    found = [
        standing([row for row in rows if row.code == code.key], on=on, soon=soon)[0]
        for code in _codes(pack, TO_BE_NAMED, on)
    ]
    return max(found, key=list(Standing).index, default=Standing.CURRENT)


def standing(rows: Sequence[Training], *, on: date, soon: int) -> tuple[Standing, date | None]:
    """How it stands with one training, of all that was written down about it, and until when it counts.

    :param soon: so many days before the end it is said that it runs out.
    """
    counting = [row for row in rows if row.confirmed_by_id and row.counts(on)]
    if counting:
        best = max(counting, key=lambda row: row.expires_on or date.max)
        runs_out = best.expires_on is not None and best.expires_on <= on + timedelta(days=soon)
        return (Standing.SOON if runs_out else Standing.CURRENT), best.expires_on
    if any(not row.confirmed_by_id and row.counts(on) for row in rows):
        return Standing.WAITS, None
    if not rows:
        return Standing.NONE, None
    return Standing.OVER, max((row.expires_on for row in rows if row.expires_on), default=None)


def mine(*, pack: Pack, on: date, viewer: Account) -> tuple[list[Needed], list[Done]]:
    """What the viewer's work asks for, and everything they wrote down, the newest first."""
    with acting_as(viewer.pk), transaction.atomic():
        rows = list(Training.objects.filter(account=viewer).select_related("confirmed_by").order_by("-done_on", "-id"))
    return needed(viewer, rows, pack=pack, on=on), opened(rows, pack=pack)


def opened(rows: Iterable[Training], *, pack: Pack) -> list[Done]:
    """These rows with their cards opened, each in words even where the list names it no longer."""
    words = {one.key: wording.said(one.key, one.label, TRAININGS) for one in _codes(pack, LIST)}
    gone = _("A training that our list no longer names")
    return [Done(row, words.get(row.code, gone), TrainingCard.from_sealed(sealing.unseal(row))) for row in rows]


@Planned
def _of_accounts(accounts: list[UUID]) -> QuerySet[Training]:
    return Training.objects.filter(account__among=accounts).order_by("-done_on", "-id")


def of_people(accounts: Collection[UUID]) -> Mapping[UUID, list[Training]]:
    """What these people wrote down, as far as the actor may see it."""
    found: dict[UUID, list[Training]] = {account: [] for account in accounts}
    for row in _of_accounts.all(accounts=list(accounts)):
        found[row.account_id].append(row)
    return found


def get(*, training: UUID, viewer: Account) -> Training:
    """One that the viewer wrote down, or that somebody did whom they lead.

    :raises NotVisible: when there is none by that id, or not for them.
    """
    with acting_as(viewer.pk), transaction.atomic():
        found = Training.objects.filter(pk=training).select_related("account").first()
    if found is None:
        raise NotVisible
    return found


def _codes(pack: Pack, list_key: str, on: date | None = None) -> Sequence[Code]:
    try:
        return pack.codes(list_key, on=on)
    except NotHeld:
        return ()
