"""Young people in a list as markup: ``{% load lists %}``. In Python for the reason given in ``entries``."""

from collections.abc import Iterable

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
def young_people(context: Context, lines: Iterable[Line]) -> SafeString:
    """Face, name and pronouns of each, and when somebody was last in touch; reads the context's ``now``."""
    place = reverse("workspace:young-people")
    last, never = escape(_("Last in touch")), escape(_("Not in touch yet"))
    return SafeString(
        "".join(
            _line(
                line,
                f"{place}{line.person.record}/",
                f"{last} {when(context, line.last_contact, 'ago')}" if line.last_contact else never,
            )
            for line in lines
        )
    )


def _line(line: Line, href: str, contact: str) -> str:
    card = line.person.card
    name = card.name
    pronouns = f' <span class="soft" dir="auto">{escape(card.pronouns)}</span>' if card.pronouns else ""
    return (
        f'<li tabindex="-1">{initials(name)}<div><a class="govuk-link" dir="auto" href="{href}">{escape(name)}</a>{pronouns}'
        f'<br><span class="soft">{contact}</span></div></li>\n'
    )
