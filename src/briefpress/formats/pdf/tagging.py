"""Addresses in the structure tree of a PDF.

WeasyPrint tags what it draws but forgets which element it came from. Each structure element of an HTML element with
``data-address`` gets that address as its title (``/T``, ISO 32000-1, 14.7.2), so that a finished file can be read
back address by address. The function wrapped is private to WeasyPrint: its version is pinned, and a test reads the
tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf import tags

from briefpress.formats.html.writer import MARK


@contextmanager
def addressed_tags() -> Iterator[None]:
    """While open, structure trees that WeasyPrint builds carry addresses."""
    build_tree = tags._build_box_tree  # noqa: SLF001  # private, see above

    def build_addressed_tree(box: Any, *arguments: Any) -> Iterator[Any]:
        element = getattr(box, "element", None)
        address = element.get("data-address") if element is not None else None
        alternative = element.get("data-drawing") if element is not None else None
        # The mark of a note is drawn by pseudo-elements of the element that holds the note, but is not its text.
        if address and "::" in (getattr(box, "element_tag", None) or ""):
            address = MARK
        for structure_element in build_tree(box, *arguments):
            if address:
                structure_element["T"] = pydyf.String(address)
            if alternative:
                structure_element["S"] = "/Figure"
                structure_element["Alt"] = pydyf.String(alternative)
            yield structure_element

    tags._build_box_tree = build_addressed_tree  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = build_tree  # noqa: SLF001
