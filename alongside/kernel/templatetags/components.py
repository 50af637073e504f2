"""Pieces of page that every room writes the same way: ``{% load components %}``.

Tags that wrap content close with ``end`` and their name. Text handed to a tag is escaped; wrapped content is the
template's own. The styles are in ``tools/frontend/scss``.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zlib import crc32

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.kernel import clock, moments, problems
from alongside.kernel.around import Around

register = template.Library()

TURNING = frozenset({"arrow-left", "arrow-right", "chevron-right", "log-out", "external-link", "share-2"})
TAG_COLOURS = frozenset({"grey", "green", "blue", "purple", "orange", "red", "yellow"})
FACES = ("plum", "sky", "leaf", "apricot", "rose")
NO_CONTENT = SafeString("")


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon from the sprite. Without a ``label`` it is decoration and screen readers skip it."""
    said = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    turns = " icon--turns" if name in TURNING else ""
    href = static("kernel/icons.svg")
    return format_html('<svg class="icon{}" {}><use href="{}#{}"/></svg>', turns, said, href, name)


@register.simple_tag
def tag(text: str, colour: str = "grey") -> SafeString:
    """A short state in a coloured pill. The words carry the meaning, the colour only helps.

    :raises ValueError: for a colour that is not one of ``TAG_COLOURS``.
    """
    if colour not in TAG_COLOURS:
        raise ValueError(f"No tag colour {colour!r}; choose one of {sorted(TAG_COLOURS)}.")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, text)


@register.simple_tag
def work_languages() -> list[str]:
    """The codes of the languages that the workers' pages speak."""
    return list(settings.WORK_LANGUAGES)


@register.simple_tag
def initials(name: str, size: str = "", colour: str = "") -> SafeString:
    """A round face with initials, always the same colour for the same name. ``size`` may be ``large``.

    Decoration: the name stands beside it in words. One letter where letters join, as in Arabic.
    """
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()] or ["·"]
    shown = "".join([letters[0], *letters[1:][-1:]]) if letters[0].isascii() else letters[0]
    hue = colour or FACES[crc32(name.encode()) % len(FACES)]
    larger = f" face--{size}" if size else ""
    return format_html('<span class="face face--{}{}" aria-hidden="true">{}</span>', hue, larger, shown)


@register.simple_tag(takes_context=True)
def when(context: Context, moment: datetime | date | None, form: str = "") -> SafeString:
    """A ``<time>`` in friendly words; ``form="day"`` leaves the time of day out, ``form="ago"`` also counts the days.

    Nothing for ``None``. Reads the context's ``now`` if there is one, so that a page speaks of one moment throughout.
    """
    if moment is None:
        return NO_CONTENT
    if form and isinstance(moment, datetime):
        moment = moments.local(moment).date()
    now = context.get("now")
    say = moments.ago if form == "ago" else moments.friendly
    text = say(moment, now=now if isinstance(now, datetime) else clock.now())
    return SafeString(f'<time datetime="{moment.isoformat()}">{escape(text)}</time>')


@register.simple_tag
def around(when: Around | None) -> SafeString:
    """A date as it was said, and behind it the days that it leaves open. Nothing for ``None``."""
    if when is None:
        return NO_CONTENT
    days = moments.between(when.earliest, when.latest)
    return format_html(
        "<bdi>{}</bdi>{}", when.said, format_html(' <span class="soft">({})</span>', days) if days else ""
    )


@register.simple_tag
def nothing(sentence: str, name: str = "sprout") -> SafeString:
    """What a list says while it is empty. Not called ``empty``, because inside ``for`` that word is Django's."""
    return format_html('<p class="empty">{}<span>{}</span></p>', icon(name), sentence)


@register.simple_block_tag
def sheet(content: str, heading: str = "", id: str = "") -> SafeString:  # noqa: A002 the attribute's own name
    """A white card with a heading, as a region named by it."""
    title = format_html('<h2 class="govuk-heading-m">{}</h2>', heading) if heading else NO_CONTENT
    anchor = format_html(' id="{}"', id) if id else NO_CONTENT
    return format_html('<section class="sheet"{}>{}{}</section>', anchor, title, content)


@register.simple_block_tag
def note(content: str, heading: str = "", name: str = "shield", tone: str = "") -> SafeString:
    """Something to read first. ``tone="calm"`` for information that is not a warning."""
    calm = " note--calm" if tone == "calm" else ""
    title = format_html('<p class="note__title">{}</p>', heading) if heading else NO_CONTENT
    return format_html(
        '<div class="note{}">{}<div class="note__text">{}{}</div></div>', calm, icon(name), title, content
    )


@register.simple_block_tag(takes_context=True)
def words(
    context: Context, content: str, by: str = "", on: datetime | date | None = None, lang: str = ""
) -> SafeString:
    """Somebody's own words, set apart, in whichever direction they were written."""
    dated = when(context, on)
    parted = SafeString(" · ") if by and dated else NO_CONTENT
    who = format_html('<figcaption class="words__by">{}{}{}</figcaption>', by, parted, dated) if by or dated else ""
    tongue = format_html(' lang="{}"', lang) if lang else NO_CONTENT
    return format_html(
        '<figure class="words">{}<blockquote class="words__text" dir="auto"{}>{}</blockquote></figure>',
        who,
        tongue,
        content,
    )


@register.simple_block_tag
def rows(content: str, close: bool = False) -> SafeString:  # noqa: FBT001, FBT002 a template's keyword
    """A list of ``{% row %}``. ``close=True`` for a narrow column."""
    narrow = " govuk-summary-list--close" if close else ""
    return format_html('<dl class="govuk-summary-list{}">{}</dl>', narrow, content)


@register.simple_block_tag
def row(content: str, key: str) -> SafeString:
    """One key and its value inside ``{% rows %}``."""
    return format_html(
        '<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd></div>',
        key,
        content,
    )


@register.simple_tag(takes_context=True)
def show_more(context: Context, url: str, target: str, label: str = "") -> SafeString:
    """A plain link to the next rows of the list with id ``target``.

    With scripts the rows join the list in place and focus moves to the first of them. The page at ``url`` must hold a
    list with the same id, and this tag after it with the next url, or with an empty one at the end.
    """
    if not url:
        return format_html('<p class="more" id="{}-more" hidden></p>', target)
    return format_html(
        '<p class="more" id="{t}-more"><a class="govuk-button govuk-button--secondary" href="{u}" hx-get="{u}" '
        'hx-target="#{t}" hx-select="#{t} > *" hx-select-oob="#{t}-more" hx-swap="beforeend" hx-nonce="{n}">{label}</a></p>',
        t=target,
        u=url,
        n=context.get("csp_nonce", ""),
        label=label or _("Show earlier"),
    )


@register.inclusion_tag("kernel/forms/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What has to be put right in a form, each line leading to its field. Nothing when all is well."""
    return {"problems": problems.of(form)}


@register.inclusion_tag("kernel/pieces/pagination.html")
def pagination(page: Page[Any]) -> dict[str, Any]:
    """Earlier and later pages of a list, keeping the rest of the address. Nothing when there is only one page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": numbers, "gap": page.paginator.ELLIPSIS}
