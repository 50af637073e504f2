"""Names of accounts, for pages that say who did what."""

from uuid import UUID

from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible


def names() -> dict[UUID, str]:
    """Everybody's name by account, in order of name."""
    return dict(Account.objects.order_by("name").values_list("pk", "name"))


def named(account: UUID, name: str) -> Account:
    """An account of which only the name was read, which is all that most pages show of it; the rest is read when asked."""
    return Account.from_db("default", ["id", "name"], [account, name])


def get(account: UUID) -> Account:
    """One account.

    :raises NotVisible: when there is none by that id.
    """
    if found := Account.objects.filter(pk=account).first():
        return found
    raise NotVisible
