"""Pieces of a plan's pages: ``{% load plans %}``."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.planning.comparing import Mark, Piece
from alongside.planning.vocabulary import HIGHEST, LOWEST
from alongside.workspace.queries import paths
from alongside.workspace.queries.paths import Path

register = template.Library()
MARKED = {Mark.NEW: "ins", Mark.GONE: "del"}


@register.simple_tag
def path_picture(path: Path) -> SafeString:
    """The path as a picture with its words; nothing before there are two numbers, which the table says as well."""
    if len(path.points) < 2:
        return SafeString("")
    lines = format_html_join(
        "",
        '<line class="path__grid" x1="0" x2="{}" y1="{}" y2="{}"/>',
        ((paths.WIDTH, y, y) for y in map(paths.height_of, (LOWEST, (LOWEST + HIGHEST) // 2, HIGHEST))),
    )
    dots = format_html_join("", '<circle class="path__dot" cx="{}" cy="{}" r="5"/>', ((p.x, p.y) for p in path.points))
    return format_html(
        '<svg class="path__picture" role="img" aria-label="{}" viewBox="0 0 {} {}">{}'
        '<polyline class="path__line" points="{}"/>{}</svg>',
        path.label,
        paths.WIDTH,
        paths.HEIGHT,
        lines,
        path.line,
        dots,
    )


@register.simple_tag
def marked(pieces: Sequence[Piece]) -> SafeString:
    """Words with what is new or gone marked by a word of its own and not by colour alone."""
    said = {Mark.NEW: _("new:"), Mark.GONE: _("gone:")}
    out = [
        format_html(
            '<{tag} class="changed changed--{mark}"><span class="changed__said">{said}</span> {text}</{tag}>',
            tag=MARKED[piece.mark],
            mark=piece.mark.value,
            said=said[piece.mark],
            text=piece.text,
        )
        if piece.mark in MARKED
        else format_html("{}", piece.text)
        for piece in pieces
    ]
    return SafeString(" ".join(out))
