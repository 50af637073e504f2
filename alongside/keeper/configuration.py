"""How our PostgreSQL is set: closed to the network, silent about what people write."""

from pathlib import Path

FILE = "alongside.conf"

_HEAD = """\
# Written again at every start. To tune this server use ALTER SYSTEM, which comes after this file.
"""

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "cluster_name": "alongside",
    # Nothing that was typed or stored may reach the log: no statement, no parameter, no row, and no
    # error, whose first line can quote a value: whoever gets the error decides what is kept of it.
    "log_min_messages": "log",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
    "idle_in_transaction_session_timeout": "60s",
    "wal_compression": "pglz",
}


def render(*, sockets: Path, port: int) -> str:
    """The text of our settings file for a server that listens in the folder `sockets`."""
    # A list of folders: the inner quotes keep a space or a quotation mark inside one of them.
    listed = '"{}"'.format(str(sockets).replace('"', '""'))
    settings = {**_SETTINGS, "port": str(port), "unix_socket_directories": listed}
    lines = [f"{name} = '{_escaped(value)}'\n" for name, value in settings.items()]
    return _HEAD + "".join(lines)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")
