"""Colours that carry words or edges can be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[2] / "alongside/kernel/static/kernel/alongside.css").read_text()
TOKENS = dict(re.findall(r"--([\w-]+): ?(#[0-9a-f]{3,6})", CSS))
TEXT, EDGE = 4.5, 3.0
GROUNDS = ("paper", "sand", "white")
WORDS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "sky", "leaf", "rose", "plum") for ground in GROUNDS),
    *(
        ("ink", tint)
        for tint in ("leaf-tint", "sky-tint", "apricot-tint", "plum-tint", "rose-tint", "sun", "sand-deep")
    ),
    *((name, f"{name}-tint") for name in ("leaf", "sky", "apricot", "plum", "rose")),
    ("ink-soft", "sand-deep"),
    ("sun-deep", "sun-tint"),
    ("white", "leaf"),
    ("white", "leaf-deep"),
    ("white", "rose"),
    ("leaf-deep", "paper"),
]
EDGES = [
    *(("edge", ground) for ground in GROUNDS),
    ("leaf", "white"),
    ("rose", "sand"),
    ("sun", "leaf-deep"),
    ("ink", "sun"),
]
PILL = re.compile(r"\.((?:govuk-tag|face)--\w+)\{background:(#[0-9a-f]{6});color:(#[0-9a-f]{6}|var\(--([\w-]+)\))")


def _light(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits  # abc is short for #aabbcc
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert _contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read(words: str, ground: str) -> None:
    assert _contrast(TOKENS[words], TOKENS[ground]) >= TEXT


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(edge: str, ground: str) -> None:
    assert _contrast(TOKENS[edge], TOKENS[ground]) >= EDGE


def test_tags_and_faces_can_be_read() -> None:
    pills = PILL.findall(CSS)
    assert len(pills) >= 9
    faint = [name for name, ground, ink, token in pills if _contrast(TOKENS[token] if token else ink, ground) < TEXT]
    assert faint == []
