"""The way so far as a drawing: ``{% load ways %}``."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from alongside.planning.queries.journeys import Stop
from alongside.planning.ways import EDGE, WIDTH, Lane

register = template.Library()
# Told apart by their shape, and not by colour alone; each around its own middle.
STAR = "0,-7 2,-2.4 7,-2.2 3,1 4.4,6 0,3.2 -4.4,6 -3,1 -7,-2.2 -2,-2.4"
DIAMOND = "0,-6.5 6.5,0 0,6.5 -6.5,0"


@register.simple_tag
def lane_picture(lane: Lane) -> SafeString:
    """One strip of the drawing. Decoration: the drawing has a name, and the list says the same."""
    middle = lane.height / 2
    ground = format_html(
        '<line class="way__ground" x1="{}" x2="{}" y1="{}" y2="{}"/>', EDGE, WIDTH - EDGE, middle, middle
    )
    if lane.stop is Stop.GOAL:
        ground = format_html('<polyline class="way__path" points="{}"/>', lane.line)
    marks = format_html_join("", "{}", ((_mark(lane.stop, x, y),) for x, y in lane.points))
    return format_html(
        '<svg class="way__lane" aria-hidden="true" viewBox="0 0 {} {}">{}{}</svg>', WIDTH, lane.height, ground, marks
    )


def _mark(stop: Stop, x: float, y: float) -> SafeString:
    if stop in (Stop.NEWS, Stop.REVIEW):
        shape = STAR if stop is Stop.NEWS else DIAMOND
        return format_html(
            '<polygon class="way__mark way__mark--{}" points="{}" transform="translate({} {})"/>',
            stop.value,
            shape,
            x,
            y,
        )
    return format_html('<circle class="way__mark way__mark--{}" cx="{}" cy="{}" r="5"/>', stop.value, x, y)
