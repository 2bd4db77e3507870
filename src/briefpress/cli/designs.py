"""Layouts and brands to start from: copies of others, with comments that say what is where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import click

from briefpress.layouts.brands.loader import BRANDS, list_brands, load_brand
from briefpress.layouts.loader import TEMPLATES, list_layouts, load_layout
from briefpress.locations import ID_PATTERN
from briefpress.writing import write_whole

LAYOUT_FILES = ("layout.yaml", "body.html.j2", "print.css")

_RESERVED = frozenset({"shared", "brands"})

_NAME = re.compile(r"(?m)^name:.*$")
_META = re.compile(r"(?m)^meta:(?: *\{.*\})? *\n(?:[ ]+.*\n)*")

_HEADS: Mapping[str, str] = {
    "layout.yaml": """\
# @TITLE@, started from @SOURCE@. Page and roles of PDF and Word alike; docs/layouts.md has every key.
#
#   page       size, margins in mm, pages allowed (0: any number)
#   fit        how far type may move to fill the pages, and how much may stay empty
#   numbering  whether captions and sections are numbered
#   areas      places that stand side by side, by their shares of the width
#   roles      looks as far as they differ from templates/shared/roles.yaml: size, space and rules in pt, colours and
#              fonts by the words of brands, so that every brand can print it; what is not here is as it is there
""",
    "body.html.j2": """\
{# @TITLE@, started from @SOURCE@: which parts stand on the page, in the order in which they are read.
   Every element is closed and holds no text: data-segment, data-label, data-figure and data-field say what it prints.
   `brief` has ids, kinds and roles, already cut to the audience; the macros are in templates/shared.
   `briefpress check` says what is wrong here, at its line. #}
""",
    "print.css": """\
/* @TITLE@, started from @SOURCE@. Only what Word cannot do: grids, columns, places on the page. It comes after
   templates/shared/print.css and the rules made from the roles, which are classes here: .title, .group.masthead.
   Colours and fonts are the brand’s: var(--primary). No page is printed while WeasyPrint warns. */
""",
    "brand.yaml": """\
# @TITLE@, started from @SOURCE@. The names are those of brand.yml; docs/layouts.md has every key.
#
#   color       a palette, and what its colours are for; text must stand out by 4.5:1, what is drawn by 3:1
#   typography  the fonts of text (base) and of headings; tools/fonts/fonts.toml has what there is, or bring your own
#   logo        files in this folder, by size: SVG with a PNG beside it, or PNG; layouts say where it stands
#   defaults    what brand.yml has no place for: fonts of other scripts, looks of roles over those of every layout
""",
}
"""What each file begins with: what it is for, and where the rest is written."""

_FIRST_COMMENT = {
    ".yaml": re.compile(r"(?:#.*\n)+\n?"),
    ".j2": re.compile(r"\{# .*, started from (?s:.*?)#\}\n\n?"),
    ".css": re.compile(r"/\* .*, started from (?s:.*?)\*/\n\n?"),
}
"""What a file may begin with that is said of it alone, and not of a copy."""


def start_layout(root: Path, name: str, source: str) -> tuple[str, ...]:
    """Copy the layout ``source`` to ``name``; the paths written.

    Raises click.UsageError for what cannot be done, FindingsError where the source itself cannot be used.
    """
    _check_name(name, "layout", root / TEMPLATES / name)
    _check_source(source, "layout", list_layouts(root))
    load_layout(root, source)
    texts = {}
    for file in LAYOUT_FILES:
        path = root / TEMPLATES / source / file
        if path.is_file():
            texts[file] = _started(path.read_text("utf-8"), file, name, source).encode()
    texts["layout.yaml"] = _NAME.sub(f"name: {_title(name)}", texts["layout.yaml"].decode(), count=1).encode()
    return tuple(_write(root, TEMPLATES / name, texts))


def start_brand(root: Path, name: str, source: str) -> tuple[str, ...]:
    """Copy the brand ``source`` with its logo and fonts to ``name``; the paths written. Raises as ``start_layout``."""
    _check_name(name, "brand", root / BRANDS / name)
    _check_source(source, "brand", list_brands(root))
    load_brand(root, source)
    folder = root / BRANDS / source
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    text = _started(contents["brand.yaml"].decode(), "brand.yaml", name, source)
    meta = f"meta:\n  name: {_title(name)}\n"
    text, count = _META.subn(meta, text, count=1)
    contents["brand.yaml"] = (text if count else text + meta).encode()
    return tuple(_write(root, BRANDS / name, contents))


def _check_name(name: str, what: str, folder: Path) -> None:
    if not ID_PATTERN.fullmatch(name) or (what == "layout" and name in _RESERVED):
        expected = "small letters, digits and hyphens, at most 64, and not shared or brands"
        raise click.UsageError(f"«{name}» cannot name a {what}: {expected}")
    if folder.exists():
        raise click.UsageError(f"there is already a {what} «{name}»")


def _check_source(source: str, what: str, known: tuple[str, ...]) -> None:
    if source not in known:
        raise click.UsageError(f"there is no {what} «{source}» to start from (there are: {', '.join(known) or 'none'})")


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _started(text: str, file: str, name: str, source: str) -> str:
    """``text`` under a head of its own, in the place of what it says of itself."""
    if match := _FIRST_COMMENT[PurePosixPath(file).suffix].match(text):
        text = text[match.end() :]
    head = _HEADS[file].replace("@TITLE@", _title(name)).replace("@SOURCE@", source)
    return f"{head}\n{text}"


def _write(root: Path, folder: PurePosixPath, contents: Mapping[str, bytes]) -> Iterator[str]:
    for file, content in contents.items():
        write_whole(root / folder / file, content)
        yield str(folder / file)
