"""What a young person wants to do, who helps with it, and the sessions on the way."""

from alongside.planning.models.plans import Plan, Rating
from alongside.planning.models.reviews import Review

__all__ = ["Plan", "Rating", "Review"]
