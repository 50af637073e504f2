"""The gallery's pages."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import requires_csrf_token

from tests.kernel.gallery.forms import Everything

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text())
NOW = datetime(2026, 3, 18, 20, 45, tzinfo=UTC)
ROWS = 4
LAST_PAGE = 3


def _frame() -> dict[str, Any]:
    said = WORDS[get_language()]
    menu = [{"url": f"#{n}", "label": label, "active": n == 1} for n, label in enumerate(said["menu"])]
    return {"w": said, "navigation": menu, "who": "Sarah Okafor", "search_url": "/pieces/", "demo": True, "now": NOW}


def person(request: HttpRequest) -> HttpResponse:
    """A page about a made-up young person. ``before`` is the page of earlier rows."""
    before = int(request.GET.get("before", 0))
    rows = [
        {
            "tone": tone,
            "icon": icon,
            "title": title,
            "by": by,
            "text": text,
            "at": NOW - timedelta(hours=30 * (n + ROWS * before)),
        }
        for n, (tone, icon, title, by, text) in enumerate(WORDS[get_language()]["line"])
    ]
    more = f"/?before={before + 1}" if before < LAST_PAGE else ""
    return render(request, "gallery/person.html", _frame() | {"rows": rows, "more": more, "form": Everything()})


def pieces(request: HttpRequest) -> HttpResponse:
    """Everything else."""
    messages.success(request, "The note is kept.")
    messages.warning(request, "Mira can read this note from tomorrow.")
    page = Paginator(range(200), 10).get_page(request.GET.get("page", 4))
    return render(request, "gallery/pieces.html", _frame() | {"page": page})


def form(request: HttpRequest) -> HttpResponse:
    """Every kind of field; posting it nearly empty shows every kind of problem."""
    filled = Everything(request.POST or None, request.FILES or None)
    return render(request, "gallery/form.html", _frame() | {"form": filled, "kept": filled.is_valid()})


@requires_csrf_token
def plain(request: HttpRequest) -> HttpResponse:
    """A page for somebody who is not signed in."""
    return render(request, "gallery/plain.html", {"demo": True})


def says(request: HttpRequest, code: int) -> HttpResponse:
    """An error page."""
    return render(request, f"{code}.html", {"reason": "Someone other than the author agrees a plan."}, status=code)
