"""Addresses of plans, reviews and sessions."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
