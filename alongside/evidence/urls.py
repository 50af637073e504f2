"""Addresses of the evidence library."""

from django.urls import path

from alongside.evidence.views import briefings, bringing, exports, library, own, reading

app_name = "evidence"

urlpatterns = [
    # /evidence/
    path("", library.sources, name="library"),
    path("elements/", library.elements, name="elements"),
    path("export/<slug:fmt>/", exports.every, name="export"),
    # /evidence/reading/
    path("reading/", reading.lists, name="reading"),
    path("reading/<uuid:entry>/", reading.mark, name="reading-mark"),
    # /evidence/briefing/
    path("briefing/", briefings.choose, name="briefings"),
    path("briefing/<int:element>/", briefings.make, name="briefing"),
    # /evidence/own/
    path("own/", own.listed, name="own"),
    path("own/add/", own.add, name="own-add"),
    path("own/bring/", bringing.bring, name="bring"),
    path("own/bring/<uuid:file>/", bringing.choose, name="brought"),
    path("own/question/", own.add_question, name="own-question"),
    path("own/question/<uuid:question>/withdraw/", own.withdraw_question, name="own-question-withdraw"),
    path("own/finding/<uuid:finding>/", own.change_finding, name="own-finding-change"),
    path("own/finding/<uuid:finding>/withdraw/", own.withdraw_finding, name="own-finding-withdraw"),
    # /evidence/<source>/
    path("<slug:source_id>/", library.source, name="source"),
    path("<slug:source_id>/export/<slug:fmt>/", exports.one, name="export-one"),
    path("<slug:source_id>/reading/", reading.add, name="reading-add"),
    path("<slug:source_id>/change/", own.change, name="own-change"),
    path("<slug:source_id>/finding/", own.add_finding, name="own-finding"),
    path("<slug:source_id>/withdraw/", own.withdraw_study, name="own-withdraw"),
]
