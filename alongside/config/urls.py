"""Root URLs. Every page asks for sign-in unless its view says ``login_not_required``."""

from django.urls import URLPattern, URLResolver, include, path

from alongside.access import urls as access_urls

urlpatterns: list[URLPattern | URLResolver] = [
    # /account/
    path("account/", include(access_urls)),
    # /evidence/
    path("evidence/", include("alongside.evidence.urls")),
    # /bring-in/
    path("bring-in/", include("alongside.exchange.urls")),
    # /
    path("", include("alongside.workspace.urls")),
]
