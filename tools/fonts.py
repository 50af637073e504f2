#!/usr/bin/env python3
"""Make the fonts of printed pages from the fonts of the screen: the typesetter reads neither WOFF2 nor variable fonts.

Run ``python tools/fonts.py`` after ``tools/frontend/build.py`` brought newer fonts along, and commit what it writes to
``alongside/kernel/data/fonts/``. Needs the dev extras ``fonttools`` and ``brotli``, which the product does without.
The licences come along (SIL Open Font License 1.1; neither font reserves its name).
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools import merge
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "alongside/kernel/static/kernel/vendor"
FONTS = ROOT / "alongside/kernel/data/fonts"
WEIGHTS = {400: "Regular", 700: "Bold"}
NAME_IDS = {1: "{family}", 2: "{style}", 4: "{family} {style}", 6: "{joined}-{style}"}
LICENCES = {
    "nunito": "licence-fontsource-variable-nunito.txt",
    "noto-sans-arabic": "licence-fontsource-noto-sans-arabic.txt",
}
TYPOGRAPHIC = (16, 17, 21, 22, 25)


def latin(weight: int, folder: Path) -> TTFont:
    """Nunito at one weight, with all the letters of Europe and of Vietnamese in one file."""
    return merge.Merger().merge(list(_at(weight, folder)))


def _at(weight: int, folder: Path) -> Iterator[str]:
    for part in ("latin", "latin-ext", "vietnamese"):
        font = instancer.instantiateVariableFont(TTFont(VENDOR / f"nunito-{part}.woff2"), {"wght": weight})
        # Tables that the merger cannot join, and that a page on paper does without.
        for table in ("STAT", "DSIG", "GDEF", "HVAR", "MVAR", "avar"):
            if table in font:
                del font[table]
        font.flavor = None
        path = folder / f"{part}-{weight}.ttf"
        font.save(path)
        yield str(path)


def arabic(weight: int) -> TTFont:
    """Noto Sans Arabic at one weight."""
    font = TTFont(VENDOR / f"noto-sans-arabic-{weight}.woff2")
    font.flavor = None
    return font


def keep(font: TTFont, family: str, weight: int) -> None:
    """Name the font and write it."""
    said = {"family": family, "joined": family.replace(" ", ""), "style": WEIGHTS[weight]}
    for name_id in TYPOGRAPHIC:
        font["name"].removeNames(nameID=name_id)
    for name_id, form in NAME_IDS.items():
        font["name"].setName(form.format(**said), name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    path = FONTS / f"{family.lower().replace(' ', '-')}-{weight}.ttf"
    # The date of making would change the file each time.
    font.recalcTimestamp = False
    font.save(path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")


def main() -> None:
    """Make all four."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for family, licence in LICENCES.items():
            shutil.copyfile(VENDOR / licence, FONTS / f"licence-{family}.txt")
        for weight in WEIGHTS:
            keep(latin(weight, Path(folder)), "Nunito", weight)
            keep(arabic(weight), "Noto Sans Arabic", weight)


if __name__ == "__main__":
    main()
