"""Addresses of reaching out: tries, safe contact, goodbyes, coming back, dropping in."""

from django.urls import URLPattern, path

from alongside.workspace.views import (
    contact,
    drop_ins,
    ending_papers,
    ending_talks,
    endings,
    endings_agreed,
    goodbyes,
    in_touch,
    outreach_plans,
    overrides,
    pauses,
    quiet,
    reach,
    replies,
    returning,
    tries,
)

patterns: list[URLPattern] = [
    path("quiet/", quiet.show, name="quiet"),
    # /drop-in/
    path("drop-in/", drop_ins.board, name="drop-in"),
    path("drop-in/add/", drop_ins.add, name="drop-in-add"),
    path("drop-in/tablet/", drop_ins.tablet, name="drop-in-tablet"),
    path("drop-in/here/", drop_ins.here, name="drop-in-here"),
    path("drop-in/here/thanks/", drop_ins.thanks, name="drop-in-thanks"),
    path("drop-in/here/leave/", drop_ins.leave, name="drop-in-leave"),
    path("drop-in/<uuid:visit>/", drop_ins.match, name="drop-in-match"),
    path("drop-in/<uuid:visit>/is/<uuid:record>/", drop_ins.matched, name="drop-in-matched"),
    path("drop-in/<uuid:visit>/<str:state>/", drop_ins.move, name="drop-in-move"),
    # /young-people/<record>/in-touch/
    path("young-people/<uuid:record>/in-touch/", in_touch.show, name="in-touch"),
    path("young-people/<uuid:record>/in-touch/try/", tries.add, name="try"),
    path("young-people/<uuid:record>/in-touch/plan/", outreach_plans.change, name="outreach-plan"),
    path(
        "young-people/<uuid:record>/in-touch/plan/<uuid:plan>/agree/", outreach_plans.agree, name="outreach-plan-agree"
    ),
    path("young-people/<uuid:record>/in-touch/replies/<uuid:reply>/read/", replies.read, name="reply-read"),
    # /young-people/<record>/in-touch/safe-contact/
    path("young-people/<uuid:record>/in-touch/safe-contact/", contact.show, name="safe-contact"),
    path("young-people/<uuid:record>/in-touch/safe-contact/talk/", contact.talk, name="contact-talk"),
    path("young-people/<uuid:record>/in-touch/safe-contact/agree/", contact.agree, name="contact-agree"),
    path("young-people/<uuid:record>/in-touch/safe-contact/confirm/", contact.confirm, name="contact-confirm"),
    path("young-people/<uuid:record>/in-touch/safe-contact/compare/", contact.compare, name="contact-compare"),
    path("young-people/<uuid:record>/in-touch/safe-contact/ways/add/", contact.add_way, name="contact-way-add"),
    path(
        "young-people/<uuid:record>/in-touch/safe-contact/ways/<uuid:way>/end/", contact.end_way, name="contact-way-end"
    ),
    path("young-people/<uuid:record>/in-touch/safe-contact/otherwise/", overrides.listed, name="overrides"),
    path(
        "young-people/<uuid:record>/in-touch/safe-contact/otherwise/<uuid:override>/", overrides.review, name="override"
    ),
    # /young-people/<record>/in-touch/reach/
    path("young-people/<uuid:record>/in-touch/reach/", reach.show, name="reach"),
    path("young-people/<uuid:record>/in-touch/reach/<str:channel>/otherwise/", reach.otherwise, name="reach-otherwise"),
    path("young-people/<uuid:record>/in-touch/reach/opened/<uuid:override>/", reach.opened, name="reach-opened"),
    # /young-people/<record>/in-touch/ending/
    path("young-people/<uuid:record>/in-touch/back/", returning.back, name="back"),
    path("young-people/<uuid:record>/in-touch/floor/", quiet.floor, name="floor"),
    path("young-people/<uuid:record>/in-touch/ending/", endings.show, name="ending"),
    path("young-people/<uuid:record>/in-touch/ending/begin/", endings.begin, name="ending-begin"),
    path("young-people/<uuid:record>/in-touch/ending/talk/", ending_talks.talk, name="ending-talk"),
    path("young-people/<uuid:record>/in-touch/ending/goodbye/", goodbyes.goodbye, name="ending-goodbye"),
    path("young-people/<uuid:record>/in-touch/ending/pause/", pauses.pause, name="ending-pause"),
    path("young-people/<uuid:record>/in-touch/ending/agree/", endings_agreed.agree, name="ending-agree"),
    path("young-people/<uuid:record>/in-touch/ending/off/", endings.call_off, name="ending-off"),
    path("young-people/<uuid:record>/in-touch/ending/letter/", ending_papers.letter, name="ending-letter"),
    path(
        "young-people/<uuid:record>/in-touch/ending/letter/paper/",
        ending_papers.taken_out,
        {"what": "letter"},
        name="ending-paper",
    ),
    path(
        "young-people/<uuid:record>/in-touch/ending/card/", ending_papers.taken_out, {"what": "card"}, name="door-card"
    ),
    path(
        "young-people/<uuid:record>/in-touch/ending/card/picture/",
        ending_papers.taken_out,
        {"what": "picture"},
        name="door-picture",
    ),
    path("young-people/<uuid:record>/in-touch/ending/welcome/", returning.welcome, name="welcome"),
    path("young-people/<uuid:record>/in-touch/ending/contacts/<uuid:contact>/", returning.follow_up, name="follow-up"),
]
