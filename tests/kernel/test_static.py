"""The committed stylesheet, script, fonts and icons are what they say they are, and light."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "alongside/kernel/static/kernel"
FRONTEND = ROOT / "tools/frontend"
MANIFEST = json.loads((STATIC / "vendor/manifest.json").read_text())
FIRST_VISIT = ("alongside.css", "alongside.js", "enabled.js", "icons.svg", "vendor/htmx.js", "vendor/hx-csp.js")
KILOBYTES_ALLOWED = 120
# Names for scripts, and govuk names that carry no rule of their own.
HOOKS = {
    "govuk-js-service-navigation-toggle",
    "govuk-checkboxes",
    "govuk-radios",
    "govuk-table__body",
    "matrix__dot--1",
}


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_static_file_matches_its_recorded_sum() -> None:
    files = {str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()} - {"vendor/manifest.json"}
    assert files == set(MANIFEST["sha256"])
    assert {name: _sum(STATIC / name) for name in files} == MANIFEST["sha256"]


def test_built_files_come_from_the_committed_sources() -> None:
    digest = hashlib.sha256()
    chosen = [*FRONTEND.glob("scss/*.scss"), *FRONTEND.glob("js/*"), FRONTEND / "icons.toml", FRONTEND / "mark.svg"]
    for path in sorted([*chosen, FRONTEND / "package-lock.json"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    assert digest.hexdigest() == MANIFEST["sources"], "run tools/frontend/build.py and commit what it writes"


@pytest.mark.parametrize("package", MANIFEST["packages"], ids=lambda package: str(package["name"]))
def test_vendored_package_is_locked_and_licensed(package: dict[str, str]) -> None:
    locked = json.loads((FRONTEND / "package-lock.json").read_text())["packages"][f"node_modules/{package['name']}"]
    assert (package["version"], package["licence"]) == (locked["version"], locked["license"])
    assert package["licence"] in {"MIT", "ISC", "OFL-1.1", "BSD-0-Clause"}
    assert (STATIC / "vendor" / package["licence_file"]).stat().st_size


def test_lock_file_names_no_registry() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_stylesheet_names_no_side() -> None:
    css = (STATIC / "alongside.css").read_text()
    sided = (
        r"(?<=[{;])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right):|(?:text-align|float):(?:left|right)"
    )
    assert not re.findall(sided, css)


def test_stylesheet_loads_only_our_own_files() -> None:
    urls = re.findall(r"url\(\"?([^\")]+)", (STATIC / "alongside.css").read_text())
    assert urls
    assert [url for url in urls if not (STATIC / url).exists()] == []


def test_icons_used_in_templates_exist() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    used: set[str] = set()
    for template in (ROOT / "alongside").rglob("*.html"):
        used |= set(re.findall(r"{% icon \"([\w-]+)\"", template.read_text()))
    assert used
    assert used <= drawn, "add them to tools/frontend/icons.toml and rebuild"


def test_turning_icons_are_the_ones_the_sprite_lists() -> None:
    import tomllib

    from alongside.kernel.templatetags.components import TURNING

    assert set(tomllib.loads((FRONTEND / "icons.toml").read_text())["turns"]) == TURNING


def test_first_visit_is_light() -> None:
    packed = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in FIRST_VISIT)
    font = (STATIC / "vendor/nunito-latin.woff2").stat().st_size
    assert packed + font < KILOBYTES_ALLOWED * 1000


def test_templates_carry_no_inline_code_or_style() -> None:
    inline = re.compile(
        r'<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\s(?:src=|type="application/json"))', re.IGNORECASE
    )
    faults = [
        f"{template.relative_to(ROOT)}: {match[0]}"
        for template in (ROOT / "alongside").rglob("*.html")
        # Within a tag of the template language `one=` is a name and no handler.
        if (match := inline.search(re.sub(r"{%.*?%}", "", template.read_text())))
    ]
    assert faults == []


def test_classes_used_in_templates_are_drawn() -> None:
    drawn = set(re.findall(r"\.([a-zA-Z][\w-]*)", (STATIC / "alongside.css").read_text()))
    used: dict[str, str] = {}
    for template in (ROOT / "alongside").rglob("*.html"):
        plain = re.sub(r"{%.*?%}|{{.*?}}", "\0", template.read_text())
        for value in re.findall(r'class="([^"]*)"', plain):
            used |= {name: template.name for name in value.split() if "\0" not in name}
    undrawn = {name: where for name, where in used.items() if name not in drawn | HOOKS}
    assert used
    assert undrawn == {}, "draw them in tools/frontend/scss, or leave them out"
