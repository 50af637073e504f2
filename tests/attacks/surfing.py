"""Pages and everything that can be posted to them, for tests that go through all of them."""

import re
from typing import Any, NamedTuple
from uuid import UUID

NONCE = re.compile(rb"nonce=\"[^\"]*\"|hx-nonce=\"[^\"]*\"|'nonce-[^']*'")
TOKEN = re.compile(rb"name=\"csrfmiddlewaretoken\" value=\"[^\"]*\"")

QUERY = (
    "before", "after", "whose", "kind", "author", "since_day", "since_month", "since_year", "until_day", "until_month", "until_year",
    "kept", "next", "paused", "language", "flagged", "outcome", "verb", "actor", "text", "element", "row", "study",
    "year", "page", "reauth", "q", "ticket", "at",
)  # fmt: skip


class Form(NamedTuple):
    """An address of the workspace or the exchange and the fields that are posted to it."""

    name: str
    fields: tuple[str, ...]


FORMS = (
    Form("workspace:search", ("text", "born_day", "born_month", "born_year")),
    Form("workspace:notes", ("text", "whose", "kind", "author", "part", "since_year", "order", "carried", "first", "stop")),
    Form("workspace:record-notes", ("text", "kind", "author", "part", "order")),
    Form("workspace:pace", ("topic", "answer")),
    Form("workspace:pace-lift", ("how", "seen")),
    Form(
        "workspace:young-person-add",
        ("known_as", "full_name", "say_it", "pronouns", "languages", "born_day", "born_month", "born_year", "birth_because", "team"),
    ),
    Form("workspace:card", ("known_as", "full_name", "say_it", "pronouns", "languages", "born_day", "born_month", "born_year", "born_instead", "seen")),
    Form("workspace:who-matters", ("name", "who", "note", "name_instead")),
    Form(
        "workspace:write",
        ("kind", "happened_at_day", "happened_at_month", "happened_at_year", "happened_at_time", "is_about", "text", "rests_on",
         "told_by", "third_party", "compartment", "sharing", "withheld_because", "review_on_day", "review_on_month", "review_on_year"),
    ),
    Form("workspace:grant-give", ("holder", "role", "compartments", "reason", "knows", "until_day", "until_month", "until_year")),
    Form("workspace:acquaintance", ("knows", "words")),
    Form("workspace:emergency", ("name", "born_day", "born_month", "born_year", "kind", "reason")),
    Form("workspace:closed-to", ("who", "kind", "reason")),
    Form("workspace:looking", ("who", "sort", "word")),
    Form("workspace:grant-end", ("reason", "seen")),
    Form("workspace:correct", ("text", "seen")),
    Form("workspace:share", ("seen",)),
    Form("workspace:files", ("description", "cannot_say", "once")),
    Form("workspace:file-begin", ("description", "cannot_say", "once", "name", "size")),
    Form("workspace:file-slice", ("at",)),
    Form("workspace:file-finish", ()),
    Form("workspace:file-take-away", ("because",)),
    Form("exchange:bring", ("file", "council", "team")),
    Form("exchange:go-on", ("seen",)),
    Form("exchange:take-back", ("seen",)),
    Form("set-language", ("language", "next")),
    Form("account_login", ("login", "password", "next")),
    Form("account_logout", ("next",)),
)  # fmt: skip


def same_but_for_chance(response: Any, *ids: UUID) -> tuple[object, ...]:
    """An answer without its nonce, its form tokens, the time of day and the ids that were asked for."""
    content = TOKEN.sub(b"", NONCE.sub(b"", response.content))
    said = sorted((name, value) for name, value in response.headers.items() if name != "Expires")
    headers = "\n".join(f"{name}: {value}" for name, value in said).encode()
    headers = NONCE.sub(b"", headers)
    for one in ids:
        content, headers = content.replace(str(one).encode(), b"id"), headers.replace(str(one).encode(), b"id")
    return response.status_code, headers, content
