"""What this service added: studies, findings, questions to think about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.access.http import SignedInRequest
from alongside.access.posted import seen_version
from alongside.access.typed import typed
from alongside.evidence import policies
from alongside.evidence.actions import own as actions
from alongside.evidence.actions.own import Thing
from alongside.evidence.forms.own import FindingForm, QuestionForm, StudyForm
from alongside.evidence.library import library
from alongside.evidence.queries import own
from alongside.kernel.clock import now
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """All of it, with what one may do."""
    shown = {
        "studies": [own.as_source(study) for study in own.studies()],
        "questions": own.questions(),
        "elements": {element.number: element for element in library().elements},
        "may_add": bool(policies.can_add(request.user)),
    }
    return render(request, "evidence/own/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Add a study."""
    require(policies.can_add(request.user))
    form = StudyForm(typed(request))
    if request.method == "POST" and form.is_valid():
        study = actions.add_study(about=form.about(), now=now(), by=request.user)
        messages.success(request, _("Added. Now write down what it found."))
        return redirect("evidence:own-finding", study.key)
    return render(request, "evidence/own/form.html", {"form": form, "what": "study"})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, source_id: str) -> HttpResponse:
    """Change a study's card; what it said before is kept."""
    require(policies.can_add(request.user))
    study = own.study(source_id)
    form = StudyForm(typed(request), initial=StudyForm.filled(study))
    if request.method == "POST" and form.is_valid():
        _write(request, study, form.about())
        return redirect("evidence:source", study.key)
    return render(request, "evidence/own/form.html", {"form": form, "what": "change", "seen": study.version})


@require_http_methods(["GET", "HEAD", "POST"])
def add_finding(request: SignedInRequest, source_id: str) -> HttpResponse:
    """Add one thing a study found."""
    require(policies.can_add(request.user))
    study = own.study(source_id)
    form = FindingForm(typed(request))
    if request.method == "POST" and form.is_valid():
        actions.add_finding(study=study, **form.found(), now=now(), by=request.user)
        messages.success(request, _("Added."))
        return redirect("evidence:source", study.key)
    return render(request, "evidence/own/form.html", {"form": form, "what": "finding", "study": study})


@require_http_methods(["GET", "HEAD", "POST"])
def change_finding(request: SignedInRequest, finding: UUID) -> HttpResponse:
    """Say a finding in other words."""
    require(policies.can_add(request.user))
    found = own.finding(finding)
    start = {"says": found.says, "elements": [str(one) for one in found.elements], "row": next(iter(found.rows), "")}
    form = FindingForm(typed(request), initial=start)
    if request.method == "POST" and form.is_valid():
        _write(request, found, form.found())
        return redirect("evidence:source", found.study.key)
    shown = {"form": form, "what": "finding", "study": found.study, "seen": found.version}
    return render(request, "evidence/own/form.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add_question(request: SignedInRequest) -> HttpResponse:
    """Add a question for a team to think about."""
    require(policies.can_add(request.user))
    form = QuestionForm(typed(request))
    if request.method == "POST" and form.is_valid():
        actions.add_question(**form.asked(), now=now(), by=request.user)
        messages.success(request, _("Added."))
        return redirect("evidence:own")
    return render(request, "evidence/own/form.html", {"form": form, "what": "question"})


@require_POST
def withdraw_study(request: SignedInRequest, source_id: str) -> HttpResponse:
    """Take a study off the list."""
    return _withdraw(request, own.study(source_id))


@require_POST
def withdraw_finding(request: SignedInRequest, finding: UUID) -> HttpResponse:
    """Take a finding off the list."""
    return _withdraw(request, own.finding(finding))


@require_POST
def withdraw_question(request: SignedInRequest, question: UUID) -> HttpResponse:
    """Take a question off the list."""
    return _withdraw(request, own.question(question))


def _withdraw(request: SignedInRequest, thing: Thing) -> HttpResponse:
    try:
        actions.withdraw(thing=thing, seen=seen_version(request, thing.version), now=now(), by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, _("Somebody else changed this first. Look again below."))
    else:
        messages.success(request, _("Taken off the list. It is kept, and can be asked for."))
    return redirect("evidence:own")


def _write(request: SignedInRequest, thing: Thing, changes: dict[str, object]) -> None:
    try:
        seen = seen_version(request, thing.version)
        actions.change(thing=thing, seen=seen, changes=changes, now=now(), by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, _("Somebody else changed this first. Look again below."))
    else:
        messages.success(request, _("Saved. What it said before is kept."))
