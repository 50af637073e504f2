"""What is asked, as markup: ``{% load questions %}``. In Python for the reason given in ``entries``."""

from functools import lru_cache
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.evidence.queries.prompts import Asked
from alongside.evidence.templatetags.why import why
from alongside.kernel.templatetags.components import when

register = template.Library()
NOBODY = UUID(int=0)


@register.simple_tag(takes_context=True)
def question(context: Context, asked: Asked, more: int = 0, first: bool = True) -> SafeString:  # noqa: FBT001, FBT002 a template's keyword
    """One question with what to do about it and its reason; ``more`` further rows are asked about in the same way.

    The ``first`` of a list has the button that stands out. Reads the context's ``now`` and ``can_answer``.
    """
    now = context["now"]
    waits = escape(_("until") if asked.since > now else _("since"))
    further = ngettext("and one more", "and %(n)s more", more) % {"n": more} if more else ""
    also = f' <span class="soft">{escape(further)}</span>' if more else ""
    words = escape(asked.prompt.question)
    colour = "" if first else " govuk-button--secondary"
    acts = (
        f'<a class="govuk-button{colour}" href="{_way(asked.prompt.place, asked.record)}">{escape(asked.prompt.do)}</a>'
    )
    if context.get("can_answer") and asked.prompt.can_wait:
        acts += _link("not-now", asked, _("Not now"), words) + _link("does-not-fit", asked, _("It does not fit"), words)
    return SafeString(
        f'<div class="ask"><p class="govuk-body ask__question">{words}{also}<br>'
        f'<span class="soft">{waits} {when(context, asked.since, "day")}</span></p>\n'
        f'<p class="ask__do">{acts}</p>\n{why(asked.prompt.because)}</div>'
    )


def _link(name: str, asked: Asked, label: str, words: str) -> str:
    href = f"{_way('workspace:asked', asked.record)}{asked.prompt.key}/{asked.thing}/{name}/"
    return (
        f' <a class="govuk-link" href="{href}">{escape(label)}<span class="govuk-visually-hidden">: {words}</span></a>'
    )


def _way(place: str, record: UUID) -> str:
    return _pattern(place).replace(str(NOBODY), str(record))


@lru_cache(maxsize=128)
def _pattern(place: str) -> str:
    """A page's address with nobody's record in it: working one out anew for every link took a tenth of Today."""
    return reverse(place, args=[NOBODY])
