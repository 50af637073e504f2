"""Practitioners' pages: today, a young person's page, search, people, access, the ledger."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Workspace."""

    name = "alongside.workspace"
    label = "workspace"
