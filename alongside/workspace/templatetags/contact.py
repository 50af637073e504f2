"""How somebody is reached, as markup: ``{% load contact %}``. ``reach_row`` alone puts a number on a page."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from alongside.kernel.templatetags.components import icon, tag
from alongside.outreach.queries.contact import Reach
from alongside.outreach.vocabulary import Channel, Standing, WayKind

register = template.Library()

CHANNEL_ICONS = {
    Channel.TEXT: "message-square-text",
    Channel.CALL: "phone",
    Channel.APP: "message-circle",
    Channel.ONLINE: "users",
    Channel.CARD: "inbox",
    Channel.HOME_GROUND: "footprints",
    Channel.CHOSEN_PLACE: "map-pin",
    Channel.TRUSTED_PERSON: "handshake",
    Channel.DROP_IN: "house",
    Channel.GROUP: "users",
}
WAY_ICONS = {
    WayKind.PHONE: "phone",
    WayKind.APP: "message-circle",
    WayKind.ONLINE: "users",
    WayKind.ADDRESS: "house",
    WayKind.TRUSTED: "handshake",
}
COLOURS = {
    Standing.SAFE: "green",
    Standing.ONLY_IF: "yellow",
    Standing.NOT_NOW: "orange",
    Standing.OUT_OF_DATE: "orange",
    Standing.NOT_AGREED: "grey",
    Standing.NEVER: "red",
}


@register.inclusion_tag("workspace/contact/reach_row.html", takes_context=True)
def reach_row(context: Context, one: Reach, opened: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 a template's keyword
    """One channel: how it stands, and the number where it is safe. ``opened``: by a reason, so without further links."""
    shared = {name: context.get(name) for name in ("record", "csrf_token", "request", "now")}
    return {**shared, "one": one, "opened": opened}


@register.simple_tag
def channel_icon(channel: str) -> SafeString:
    """The picture of a channel."""
    return icon(CHANNEL_ICONS[Channel(channel)])


@register.simple_tag
def way_icon(kind: str) -> SafeString:
    """The picture of a way to reach somebody."""
    return icon(WAY_ICONS[WayKind(kind)])


@register.simple_tag
def standing_tag(standing: str) -> SafeString:
    """How a channel stands, in words and a colour."""
    known = Standing(standing)
    return tag(str(known.label), COLOURS[known])
