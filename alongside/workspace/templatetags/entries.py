"""An entry of a timeline as markup: ``{% load entries %}``.

Written in Python and not as a template: a page shows fifty, and a template costs five times as much for each. Whatever
was typed or comes from a translation is escaped here, where it is put into the markup.
"""

from datetime import date, datetime

from django import template
from django.template import Context
from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.kernel import clock, moments
from alongside.kernel.templatetags.components import icon, tag
from alongside.workspace.queries.timeline import Row

register = template.Library()


@register.simple_block_tag(takes_context=True)
def entry(context: Context, content: str, row: Row, alone: bool = False) -> SafeString:  # noqa: FBT001, FBT002 a template's keyword
    """One entry with its corrections; ``content`` is what other rooms show under its words.

    ``alone`` unfolds what is held back and leaves out what can be done with the entry. Reads the
    context's ``now`` and ``here`` (the record's address), and from ``leads`` and ``is_key_worker`` who may share.
    """
    now = context.get("now")
    moment = now if isinstance(now, datetime) else clock.now()
    tone = f" line__row--{row.tone}" if row.tone else ""
    return SafeString(
        f'<li class="line__row{tone}" id="e-{row.pk}" tabindex="-1"><span class="line__kind">{icon(row.icon)}</span>'
        f'<article>\n<h3 class="line__title">{escape(row.title)}</h3>\n{_when(row, moment)}\n'
        f"{_body(row, content, moment, folded=row.is_withheld and not alone)}\n"
        f"{''.join(_beside(correction, moment) for correction in row.corrections)}"
        f"{'' if alone else _acts(row, context)}\n</article></li>\n"
    )


def _time(moment: datetime | date, now: datetime) -> str:
    return f'<time datetime="{moment.isoformat()}">{escape(moments.friendly(moment, now=now))}</time>'


def _when(row: Row, now: datetime) -> str:
    read, at = row.read, row.read.entry.happened_at
    about = f"{escape(_('about'))} {_time(moments.local(at).date(), now)}" if read.entry.is_about else _time(at, now)
    told_by = f": <bdi>{escape(read.told_by)}</bdi>" if read.told_by else ""
    name = escape(read.entry.author.name)
    return f'<p class="line__when">{about} · <bdi>{name}</bdi> · {escape(row.rests_on)}{told_by}</p>'


def _body(row: Row, content: str, now: datetime, *, folded: bool) -> str:
    said = f'<div class="line__text" dir="auto">{linebreaks(row.read.text, autoescape=True)}</div>{content}{_tags(row)}'
    if row.is_withheld:
        because = (
            f"{escape(_('Why:'))} <bdi>{escape(row.read.withheld_because)}</bdi> · "
            if row.read.withheld_because
            else ""
        )
        again = _time(row.read.entry.review_on, now) if row.read.entry.review_on else ""
        said += f'\n<p class="line__when">{because}{escape(_("To look at again:"))} {again}</p>'
    if not folded:
        return said
    return (
        '<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">'
        f'{escape(_("Something for later"))}</span></summary><div class="govuk-details__text">{said}</div></details>'
    )


def _tags(row: Row) -> str:
    said = [
        tag(row.part, "blue") if row.part else "",
        tag(_("About somebody else too"), "grey") if row.read.entry.third_party else "",
        tag(_("They cannot read this yet"), "orange") if row.is_withheld else "",
    ]
    return f'\n<p class="line__tags">{" ".join(filter(None, said))}</p>' if any(said) else ""


def _beside(row: Row, now: datetime) -> str:
    entry = row.read.entry
    return (
        f'<div class="beside"><p class="line__when">{icon("pencil")} {escape(row.title)} · {_time(entry.recorded_at, now)}'
        f' · <bdi>{escape(entry.author.name)}</bdi></p><div class="line__text" dir="auto">{linebreaks(row.read.text, autoescape=True)}</div></div>'
    )


def _acts(row: Row, context: Context) -> str:
    here = f"{escape(context['here'])}entries/{row.pk}/"
    what = f'<span class="govuk-visually-hidden"> ({escape(row.title)})</span>'
    acts = (
        f'<a class="govuk-link" href="{here}correct/">{escape(_("Correct this"))}{what}</a>'
        f'<a class="govuk-link" href="{here}files/">{escape(_("Add a file"))}{what}</a>'
    )
    if row.is_withheld and (context.get("leads") or context.get("is_key_worker") or _is_own(row, context)):
        acts += f'<a class="govuk-link" href="{here}share/">{escape(_("Let them read it"))}</a>'
    return f'<div class="line__acts">{acts}</div>'


def _is_own(row: Row, context: Context) -> bool:
    return bool(row.read.entry.author_id == context["request"].user.pk)
