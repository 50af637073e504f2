"""Addresses of reaching out: tries, safe contact, goodbyes, coming back, dropping in."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
