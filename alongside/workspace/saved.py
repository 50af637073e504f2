"""What is said once an entry is saved, and where one may go on from there."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.record.models import Entry


def saved(entry: Entry) -> SafeString:
    """That it is saved, with a link to add a file to it."""
    where = reverse("workspace:files", args=[entry.record_id, entry.pk])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', where, _("Add a photo, sound or document to it"))
    return format_html("{} {}", _("Saved."), link)
