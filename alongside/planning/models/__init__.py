"""What a young person wants to do, who helps with it, and the sessions on the way."""

from alongside.planning.models.plans import Plan, Rating
from alongside.planning.models.reviews import Review
from alongside.planning.models.sessions import Feedback, Session

__all__ = ["Feedback", "Plan", "Rating", "Review", "Session"]
