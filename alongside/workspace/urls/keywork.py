"""Addresses of key work: people alongside, promises, their account, the care of staff."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
