"""Addresses of plans, reviews and sessions."""

from django.urls import URLPattern, path

from alongside.planning.paper import Form
from alongside.workspace.views import feedback, goals, journeys, plans, ratings, reviews, sessions, steps

patterns: list[URLPattern] = [
    # /young-people/<record>/plan/
    path("young-people/<uuid:record>/plan/", plans.show, name="plan"),
    path("young-people/<uuid:record>/plan/about/", plans.describe, name="plan-about"),
    path("young-people/<uuid:record>/plan/agree/", plans.agree, name="plan-agree"),
    path("young-people/<uuid:record>/plan/versions/", plans.versions, name="plan-versions"),
    path("young-people/<uuid:record>/plan/page/", plans.print_out, {"form": Form.PLAIN}, name="plan-print"),
    path("young-people/<uuid:record>/plan/page/easy/", plans.print_out, {"form": Form.EASY}, name="plan-print-easy"),
    path("young-people/<uuid:record>/plan/review/", reviews.hold, name="plan-review"),
    path("young-people/<uuid:record>/plan/reviews/<uuid:review>/", reviews.show, name="plan-reviewed"),
    path("young-people/<uuid:record>/plan/steps/<uuid:step>/", steps.move, name="plan-step"),
    # /young-people/<record>/plan/goals/
    path("young-people/<uuid:record>/plan/goals/add/", goals.add, name="plan-goal-add"),
    path("young-people/<uuid:record>/plan/goals/<uuid:goal>/", goals.show, name="plan-goal"),
    path("young-people/<uuid:record>/plan/goals/<uuid:goal>/words/", goals.word, name="plan-goal-word"),
    path("young-people/<uuid:record>/plan/goals/<uuid:goal>/say/", goals.move, name="plan-goal-move"),
    path("young-people/<uuid:record>/plan/goals/<uuid:goal>/rate/", ratings.rate, name="plan-goal-rate"),
    path("young-people/<uuid:record>/plan/goals/<uuid:goal>/steps/add/", steps.add, name="plan-step-add"),
    # /young-people/<record>/plan/sessions/
    path("young-people/<uuid:record>/plan/sessions/", sessions.show, name="sessions"),
    path("young-people/<uuid:record>/plan/sessions/add/", sessions.add, name="session-add"),
    path("young-people/<uuid:record>/plan/sessions/<uuid:session>/", sessions.one, name="session"),
    path("young-people/<uuid:record>/plan/sessions/<uuid:session>/say/", feedback.ask, name="session-ask"),
    path("young-people/<uuid:record>/plan/sessions/<uuid:session>/thanks/", feedback.thanks, name="session-thanks"),
    path("young-people/<uuid:record>/plan/sessions/<uuid:session>/heard/", sessions.hear, name="session-hear"),
    path("young-people/<uuid:record>/plan/way/", journeys.show, name="journey"),
]
