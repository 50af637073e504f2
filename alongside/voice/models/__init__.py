"""Decisions made together, and how they were heard."""

from alongside.voice.models.advocates import Advocacy, AdvocacyWait
from alongside.voice.models.decisions import Decision, Said
from alongside.voice.models.heard import Heard, HeardCount
from alongside.voice.models.offers import Offer
from alongside.voice.models.pieces import Piece, ShownPiece
from alongside.voice.models.supports import Support
from alongside.voice.models.wishing import WishPiece

__all__ = [
    "Advocacy",
    "AdvocacyWait",
    "Decision",
    "Heard",
    "HeardCount",
    "Offer",
    "Piece",
    "Said",
    "ShownPiece",
    "Support",
    "WishPiece",
]
