"""Entries of a timeline as markup: ``{% load entries %}``.

Written in Python and not as a template: a page shows fifty, and a template costs five times as much for each. Whatever
was typed or comes from a translation is escaped here, where it is put into the markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from uuid import UUID

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.kernel import clock, moments
from alongside.kernel.templatetags.components import icon, tag
from alongside.record.vocabulary import BESIDE_BY_THEM
from alongside.workspace.queries.timeline import Row

register = template.Library()


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done with the entries of a page: said in the reader's language once, and not for each."""

    here: str
    viewer: UUID
    shares_all: bool
    correct: str
    add_file: str
    share: str

    @classmethod
    def on(cls, context: Context) -> "Acts":
        """Of this page: ``here`` is the record's address, ``leads`` and ``is_key_worker`` say who may share."""
        return cls(
            here=escape(context["here"]),
            viewer=context["request"].user.pk,
            shares_all=bool(context.get("leads") or context.get("is_key_worker")),
            correct=escape(_("Correct this")),
            add_file=escape(_("Add a file")),
            share=escape(_("Let them read it")),
        )

    def beside(self, row: Row) -> str:
        """The links below one entry."""
        here = f"{self.here}entries/{row.pk}/"
        what = f'<span class="govuk-visually-hidden"> ({escape(row.title)})</span>'
        acts = (
            f'<a class="govuk-link" href="{here}correct/">{self.correct}{what}</a>'
            f'<a class="govuk-link" href="{here}files/">{self.add_file}{what}</a>'
        )
        if row.is_withheld and (self.shares_all or row.read.entry.author_id == self.viewer):
            acts += f'<a class="govuk-link" href="{here}share/">{self.share}</a>'
        return f'<div class="line__acts">{acts}</div>'


@register.simple_tag(takes_context=True)
def entries(context: Context, rows: Sequence[Row], alone: bool = False) -> SafeString:  # noqa: FBT001, FBT002 a template's keyword
    """Entries with their corrections and the files beside them.

    ``alone`` unfolds what is held back and leaves out what can be done with an entry. Reads the context's ``now``, and
    what :class:`Acts` and the list of files read.
    """
    told = context.get("now")
    now = told if isinstance(told, datetime) else clock.now()
    acts = None if alone else Acts.on(context)
    return SafeString("".join(_entry(row, _files(row, context), now, acts) for row in rows))


def _entry(row: Row, files: str, now: datetime, acts: Acts | None) -> str:
    tone = f" line__row--{row.tone}" if row.tone else ""
    return (
        f'<li class="line__row{tone}" id="e-{row.pk}" tabindex="-1"><span class="line__kind">{icon(row.icon)}</span>'
        f'<article>\n<h3 class="line__title">{escape(row.title)}</h3>\n{_when(row, now)}\n'
        f"{_body(row, files, now, folded=row.is_withheld and acts is not None)}\n"
        f"{''.join(_beside(correction, now) for correction in row.corrections)}"
        f"{acts.beside(row) if acts else ''}\n</article></li>\n"
    )


def _files(row: Row, context: Context) -> str:
    shown = (context.get("files") or {}).get(row.pk)
    if not shown:
        return ""
    said = {"shown": shown, "record": context["record"], "ticket": context["ticket"]}
    return render_to_string("workspace/attachments/files.html", said)


def _time(moment: datetime | date, now: datetime) -> str:
    return f'<time datetime="{moment.isoformat()}">{escape(moments.friendly(moment, now=now))}</time>'


def _when(row: Row, now: datetime) -> str:
    read, at = row.read, row.read.entry.happened_at
    about = f"{escape(_('about'))} {_time(moments.local(at).date(), now)}" if read.entry.is_about else _time(at, now)
    told_by = f": <bdi>{escape(read.told_by)}</bdi>" if read.told_by else ""
    name = escape(read.entry.author.name)
    return f'<p class="line__when">{about} · <bdi>{name}</bdi> · {escape(row.rests_on)}{told_by}</p>'


def _body(row: Row, files: str, now: datetime, *, folded: bool) -> str:
    said = f'<div class="line__text" dir="auto">{linebreaks(row.read.text, autoescape=True)}</div>{files}{_tags(row)}'
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
    # The name on their card opens their space: what they said themselves needs no other name than that they said it.
    by = "" if entry.kind in BESIDE_BY_THEM else f" · <bdi>{escape(entry.author.name)}</bdi>"
    return (
        f'<div class="beside"><p class="line__when">{icon("pencil")} {escape(row.title)} · {_time(entry.recorded_at, now)}'
        f'{by}</p><div class="line__text" dir="auto">{linebreaks(row.read.text, autoescape=True)}</div></div>'
    )
