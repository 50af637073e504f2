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


def tried_and_saved(made: Try, *, sent_before: Try | None) -> tuple[bool, str]:
    """What to say of a try, and whether that is all: the same page may have been sent before, as another one."""
    day = {"day": date_format(made.next_on, "l j F"), "next": made.get_next_channel_display()}
    said = _("Saved. What we do next: %(next)s, by %(day)s.") % day
    if made.outcome == Outcome.NOT_BROUGHT:
        # A welfare thought each time somebody was not brought (RCGP).
        said = f"{said} {_('What does it mean for them, and what would help them to get there?')}"
    if sent_before is None or sent_before.pk == made.pk:
        return True, said
    where = reverse("workspace:correct", args=[made.record_id, sent_before.entry_id])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', where, _("Put a correction beside it"))
    was = {"said": outcome_said(sent_before.outcome, on=sent_before.recorded_at.date())}
    stays = _("This page was saved before as “%(said)s”, and that stays too. Was that the wrong button?") % was
    return False, format_html("{} {} {}", said, stays, link)
