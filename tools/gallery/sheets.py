"""Contact sheets of finished PDFs: `make gallery`, and the pictures of the docs: `make gallery ARGS=--docs`.

One sheet for each output of a brief, build/gallery/BRIEF/OUTPUT.png: a row for each language, a column for each page.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
PICTURES = Path(__file__).with_name("pictures.toml")

PAGE_HEIGHT = 420
"""Height in pixels of a page on a contact sheet: enough to see holes, collisions and missing glyphs."""

GAP = 10
GROUND = "#8a929a"

Row = Sequence[Image.Image]


def pages_of(pdf: Path, height: int, first: int = 1, last: int = 0) -> list[Image.Image]:
    """The pages of ``pdf`` from ``first`` to ``last`` (0: the end), each ``height`` pixels high."""
    with TemporaryDirectory() as folder:
        options = ["-png", "-scale-to-x", "-1", "-scale-to-y", str(height), "-f", str(first)]
        options += ["-l", str(last)] if last else []
        subprocess.run(["pdftoppm", *options, pdf, f"{folder}/page"], check=True)
        return [Image.open(file).convert("RGB").copy() for file in sorted(Path(folder).iterdir())]


def sheet(rows: Sequence[Row]) -> Image.Image:
    """``rows`` of pages on one ground, each page as wide as it is."""
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    height = sum(max(page.height for page in row) + GAP for row in rows) + GAP
    image = Image.new("RGB", (width, height), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for page in row:
            image.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    return image


def contact_sheets() -> None:
    """A sheet for each output of each brief that has been built."""
    briefs = [
        folder for folder in sorted(BUILD.iterdir()) if folder.is_dir() and folder.name not in ("draft", "gallery")
    ]
    for brief in briefs:
        outputs = sorted({pdf.stem for pdf in brief.glob("*/*.pdf")})
        for output in outputs:
            rows = [pages_of(pdf, PAGE_HEIGHT) for pdf in sorted(brief.glob(f"*/{output}.pdf"))]
            target = BUILD / "gallery" / brief.name / f"{output}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            sheet(rows).save(target)
            print(f"{target.relative_to(ROOT)}  {len(rows)} languages, {sum(map(len, rows))} pages")


def pictures() -> None:
    """The pictures of the docs, as ``pictures.toml`` lists them. In few colours: the history keeps each of them."""
    for name, picture in tomllib.loads(PICTURES.read_text("utf-8")).items():
        rows = [
            [page for pdf, first, last in row for page in pages_of(BUILD / pdf, picture["height"], first, last)]
            for row in picture["rows"]
        ]
        target = ROOT / "docs/images" / f"{name}.png"
        sheet(rows).quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} kB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="make the pictures of the docs instead")
    if parser.parse_args().docs:
        pictures()
    elif BUILD.is_dir():
        contact_sheets()
    else:
        print("nothing is built", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
