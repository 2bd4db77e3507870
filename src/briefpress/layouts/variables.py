"""The variables that style sheets use: each must be one that a brand fills, or that the sheet sets itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from briefpress.document.stylesheet import FontFamily, Stylesheet
from briefpress.findings import Finding
from briefpress.locations import SourceLocation

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_USE = re.compile(r"var\(\s*--([\w-]+)")
_DEFINITION = re.compile(r"(?<![\w-])--([\w-]+)\s*:")


def unknown_variables(css: str, path: PurePosixPath, stylesheet: Stylesheet) -> Iterator[Finding]:
    """A finding for each variable in the sheet at ``path`` that nothing sets: what it is for would be left out."""
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)
    known = {*stylesheet.colors, *FontFamily, "text-width", *_DEFINITION.findall(text)}
    for use in _USE.finditer(text):
        name = use[1]
        if name not in known:
            line = text.count("\n", 0, use.start()) + 1
            column = use.start(1) - 2 - (text.rfind("\n", 0, use.start()) + 1) + 1
            near = get_close_matches(name, known, 1)
            advice = f"did you mean var(--{near[0]})?" if near else ""
            location = SourceLocation(path, line, column, len(name) + 2)
            expected = ", ".join(f"--{one}" for one in sorted(known))
            yield Finding("F404", f"no brand has the variable «--{name}»", location, f"--{name}", expected, advice)
