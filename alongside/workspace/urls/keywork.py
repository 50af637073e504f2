"""Addresses of key work: people alongside, promises, their account, the care of staff."""

from django.urls import URLPattern, path

from alongside.workspace.views import (
    absences,
    handover_steps,
    handovers,
    matching,
    promises,
    relationships,
    retellings,
    telling_uses,
    tellings,
    wishes,
)

patterns: list[URLPattern] = [
    path("me/for-young-people/", absences.oneself, name="worker-self"),
    path("people/<uuid:account>/away/", absences.away, name="away"),
    path("people/away/<uuid:absence>/off/", absences.call_off, name="away-off"),
    # /young-people/<record>/alongside/
    path("young-people/<uuid:record>/alongside/", relationships.show, name="alongside"),
    path("young-people/<uuid:record>/alongside/add/", relationships.add, name="bond-add"),
    path("young-people/<uuid:record>/alongside/<uuid:bond>/change/", relationships.change, name="bond-change"),
    path("young-people/<uuid:record>/alongside/<uuid:bond>/end/", relationships.end, name="bond-end"),
    path("young-people/<uuid:record>/alongside/door/<uuid:grant>/more/", relationships.more, name="bond-more"),
    path("young-people/<uuid:record>/alongside/door/<uuid:grant>/end/", relationships.end_door, name="bond-door-end"),
    path("young-people/<uuid:record>/alongside/wish/", wishes.wish, name="wish"),
    path("young-people/<uuid:record>/alongside/choose/", matching.choose, name="choose-worker"),
    path("young-people/<uuid:record>/alongside/choose/<uuid:account>/", matching.name, name="name-worker"),
    # /young-people/<record>/handover/
    path("young-people/<uuid:record>/handover/", handovers.show, name="handover"),
    path("young-people/<uuid:record>/handover/from/<uuid:grant>/", handovers.propose, name="handover-propose"),
    path("young-people/<uuid:record>/handover/wishes/", handovers.write, name="handover-write"),
    path("young-people/<uuid:record>/handover/goodbye/", handover_steps.goodbye, name="handover-goodbye"),
    path("young-people/<uuid:record>/handover/check/", handover_steps.check, name="handover-check"),
    path("young-people/<uuid:record>/handover/to/<str:state>/", handover_steps.step, name="handover-step"),
    # /young-people/<record>/promises/
    path("young-people/<uuid:record>/promises/", promises.show, name="promises"),
    path("young-people/<uuid:record>/promises/make/", promises.make, name="promise-make"),
    path("young-people/<uuid:record>/promises/paper/", promises.paper, name="promises-paper"),
    path("young-people/<uuid:record>/promises/<uuid:promise>/keep/", promises.keep, name="promise-keep"),
    path("young-people/<uuid:record>/promises/<uuid:promise>/again/", promises.open_again, name="promise-open-again"),
    path("young-people/<uuid:record>/promises/<uuid:promise>/change/", promises.change, name="promise-change"),
    path("young-people/<uuid:record>/promises/<uuid:promise>/explain/", promises.explain, name="promise-explain"),
    path("young-people/<uuid:record>/promises/<uuid:promise>/mine/", promises.take_over, name="promise-take-over"),
    path("young-people/<uuid:record>/promises/<uuid:promise>/told/", promises.told, name="promise-told"),
    # /young-people/<record>/told/
    path("young-people/<uuid:record>/told/", tellings.show, name="tellings"),
    path("young-people/<uuid:record>/told/add/", tellings.add, name="telling-add"),
    path("young-people/<uuid:record>/told/<uuid:telling>/", tellings.read, name="telling"),
    path("young-people/<uuid:record>/told/<uuid:telling>/anew/", tellings.rewrite, name="telling-rewrite"),
    path("young-people/<uuid:record>/told/<uuid:telling>/use/", telling_uses.ask, name="telling-use-ask"),
    path("young-people/<uuid:record>/told/uses/<uuid:use>/", telling_uses.answer, name="telling-use"),
    path("young-people/<uuid:record>/told/uses/<uuid:use>/copy/", telling_uses.copy, name="telling-copy"),
    path("young-people/<uuid:record>/told/uses/<uuid:use>/on/", telling_uses.tell_on, name="telling-tell-on"),
    path("young-people/<uuid:record>/told/uses/<uuid:use>/back/", telling_uses.take_back, name="telling-take-back"),
    path("young-people/<uuid:record>/told/asked/", retellings.note, name="asked-to-tell"),
    path("young-people/<uuid:record>/told/asked/<uuid:retelling>/", retellings.settle, name="asked-to-tell-settle"),
]
