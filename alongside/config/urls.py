"""Root URLs. Every page asks for sign-in unless its view says ``login_not_required``."""

from django.urls import URLPattern, URLResolver, include, path

from alongside.access import urls as access_urls
from alongside.access.views import drafts
from alongside.config import jobs as _jobs  # noqa: F401  the page about work in the background names them
from alongside.config import posture_page

urlpatterns: list[URLPattern | URLResolver] = [
    # /account/
    path("account/", include(access_urls)),
    # /drafts/
    path("drafts/", drafts.keep, name="drafts"),
    path("drafts/throw-away/", drafts.throw_away, name="draft-throw-away"),
    # /evidence/
    path("evidence/", include("alongside.evidence.urls")),
    # /bring-in/
    path("bring-in/", include("alongside.exchange.urls")),
    path("posture/", posture_page.show, name="posture"),
    # /
    path("", include("alongside.workspace.urls")),
]

handler500 = "alongside.config.stumbled.broken"
