"""Addresses of the evidence library."""

from django.urls import path

from alongside.evidence.views import exports, library

app_name = "evidence"

urlpatterns = [
    # /evidence/
    path("", library.sources, name="library"),
    path("elements/", library.elements, name="elements"),
    path("export/<slug:fmt>/", exports.every, name="export"),
    path("<slug:source_id>/", library.source, name="source"),
    path("<slug:source_id>/export/<slug:fmt>/", exports.one, name="export-one"),
]
