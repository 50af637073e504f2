"""What is asked of somebody about themselves, and what they put off. Behind the actor's own policies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.planned import Planned
from alongside.jurisdiction.packs import Pack
from alongside.kernel.decisions import NotVisible
from alongside.kernel.prompts import OwnPrompt
from alongside.keywork import policies, staff_prompts
from alongside.keywork.models import OwnAnswer
from alongside.keywork.queries import supervision, trainings
from alongside.keywork.queries.supervision import Named
from alongside.keywork.queries.trainings import Needed
from alongside.keywork.staff_vocabulary import Standing


@dataclass(frozen=True, slots=True)
class OwnAsked:
    """A question about oneself: what of one's own it is about, in words; and the answer that puts it off, if any."""

    prompt: OwnPrompt
    thing: str
    about: str
    answer: OwnAnswer | None = None


@Planned
def _answers(viewer: UUID, on: date) -> QuerySet[OwnAnswer]:
    return OwnAnswer.objects.filter(account=viewer, until__gt=on)


def asked(*, pack: Pack, on: date, viewer: Account) -> Sequence[OwnAsked]:
    """What holds for the viewer, put off or not, the loudest kind first: three queries.

    Nothing for whoever is not there for young people.
    """
    if not policies.can_keep_staff_pages(viewer):
        return []
    with acting_as(viewer.pk), transaction.atomic():
        rows = trainings.of_people([viewer.pk])[viewer.pk]
        waiting = supervision.waiting(on=on, viewer=viewer)
        answers = {(one.prompt, one.thing): one for one in _answers.all(viewer=viewer.pk, on=on)}
    needed = trainings.needed(viewer, rows, pack=pack, on=on)
    found = [*_of_training(needed), *_of_supervision(waiting, viewer)]
    return sorted((_with(one, answers) for one in found), key=lambda one: one.prompt.order)


def get(*, prompt: str, thing: str, pack: Pack, on: date, viewer: Account) -> OwnAsked:
    """One question that holds for the viewer now.

    :raises NotVisible: when nothing like it is asked of them.
    """
    for one in asked(pack=pack, on=on, viewer=viewer):
        if (one.prompt.key, one.thing) == (prompt, thing):
            return one
    raise NotVisible


def _of_training(needed: Sequence[Needed]) -> Iterator[OwnAsked]:
    for one in needed:
        if one.wants_doing:
            is_soon = one.standing is Standing.SOON
            prompt = staff_prompts.TRAINING_SOON if is_soon else staff_prompts.TRAINING_OVER
            yield OwnAsked(prompt, one.code, one.label)


def _of_supervision(waiting: Sequence[Named], viewer: Account) -> Iterator[OwnAsked]:
    for one in waiting:
        is_own = one.row.worker_id == viewer.pk
        prompt = staff_prompts.SUPERVISION_LATE if one.row.agreed_on else staff_prompts.SUPERVISOR_PROPOSED
        yield OwnAsked(prompt, str(one.row.pk), one.supervisor if is_own else one.row.worker.name)


def _with(one: OwnAsked, answers: Mapping[tuple[str, str], OwnAnswer]) -> OwnAsked:
    answer = answers.get((one.prompt.key, one.thing)) if one.prompt.can_wait else None
    return OwnAsked(one.prompt, one.thing, one.about, answer)
