"""Where one is signed in: call a device by name, end a sign-in."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.access.actions import sign_ins
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.kernel.decisions import NotVisible


@require_POST
def rename(request: SignedInRequest) -> HttpResponse:
    """Call a device by a name of one's own."""
    sign_ins.rename(key=_device(request), name=request.POST.get("name", ""), by=request.user)
    messages.success(request, _("The name is kept."))
    return redirect("workspace:account")


@require_POST
def end(request: SignedInRequest) -> HttpResponse:
    """End one sign-in."""
    sign_ins.end(key=_device(request), by=request.user)
    messages.success(request, _("That device is signed out from its next page on."))
    return redirect("workspace:account")


@require_POST
def end_others(request: SignedInRequest) -> HttpResponse:
    """End every sign-in but this one."""
    with acting_as(request.user.pk), transaction.atomic():
        sign_ins.end_others(request.session, of=request.user.pk)
    messages.success(request, _("You are signed in on this device only."))
    return redirect("workspace:account")


def _device(request: SignedInRequest) -> str:
    """The device that was meant. :raises NotVisible: for what no device could be called, such as signs no table holds."""
    key = request.POST.get("device", "")
    if not (key.isascii() and key.isalnum()):
        raise NotVisible
    return key
