"""Addresses of young people's own host: short, and nothing in them says what this is."""

from django.urls import path

from alongside.access.views.sign_ins import still_there
from alongside.myspace.views import asks, home, manifest, seen, sign_in, story, words

# Sign-in has the name that the rest of the product asks for.
urlpatterns = [
    path("", home.show, name="mine"),
    path("ask/<int:number>/", asks.ask, name="my-ask"),
    path("ask/<uuid:ask>/back/", asks.take_back, name="my-ask-back"),
    path("seen/", seen.show, name="my-seen"),
    path("seen/ask/", seen.did_not_expect, name="my-not-expected"),
    path("story/", story.show, name="my-story"),
    path("story/copy/", story.take, name="my-copy"),
    path("story/<uuid:entry>/", story.beside, name="my-beside"),
    path("in/", sign_in.come_in, name="account_login"),
    path("leave/", sign_in.leave, name="leave"),
    path("page.webmanifest", manifest.show, name="manifest"),
    path("still/", still_there, name="still-there"),
    path("words/", words.renew, name="my-words"),
    path("safe/", words.safe, name="safe"),
]
