"""The house as its tests read it: the order of the rooms, its files, its models."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Field, Model

from alongside.access.models import Held, Protected

if TYPE_CHECKING:
    Column = Field[Any, Any]
else:
    Column = Field

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "alongside"
APP_ROLES = ("alongside_app", "alongside_caseload", "alongside_team")
OWN = "alongside_own"
MACHINES = "alongside_jobs"
OWN_ROLES = (*APP_ROLES, OWN, MACHINES, "alongside_sequencer", "alongside_migrate", "alongside_owner")


@cache
def rooms() -> list[str]:
    """The rooms, highest first, as the import contract has them."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (order,) = (one["layers"] for one in contracts if one.get("containers") == ["alongside"])
    return [str(room) for room in order]


def models() -> list[type[Model]]:
    """Our own models, whichever room they are in."""
    return [model for model in apps.get_models() if model.__module__.startswith("alongside.")]


def protected() -> list[type[Protected]]:
    """Those of them that are seen behind any door."""
    return [model for model in apps.get_models() if issubclass(model, Protected)]


def held() -> list[type[Held]]:
    """The models whose rows lie in somebody's record, those with policies of their own too."""
    return [model for model in apps.get_models() if issubclass(model, Held)]


def protected_tables() -> list[str]:
    """Tables whose rows are seen behind any door."""
    return sorted(model._meta.db_table for model in protected())


def sources() -> list[Path]:
    """Every Python file of the product that a person wrote."""
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Every template."""
    return sorted(path for path in PACKAGE.glob("*/templates/**/*") if path.is_file())
