"""Addresses of the plain views."""

from django.urls import path

from bench.plain import views

urlpatterns = [
    path("", views.today, name="today"),
    path("search/", views.search, name="search"),
    path("young-people/", views.listed, name="young-people"),
    path("young-people/<uuid:pk>/", views.show, name="young-person"),
    path("young-people/<uuid:pk>/about/", views.show, name="about"),
    path("young-people/<uuid:pk>/write/", views.write, name="write"),
]
