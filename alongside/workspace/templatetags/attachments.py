"""Files beside an entry of a timeline: ``{% load attachments %}``."""

from typing import Any
from uuid import UUID

from django import template
from django.template import Context

register = template.Library()


@register.inclusion_tag("workspace/attachments/files.html", takes_context=True)
def files_beside(context: Context, entry: UUID) -> dict[str, Any]:
    """The list of an entry's files, from the page's ``files``; wrap it in ``{% if files %}``."""
    return {"shown": context["files"].get(entry, ()), "record": context["record"], "ticket": context["ticket"]}
