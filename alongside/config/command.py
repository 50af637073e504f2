"""`alongside`: the one command line. Each command starts the database if need be, and leaves it as it was."""

import os
import sys
from importlib import import_module

import click

from alongside import __version__
from alongside.keeper.errors import KeeperError

COMMANDS = (
    "account",
    "agency",
    "backup",
    "bring",
    "demo",
    "evidence",
    "jobs",
    "ledger",
    "posture",
    "secrets",
    "serve",
    "worker",
)


class Rooms(click.Group):
    """Loads a command only when it is called, and tells what went wrong in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands there are."""
        return sorted("import" if name == "bring" else name for name in COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command by this name."""
        module = "bring" if cmd_name == "import" else cmd_name
        if module not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"alongside.config.commands.{module}"), module)
        return found


@click.group(cls=Rooms)
@click.version_option(__version__)
def alongside() -> None:
    """Alongside: for the services that stay beside children and young people."""


def main() -> None:
    """Run a command; what a person can mend is told in one sentence, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    try:
        alongside()
    except KeeperError as error:
        sys.exit(str(error))
