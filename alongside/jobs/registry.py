"""What jobs there are: plain functions that rooms put into their ``jobs.py`` and name here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module, util
from inspect import Parameter, signature
from typing import get_type_hints
from uuid import UUID

from django.apps import apps

Argument = UUID | date | int
_READ: dict[type, Callable[[str], Argument]] = {
    UUID: UUID,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    int: int,
}


class UnknownJob(ValueError):
    """No room has a job of this name."""


@dataclass(frozen=True, slots=True)
class Retry:
    """How often a job is tried again, and how many seconds the first wait is; each wait doubles the last."""

    times: int = 5
    first_wait: int = 30

    def wait(self, attempts: int) -> int | None:
        """Seconds until the next try after this many; None when it is not tried again."""
        return None if attempts >= self.times else int(self.first_wait * 2**attempts)


@dataclass(frozen=True, slots=True)
class Job:
    """A job: its name, what it does, when it runs by itself, how it is tried again."""

    name: str
    run: Callable[..., None]
    cron: str | None
    retry: Retry
    takes: Mapping[str, type] = field(default_factory=dict)

    @property
    def meaning(self) -> str:
        """What it does: the first line of the function's docstring."""
        return (self.run.__doc__ or "").strip().split("\n", 1)[0]

    def written(self, arguments: Mapping[str, Argument]) -> dict[str, str | int]:
        """Arguments as they are kept in the jobs table.

        :raises TypeError: for an argument it does not take, or that is no id, date or whole number.
        """
        if set(arguments) != set(self.takes):
            raise TypeError(f"The job {self.name} takes {', '.join(self.takes) or 'nothing'}.")
        for name, value in arguments.items():
            if type(value) is not self.takes[name]:
                raise TypeError(f"{name} of the job {self.name} is a {self.takes[name].__name__}.")
        return {name: value if isinstance(value, int) else str(value) for name, value in arguments.items()}

    def read(self, written: Mapping[str, str | int]) -> dict[str, Argument]:
        """Arguments as the function takes them, from what was kept."""
        return {name: _READ[self.takes[name]](str(value)) for name, value in written.items()}


_jobs: dict[str, Job] = {}
_DEFAULT_RETRY = Retry()


def job(
    *, name: str, cron: str | None = None, retry: Retry = _DEFAULT_RETRY
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function of a room's ``jobs.py`` a job.

    It takes keyword-only arguments that are ids (UUID), dates or whole numbers, runs in one
    transaction as the database role ``alongside_jobs``, and must stand being run twice.
    The first line of its docstring is what people read about it.

    :param name: ``room.verb``.
    :param cron: five fields of cron, in UTC; the job then takes no arguments.
    :param retry: how a job that fails is tried again.
    :raises TypeError: for an argument that could carry words.
    :raises ValueError: for a name that is taken.
    """

    def register(run: Callable[..., None]) -> Callable[..., None]:
        if name in _jobs and _jobs[name].run.__module__ != run.__module__:
            raise ValueError(f"There is a job called {name} already.")
        takes = _checked(run)
        if cron and takes:
            raise TypeError(f"The job {name} runs by the clock, so it takes no arguments.")
        _jobs[name] = Job(name, run, cron, retry, takes)
        return run

    return register


def find(name: str) -> Job:
    """The job of this name.

    :raises UnknownJob: when no room has it.
    """
    try:
        return every()[name]
    except KeyError:
        raise UnknownJob(name) from None


def every() -> dict[str, Job]:
    """Every job of every room, by name."""
    for room in apps.get_app_configs():
        module = f"{room.name}.jobs"
        if room.name.startswith("alongside.") and util.find_spec(module) is not None:
            import_module(module)
    return dict(sorted(_jobs.items()))


def _checked(run: Callable[..., None]) -> dict[str, type]:
    hints = get_type_hints(run)
    for given in signature(run).parameters.values():
        if given.kind is not Parameter.KEYWORD_ONLY or hints.get(given.name) not in _READ:
            raise TypeError(
                f"A job takes ids, dates and whole numbers, by keyword only; {given.name} of {run.__qualname__} is not."
            )
    return {name: hints[name] for name in signature(run).parameters}
