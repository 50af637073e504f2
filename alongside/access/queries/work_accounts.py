"""Which account signs in with which work account."""

from alongside.access import service_key
from alongside.access.models import Account, WorkAccount


def account_of(*, issuer: str, subject: str) -> Account | None:
    """Whose work account this is; nobody's when there is no link, or the link is not one we made."""
    row = WorkAccount.objects.select_related("account").filter(issuer=issuer, subject=subject).first()
    return row.account if row and service_key.holds(row.proof, row.about) else None


def is_linked(*, viewer: Account) -> bool:
    """Whether the viewer has a work account to sign in with."""
    return WorkAccount.objects.filter(account=viewer).exists()
