"""Addresses of what workers do for young people's own space."""

from django.urls import URLPattern, path

from alongside.workspace.views import spaces

patterns: list[URLPattern] = [
    # /young-people/<record>/own-space/
    path("young-people/<uuid:record>/own-space/", spaces.show, name="own-space"),
    path("young-people/<uuid:record>/own-space/open/", spaces.open_one, name="own-space-open"),
    path("young-people/<uuid:record>/own-space/words/", spaces.words, name="own-space-words"),
]
