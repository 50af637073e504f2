"""Names of accounts, for pages that say who did what."""

from uuid import UUID

from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import NotVisible


def names() -> dict[UUID, str]:
    """Everybody's name by account, in order of name; not young people's, who stand in no list.

    Theirs are what they come in with, and one that stood there twice would tell of second words.
    """
    rows = Account.objects.exclude(roles__contains=[Role.YOUNG_PERSON])
    return dict(rows.order_by("name").values_list("pk", "name"))


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
