"""Addresses of the provider of the tests."""

from django.urls import include, path

urlpatterns = [path("account/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
