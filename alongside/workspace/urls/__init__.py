"""Addresses of the workspace: ids only, never a name."""

from django.urls import path

from alongside.workspace.urls import keywork, outreach, planning, spaces, taking_part, voice
from alongside.workspace.views import (
    account,
    attachments,
    barriers,
    devices,
    emergency,
    entries,
    grants,
    heads,
    jobs,
    leaving,
    ledger,
    looking,
    moves,
    not_expected,
    notes,
    pace,
    people,
    prompts,
    rules,
    search,
    seen,
    slices,
    today,
    words,
    young_people,
)

app_name = "workspace"
urlpatterns = [
    *keywork.patterns,
    *outreach.patterns,
    *planning.patterns,
    *spaces.patterns,
    *taking_part.patterns,
    *voice.patterns,
    # /
    path("", today.show, name="today"),
    path("me/", account.show, name="account"),
    path("me/devices/name/", devices.rename, name="device-name"),
    path("me/devices/end/", devices.end, name="device-end"),
    path("me/devices/end-others/", devices.end_others, name="device-end-others"),
    path("search/", search.find, name="search"),
    path("search/notes/", notes.find, name="notes"),
    path("people/", people.show, name="people"),
    path("words/", words.advise, name="words"),
    path("words/list/", words.listed, name="words-list"),
    # /ledger/
    path("ledger/", ledger.whole, name="ledger"),
    path("ledger/team/", ledger.team, name="ledger-team"),
    path("ledger/mine/", ledger.own, name="ledger-mine"),
    path("ledger/export/", ledger.export, name="ledger-export"),
    path("ledger/days/", heads.days, name="ledger-days"),
    path("ledger/head/", heads.newest, name="ledger-head"),
    path("ledger/head/note/", heads.note, name="ledger-note"),
    path("ledger/head/<int:size>/", heads.of_size, name="ledger-head-of-size"),
    path("ledger/head/<int:size>/picture/", heads.picture, name="ledger-picture"),
    path("ledger/proof/<int:old>/<int:new>/", heads.proof, name="ledger-proof"),
    path("ledger/questions/", not_expected.questions, name="not-expected"),
    path("ledger/questions/<uuid:question>/", not_expected.answer, name="not-expected-answer"),
    path("rules/", rules.show, name="rules"),
    # /jobs/
    path("jobs/", jobs.show, name="jobs"),
    path("jobs/<int:number>/again/", jobs.try_again, name="job-try-again"),
    path("jobs/<int:number>/stop/", jobs.stop, name="job-stop"),
    path("looking/", looking.show, name="looking"),
    path("people/<uuid:account>/leaving/", leaving.leave, name="leaving"),
    # /moves/<move>/
    path("moves/<uuid:move>/", moves.answer, name="move-answer"),
    path("moves/<uuid:move>/read/", moves.read, name="move-read"),
    # /emergency/
    path("emergency/", emergency.by_name, name="emergency"),
    path("emergency/waiting/", emergency.waiting, name="emergencies"),
    path("emergency/<uuid:sought>/", emergency.by_link, name="emergency-by-link"),
    # /young-people/
    path("young-people/", young_people.listed, name="young-people"),
    path("young-people/add/", young_people.add, name="young-person-add"),
    # /young-people/<record>/
    path("young-people/<uuid:record>/", young_people.show, name="young-person"),
    path("young-people/<uuid:record>/about/", young_people.about, name="about"),
    path("young-people/<uuid:record>/card/", young_people.change_card, name="card"),
    path("young-people/<uuid:record>/matters/", young_people.add_who_matters, name="who-matters"),
    path("young-people/<uuid:record>/pace/", pace.show, name="pace"),
    path("young-people/<uuid:record>/pace/<uuid:pace>/lift/", pace.lift, name="pace-lift"),
    path("young-people/<uuid:record>/search/", notes.in_record, name="record-notes"),
    path("young-people/<uuid:record>/write/", entries.write, name="write"),
    path("young-people/<uuid:record>/who-can-see/", grants.show, name="who-can-see"),
    path("young-people/<uuid:record>/who-can-see/give/", grants.give, name="grant-give"),
    path("young-people/<uuid:record>/who-can-see/<uuid:grant>/end/", grants.end, name="grant-end"),
    path("young-people/<uuid:record>/who-can-see/<uuid:grant>/keep/", leaving.keep, name="grant-keep"),
    path("young-people/<uuid:record>/who-can-see/move/", moves.propose, name="move"),
    path("young-people/<uuid:record>/who-can-see/move/<uuid:move>/back/", moves.take_back, name="move-back"),
    path("young-people/<uuid:record>/do-i-know-them/", barriers.acquaintance, name="acquaintance"),
    path("young-people/<uuid:record>/closed-to/", barriers.closed_to, name="closed-to"),
    path("young-people/<uuid:record>/closed-to/<uuid:barrier>/lift/", barriers.lift, name="barrier-lift"),
    path("young-people/<uuid:record>/closed-to/<uuid:barrier>/read/", barriers.notice, name="barrier-notice"),
    path("young-people/<uuid:record>/emergency/<uuid:emergency>/", emergency.review, name="emergency-review"),
    path("young-people/<uuid:record>/who-has-seen/", seen.show, name="who-has-seen"),
    path("young-people/<uuid:record>/who-has-seen/<int:number>/later/", not_expected.hold_back, name="hold-back"),
    path("young-people/<uuid:record>/who-has-seen/<uuid:delay>/now/", not_expected.show_now, name="show-now"),
    # /young-people/<record>/asked/
    path("young-people/<uuid:record>/asked/", prompts.show, name="asked"),
    path("young-people/<uuid:record>/asked/<str:prompt>/<uuid:thing>/not-now/", prompts.not_now, name="not-now"),
    path(
        "young-people/<uuid:record>/asked/<str:prompt>/<uuid:thing>/does-not-fit/",
        prompts.does_not_fit,
        name="does-not-fit",
    ),
    path("young-people/<uuid:record>/asked/<uuid:answer>/again/", prompts.ask_again, name="ask-again"),
    # /young-people/<record>/entries/<entry>/
    path("young-people/<uuid:record>/entries/<uuid:entry>/correct/", entries.correct, name="correct"),
    path("young-people/<uuid:record>/entries/<uuid:entry>/share/", entries.share, name="share"),
    # /young-people/<record>/entries/<entry>/files/
    path("young-people/<uuid:record>/entries/<uuid:entry>/files/", attachments.beside, name="files"),
    path("young-people/<uuid:record>/entries/<uuid:entry>/files/begin/", slices.begin, name="file-begin"),
    path("young-people/<uuid:record>/entries/<uuid:entry>/files/<uuid:file>/", attachments.show, name="file"),
    path(
        "young-people/<uuid:record>/entries/<uuid:entry>/files/<uuid:file>/content/",
        attachments.content,
        name="file-content",
    ),
    path(
        "young-people/<uuid:record>/entries/<uuid:entry>/files/<uuid:file>/small/", attachments.small, name="file-small"
    ),
    path("young-people/<uuid:record>/entries/<uuid:entry>/files/<uuid:file>/slice/", slices.go_on, name="file-slice"),
    path(
        "young-people/<uuid:record>/entries/<uuid:entry>/files/<uuid:file>/finish/", slices.finish, name="file-finish"
    ),
    path(
        "young-people/<uuid:record>/entries/<uuid:entry>/files/<uuid:file>/take-away/",
        attachments.take_away,
        name="file-take-away",
    ),
]
