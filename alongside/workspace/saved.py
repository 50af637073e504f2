"""What is said once an entry is saved, and where one may go on from there."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.outreach.models import Try
from alongside.outreach.rules import outcome_said
from alongside.outreach.vocabulary import Outcome
from alongside.record.models import Entry


def saved(entry: Entry) -> SafeString:
    """That it is saved, with a link to add a file to it."""
    where = reverse("workspace:files", args=[entry.record_id, entry.pk])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', where, _("Add a photo, sound or document to it"))
    return format_html("{} {}", _("Saved."), link)


def tried_and_saved(made: Try, *, meant: str) -> tuple[bool, str]:
    """Whether a try was saved as it was meant, and what to say: the same page may have been sent before, otherwise."""
    day = {"day": date_format(made.next_on, "l j F"), "next": made.get_next_channel_display()}
    if made.outcome == meant:
        said = _("Saved. What we do next: %(next)s, by %(day)s.") % day
        # A welfare thought each time somebody was not brought (RCGP).
        why = _("What does it mean for them, and what would help them to get there?")
        return True, f"{said} {why}" if meant == Outcome.NOT_BROUGHT else said
    where = reverse("workspace:correct", args=[made.record_id, made.entry_id])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', where, _("Put a correction beside it"))
    said = outcome_said(made.outcome, on=made.recorded_at.date())
    sentence = _("This try was saved already as “%(said)s”. Was that the wrong button?") % {"said": said}
    return False, format_html("{} {}", sentence, link)
