"""Django's PostgreSQL backend, which says who acts in every transaction, reads moments fast, and keeps long queries planned."""

from datetime import UTC, datetime
from typing import Any

from django.db.backends import utils
from django.db.backends.postgresql import base, operations
from psycopg.adapt import Buffer, Loader

from alongside.access import actor

# More than pages ask in this way, once for each kind of door.
KEPT_PLANS = 300


class Moment(Loader):
    """Reads a timestamp as PostgreSQL writes it in UTC. The driver's own way takes ten times as long."""

    timezone = UTC

    def load(self, data: Buffer) -> datetime:
        """The moment, in UTC."""
        return datetime.fromisoformat(bytes(data).decode())


class _PreparedCursor(base.ServerBindingCursor):
    def execute(self, query: str, params: Any = None, **kwargs: Any) -> Any:
        # What row-level security adds is part of a plan: under another role PostgreSQL would make it anew, each time.
        acting = actor.current()
        tagged = f"/* {acting.scope if acting else ''} */ {query}"
        # For this statement only: else the driver would keep the text of every other one as well, values and all.
        self.connection.prepare_threshold = 0  # type: ignore[attr-defined]
        try:
            return super().execute(tagged, params, prepare=True, **kwargs)  # type: ignore[misc]
        finally:
            self.connection.prepare_threshold = None  # type: ignore[attr-defined]


class _Operations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        # Of what was prepared the driver keeps no text; Django's log of queries has it without its values.
        return str(super().last_executed_query(cursor, sql, params) or sql)


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins each transaction with a role and a signed actor, both gone when it ends."""

    ops_class = _Operations

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; Django keeps the connection's time zone at UTC."""
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", Moment)
        connection.prepared_max = KEPT_PLANS
        return connection

    def prepared_cursor(self) -> utils.CursorWrapper:
        """A cursor whose statements this connection keeps planned: for those whose text is always the same."""
        self.ensure_connection()
        cursor: Any = _PreparedCursor(self.connection)  # type: ignore[call-arg]  # psycopg's, of which stubs know nothing
        return self.make_debug_cursor(cursor) if self.queries_logged else self.make_cursor(cursor)

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
