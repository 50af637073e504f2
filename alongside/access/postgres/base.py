"""Django's PostgreSQL backend, with one addition: every transaction says who acts."""

from typing import Any

from django.db.backends.postgresql import base

from alongside.access import actor


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins each transaction with a role and a signed actor, both gone when it ends."""

    def set_autocommit(
        self,
        autocommit: bool,  # noqa: FBT001  Django's signature
        force_begin_transaction_with_broken_autocommit: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Leave autocommit, which begins a transaction, and tell it who acts."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            self.tell_actor()

    def tell_actor(self) -> None:
        """Set the transaction's role and actor from whoever acts now."""
        connection: Any = self.connection
        role, claim = actor.signed(actor.current(), connection.info.backend_pid)
        with connection.cursor() as cursor:
            cursor.execute(
                "select set_config('role', %s, true), set_config('alongside.actor', %s, true)",
                (role, claim),
            )
