"""What an answer to a young person's question about an opening is bound to."""

from alongside.access import crypto
from alongside.access.models import SeenQuestion


def where(question: SeenQuestion) -> bytes:
    """Copied to another question, or to another young person's, it cannot be read."""
    return crypto.place("access_seenquestion", "answer", question.pk, question.record_id)
