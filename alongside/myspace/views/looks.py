"""How their pages look: kept with their account, so that nothing of it stays on the phone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.access.actions import looks
from alongside.access.http import SignedInRequest
from alongside.access.vocabulary import Look
from alongside.myspace.forms.looks import LooksForm


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest) -> HttpResponse:
    """Letters, colours and language."""
    initial = {"looks": request.user.looks, "language": request.user.language}
    form = LooksForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = [Look(one) for one in form.cleaned_data["looks"]]
        looks.choose(looks=chosen, language=form.cleaned_data["language"], by=request.user)
        with translation.override(request.user.language):
            messages.success(request, _("Your pages look like this now."))
        return redirect("my-looks")
    return render(request, "myspace/looks.html", {"form": form})


choose.keeps_nothing = True  # type: ignore[attr-defined]
