"""The addresses of young people's own host. What is not here does not exist there."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("alongside.myspace.urls")),
]

handler500 = "alongside.config.stumbled.broken"
