"""The room that says why: research, what it found, and what rests on it."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """A library of research, shipped with the product, and what people answer when it makes us ask."""

    name = "alongside.evidence"
    label = "evidence"
