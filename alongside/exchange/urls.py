"""Addresses for bringing files in."""

from django.urls import path

from alongside.exchange.views import files

app_name = "exchange"
urlpatterns = [
    # /bring-in/
    path("", files.listed, name="files"),
    path("file/", files.bring, name="bring"),
    # /bring-in/<file>/
    path("<uuid:file>/", files.show, name="file"),
    path("<uuid:file>/go-on/", files.go_on, name="go-on"),
    path("<uuid:file>/take-back/", files.take_back, name="take-back"),
]
