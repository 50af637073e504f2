"""Addresses of who they say they are, what they need to take part, and interpreters."""

from django.urls import URLPattern, path

from alongside.workspace.views import identity, interpreters, taking_part

patterns: list[URLPattern] = [
    path("young-people/<uuid:record>/in-their-words/", identity.write, name="identity"),
    path("young-people/<uuid:record>/taking-part/", taking_part.show, name="taking-part"),
    path("young-people/<uuid:record>/taking-part/write/", taking_part.write, name="taking-part-write"),
    path("young-people/<uuid:record>/taking-part/check/", taking_part.check, name="taking-part-check"),
    path("young-people/<uuid:record>/taking-part/interpreter/", interpreters.plan, name="interpreter-plan"),
    path(
        "young-people/<uuid:record>/taking-part/interpreter/<uuid:interpreter>/",
        interpreters.say,
        name="interpreter-say",
    ),
]
