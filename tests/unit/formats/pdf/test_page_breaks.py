"""What a page break may part, and what it may not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pdfplumber

from briefpress.document.nodes import Document, Section, Table, Text

if TYPE_CHECKING:
    from conftest import Press

PageOf = Callable[..., Document]


def test_the_line_of_sources_stands_on_the_page_of_the_last_row(
    press: Press, every_node: Document, page_of: PageOf
) -> None:
    (section,) = [block for block in every_node.children if isinstance(block, Section)]
    (table,) = [block for block in section.children if isinstance(block, Table)]
    assert table.source is not None
    source = replace(table.source, children=(Text("Source: Customs Office"),))
    document = page_of(replace(table, rows=table.rows[:1] * 6, source=source))
    for height in range(60, 84, 2):
        page = f"@page {{ size: 105mm {height}mm; margin: 10mm; }}"
        with pdfplumber.open(io.BytesIO(press.print(document, page).data)) as pdf:
            last = pdf.pages[-1].extract_text()
        assert "25.2" in last, f"on pages of {height} mm the line of sources stands alone: {last!r}"
