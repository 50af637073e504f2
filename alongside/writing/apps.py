"""The writing helper: words that blame, why they harm, and what to write instead."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """Terms as data, matching, and reading age."""

    name = "alongside.writing"
    label = "writing"
