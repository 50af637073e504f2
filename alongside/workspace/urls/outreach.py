"""Addresses of reaching out: tries, safe contact, goodbyes, coming back, dropping in."""

from django.urls import URLPattern, path

from alongside.workspace.views import contact, in_touch, outreach_plans, overrides, reach, tries

patterns: list[URLPattern] = [
    # /young-people/<record>/in-touch/
    path("young-people/<uuid:record>/in-touch/", in_touch.show, name="in-touch"),
    path("young-people/<uuid:record>/in-touch/try/", tries.add, name="try"),
    path("young-people/<uuid:record>/in-touch/plan/", outreach_plans.change, name="outreach-plan"),
    path(
        "young-people/<uuid:record>/in-touch/plan/<uuid:plan>/agree/", outreach_plans.agree, name="outreach-plan-agree"
    ),
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
]
