"""The page that tells administrators whether everything stands as it should."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.access import policies
from alongside.access.http import SignedInRequest
from alongside.config import backups, posture
from alongside.keeper import keyring
from alongside.kernel.decisions import require


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """What the last look found, when it was, and how old keys and copies are."""
    require(policies.can_keep_service(request.user))
    shown = {"told": posture.last(), "backup": backups.last(), "secrets": keyring.ages()}
    return render(request, "workspace/posture.html", shown)
