"""Addresses for tests of this room alone."""

from django.urls import include, path

urlpatterns = [path("evidence/", include("alongside.evidence.urls"))]
