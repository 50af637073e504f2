"""What a machine sees: that something is due for a record, and never a word of it."""

import tomllib
from pathlib import Path

from django.apps import apps

from alongside.access.models import Protected

ROLE = "alongside_jobs"
# Tables with policies of their own that hold only ids, dates and states.
OF_DOORS = ("access_record", "access_grant")
_FIELDS = Path(__file__).parent / "data" / "fields.toml"


def clear_columns(model: type[Protected]) -> list[str]:
    """The columns of a protected table that are open: neither sealed nor kept from every export."""
    classes = tomllib.loads(_FIELDS.read_text(encoding="utf-8"))
    names = {*classes["every"]["open"], *classes.get(model._meta.db_table, {}).get("open", [])}
    return [str(field.column) for field in model._meta.concrete_fields if field.name in names]


def sees() -> list[str]:
    """Statements that give the role of jobs the clear columns of every protected table, and no others."""
    models = [model for model in apps.get_models() if issubclass(model, Protected)]
    statements = []
    for model in models:
        table, columns = model._meta.db_table, ", ".join(clear_columns(model))
        statements += [f"revoke select on {table} from {ROLE}", f"grant select ({columns}) on {table} to {ROLE}"]
    for table in (*OF_DOORS, *(model._meta.db_table for model in models)):
        statements += [
            f"drop policy if exists machine on {table}",
            f"create policy machine on {table} for select to {ROLE} using (true)",
        ]
    return statements
