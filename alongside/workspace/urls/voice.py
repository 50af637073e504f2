"""Addresses of decisions made together, and of how young people were heard."""

from django.urls import URLPattern, path

from alongside.workspace.views import advocates, decision_steps, decisions, heard, shown, supports
from alongside.workspace.views.decision_steps import DECIDE, FINISH, SAY, TELL

ONE = "young-people/<uuid:record>/plan/decisions/<uuid:decision>/"

patterns: list[URLPattern] = [
    # /young-people/<record>/shown/
    path("young-people/<uuid:record>/shown/", shown.listed, name="shown"),
    path("young-people/<uuid:record>/shown/idea/", shown.offer, name="idea-offer"),
    path("young-people/<uuid:record>/shown/<uuid:shown_piece>/", shown.show, name="shown-piece"),
    path("young-people/<uuid:record>/shown/<uuid:shown_piece>/page/", shown.content, name="shown-piece-page"),
    # /young-people/<record>/plan/decisions/
    path("young-people/<uuid:record>/plan/decisions/", decisions.show, name="decisions"),
    path("young-people/<uuid:record>/plan/decisions/begin/", decisions.begin, name="decision-begin"),
    path(ONE, decisions.one, name="decision"),
    path(f"{ONE}prepare/", decisions.prepare, name="decision-prepare"),
    path(f"{ONE}said/", decision_steps.take, {"step": SAY}, name="decision-say"),
    path(f"{ONE}decided/", decision_steps.take, {"step": DECIDE}, name="decision-decide"),
    path(f"{ONE}told/", decision_steps.take, {"step": TELL}, name="decision-tell"),
    path(f"{ONE}done/", decision_steps.take, {"step": FINISH}, name="decision-finish"),
    path(f"{ONE}made/<uuid:wish_piece>/", shown.beside_wish, name="decision-made"),
    path(f"{ONE}off/", decision_steps.call_off, name="decision-off"),
    # /young-people/<record>/heard/
    path("young-people/<uuid:record>/heard/", heard.show, name="heard"),
    path("young-people/<uuid:record>/heard/<uuid:heard>/", heard.listen, name="heard-listen"),
    path("heard/", heard.counted, name="heard-counted"),
    # /young-people/<record>/advocates/
    path("young-people/<uuid:record>/advocates/", advocates.show, name="advocates"),
    path("young-people/<uuid:record>/advocates/want/", advocates.want, name="advocate-want"),
    path("young-people/<uuid:record>/advocates/<uuid:advocacy>/", advocates.step, name="advocate-step"),
    # /young-people/<record>/plan/supports/
    path("young-people/<uuid:record>/plan/supports/", supports.show, name="supports"),
    path("young-people/<uuid:record>/plan/supports/offer/", supports.offer, name="support-offer"),
    path("young-people/<uuid:record>/plan/supports/<uuid:support>/", supports.answer, name="support-answer"),
]
