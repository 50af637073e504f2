"""The rules and words the service goes by, each with its source and dates."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.access.http import SignedInRequest
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.workspace.queries import rules


@require_safe
def show(request: SignedInRequest) -> HttpResponse:
    """One jurisdiction's pack, as it holds today; the one in force unless another is chosen."""
    wanted = request.GET.get("pack", "")
    name = wanted if wanted in packs.names() else settings.JURISDICTION
    pack = packs.in_force() if name == settings.JURISDICTION else packs.pack(name)
    shown = {
        "pack": pack,
        "packs": [packs.pack(one) for one in packs.names()],
        "in_force": name == settings.JURISDICTION,
        "sections": rules.sections(pack=pack, on=timezone.localdate(now())),
    }
    return render(request, "workspace/rules.html", shown)
