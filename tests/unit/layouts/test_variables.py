"""Variables of style sheets: a misspelt one is found at its place, before anything is printed."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.layouts.brands.loader import load_brand
from briefpress.layouts.styles import stylesheet_for
from briefpress.layouts.variables import unknown_variables
from briefpress.localization.locale import load_locale

if TYPE_CHECKING:
    from conftest import Templates

PATH = PurePosixPath("templates/plain/print.css")


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("p { color: var(--accent); width: var(--text-width); font-family: var(--headings); }", []),
        (":root { --gap: 3mm; } p { margin: var( --gap ); }", []),
        ("/* var(--none) */ p { color: var(--link); }", []),
        ("/* a\nb */\np {\n  color: var(--acent);\n}", [("--acent", 4, 14, "did you mean var(--accent)?")]),
        ("p { color: var(--xyz); margin: var(--muted); }", [("--xyz", 1, 16, ""), ("--muted", 1, 36, "")]),
    ],
)
def test_a_variable_that_nothing_sets_is_found(
    templates: Templates, css: str, found: list[tuple[str, int, int, str]]
) -> None:
    stylesheet = stylesheet_for(templates.layout(), load_brand(templates.root, "standard"), load_locale("en"))
    findings = list(unknown_variables(css, PATH, stylesheet))
    places = [(one.found, one.location.line, one.location.column, one.help) for one in findings]
    assert places == found
    assert {one.code for one in findings} <= {"F404"}
