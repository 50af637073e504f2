"""The gallery's addresses."""

from django.urls import path
from django.views.i18n import set_language

from tests.kernel.gallery import views

urlpatterns = [
    path("", views.person, name="person"),
    path("pieces/", views.pieces, name="pieces"),
    path("form/", views.form, name="form"),
    path("plain/", views.plain, name="plain"),
    path("says/<int:code>/", views.says, name="says"),
    path("sign-out/", views.plain, name="account_logout"),
    path("language/", set_language, name="set-language"),
]
