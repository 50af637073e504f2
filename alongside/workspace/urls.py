"""Addresses of the workspace: ids only, never a name."""

from django.urls import path

from alongside.workspace.views import (
    account,
    entries,
    grants,
    ledger,
    people,
    rules,
    search,
    seen,
    today,
    young_people,
)

app_name = "workspace"
urlpatterns = [
    # /
    path("", today.show, name="today"),
    path("me/", account.show, name="account"),
    path("search/", search.find, name="search"),
    path("people/", people.show, name="people"),
    path("ledger/", ledger.browse, name="ledger"),
    path("rules/", rules.show, name="rules"),
    # /young-people/
    path("young-people/", young_people.listed, name="young-people"),
    path("young-people/add/", young_people.add, name="young-person-add"),
    # /young-people/<record>/
    path("young-people/<uuid:record>/", young_people.show, name="young-person"),
    path("young-people/<uuid:record>/about/", young_people.about, name="about"),
    path("young-people/<uuid:record>/card/", young_people.change_card, name="card"),
    path("young-people/<uuid:record>/matters/", young_people.add_who_matters, name="who-matters"),
    path("young-people/<uuid:record>/write/", entries.write, name="write"),
    path("young-people/<uuid:record>/who-can-see/", grants.show, name="who-can-see"),
    path("young-people/<uuid:record>/who-can-see/give/", grants.give, name="grant-give"),
    path("young-people/<uuid:record>/who-can-see/<uuid:grant>/end/", grants.end, name="grant-end"),
    path("young-people/<uuid:record>/who-has-seen/", seen.show, name="who-has-seen"),
    # /young-people/<record>/entries/<entry>/
    path("young-people/<uuid:record>/entries/<uuid:entry>/correct/", entries.correct, name="correct"),
    path("young-people/<uuid:record>/entries/<uuid:entry>/share/", entries.share, name="share"),
]
