"""A young person in a list as markup: ``{% load lists %}``. In Python for the reason given in ``entries``."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.kernel.templatetags.components import initials, when
from alongside.workspace.queries.caseload import Line

register = template.Library()


@register.simple_tag(takes_context=True)
def young_person(context: Context, line: Line) -> SafeString:
    """Face, name and pronouns of a young person, and when somebody was last in touch; reads the context's ``now``."""
    card = line.person.card
    name = card.name
    href = reverse("workspace:young-person", args=[line.person.record])
    pronouns = f' <span class="soft" dir="auto">{escape(card.pronouns)}</span>' if card.pronouns else ""
    last = f"{escape(_('Last in touch'))} {when(context, line.last_contact, 'ago')}" if line.last_contact else ""
    return SafeString(
        f'<li tabindex="-1">{initials(name)}<div><a class="govuk-link" dir="auto" href="{href}">{escape(name)}</a>{pronouns}'
        f'<br><span class="soft">{last or escape(_("Not in touch yet"))}</span></div></li>\n'
    )
