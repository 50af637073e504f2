"""Addresses of young people's own host: short, and nothing in them says what this is."""

from django.urls import path

from alongside.myspace.views import home, sign_in

# Sign-in has the name that the rest of the product asks for.
urlpatterns = [
    path("", home.show, name="mine"),
    path("in/", sign_in.come_in, name="account_login"),
    path("leave/", sign_in.leave, name="leave"),
]
