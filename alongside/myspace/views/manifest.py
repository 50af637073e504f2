"""What a phone asks for when the page is put on its first screen: a name and a picture that say nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

SIZES = (180, 192, 512)


@login_not_required
@require_safe
def show(_request: HttpRequest) -> HttpResponse:
    """The web app manifest (W3C). It needs no service worker, and nothing is kept for use without a line."""
    icons = [{"src": static("myspace/page.svg"), "sizes": "any", "type": "image/svg+xml"}]
    icons += [
        {"src": static(f"myspace/page-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES
    ]
    told = {
        "name": _("My page"),
        "short_name": _("My page"),
        "start_url": reverse("mine"),
        "scope": "/",
        "icons": icons,
    }
    told |= {"display": "standalone", "background_color": "#ffffff", "theme_color": "#2d5b7c"}
    return JsonResponse(told, content_type="application/manifest+json")
