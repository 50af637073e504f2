"""Names of accounts, for pages that say who did what."""

from uuid import UUID

from alongside.access.models import Account


def names() -> dict[UUID, str]:
    """Everybody's name by account, in order of name."""
    return dict(Account.objects.order_by("name").values_list("pk", "name"))
