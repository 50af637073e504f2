"""Getting ready for a command: Django set up, the database running and up to date."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click
import django
from django.db import connections

from alongside.config import database
from alongside.keeper.cluster import Cluster

if TYPE_CHECKING:
    from alongside.access.models import Account


@contextmanager
def ready() -> Iterator[None]:
    """Have the database for the length of a command, and leave it as it was found.

    :raises KeeperError: when the embedded database cannot be started.
    """
    with ExitStack() as stack:
        if database.is_embedded():
            stack.enter_context(Cluster().borrow())
        set_up()
        try:
            yield
        finally:
            connections.close_all()


def set_up() -> None:
    """Set Django up, and bring the database and static files to what this version needs."""
    django.setup()
    from alongside.config import assets, provision

    provision.provision()
    assets.gather()


def account_named(username: str) -> "Account":
    """The account a command acts as."""
    from alongside.access.models import Account

    found = Account.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise click.ClickException(f"There is no account called {username}.")
    return found
