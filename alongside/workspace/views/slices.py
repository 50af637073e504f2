"""A file coming in slices, for scripts: begin, go on, finish. Answers are small JSON objects."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.access.doors import opened_again
from alongside.access.http import SignedInRequest, number
from alongside.access.policies import usual_purpose
from alongside.access.posted import once
from alongside.attachments.actions import arrivals, receiving
from alongside.attachments.actions.arrivals import SLICE_BYTES, OutOfStep
from alongside.attachments.queries import files
from alongside.attachments.readers.kinds import NotFit
from alongside.attachments.vocabulary import WHY_NOT
from alongside.kernel.clock import now
from alongside.record.queries import entries
from alongside.workspace.forms.attachments import BeginForm

NOT_KEPT, OUT_OF_STEP = 400, 409


@require_POST
def begin(request: SignedInRequest, record: UUID, entry: UUID) -> HttpResponse:
    """Say what will come; the answer says where to send it, and how much is here from an earlier try."""
    form = BeginForm(request.POST)
    purpose, ticket = usual_purpose(request.user), request.GET.get("ticket", "")
    with opened_again(record, ticket=ticket, purpose=purpose, viewer=request.user) as door:
        to = entries.get(entry=entry, record=record, door=door).entry
        if not form.is_valid():
            return _problem(next(iter(form.errors.values()))[0])
        told, this = form.announced(), once(request)
        try:
            file = arrivals.begin(entry=to, announced=told, once=this, now=now(), door=door, by=request.user)
        except NotFit as refusal:
            return _problem(WHY_NOT[refusal.reason])
    where = [record, entry, file.pk]
    return JsonResponse(
        {
            "arrived": file.arrived,
            "slice": SLICE_BYTES,
            "slices": reverse("workspace:file-slice", args=where),
            "finish": reverse("workspace:file-finish", args=where),
            "ticket": door.ticket,
        }
    )


@require_POST
def go_on(request: SignedInRequest, record: UUID, entry: UUID, file: UUID) -> HttpResponse:
    """Take the slice that begins ``at``; the answer says where the next begins, also when it was another."""
    at, ticket = number(request.GET.get("at", "")), request.GET.get("ticket", "")
    with opened_again(record, ticket=ticket, purpose=usual_purpose(request.user), viewer=request.user) as door:
        found = files.arriving(file=file, entry=entry, record=record, now=now(), door=door).file
        status = 200
        try:
            arrived = arrivals.take_slice(file=found, at=-1 if at is None else at, piece=request.body, door=door)
        except OutOfStep as step:
            arrived, status = step.arrived, OUT_OF_STEP
        except NotFit as refusal:
            return _problem(WHY_NOT[refusal.reason])
    return JsonResponse({"arrived": arrived, "ticket": door.ticket}, status=status)


@require_POST
def finish(request: SignedInRequest, record: UUID, entry: UUID, file: UUID) -> HttpResponse:
    """Have the whole file looked at and kept; the answer says where to go."""
    purpose = usual_purpose(request.user)
    try:
        receiving.finish(record=record, entry=entry, file=file, now=now(), purpose=purpose, by=request.user)
    except OutOfStep as step:
        return JsonResponse({"arrived": step.arrived}, status=OUT_OF_STEP)
    except NotFit as refusal:
        return _problem(WHY_NOT[refusal.reason])
    messages.success(request, _("Added."))
    return JsonResponse({"go": reverse("workspace:files", args=[record, entry])})


def _problem(sentence: object) -> HttpResponse:
    said = str(sentence)
    return JsonResponse({"problem": said[:1].upper() + said[1:]}, status=NOT_KEPT)
