import io
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from briefpress.document.palette import series_fills
from briefpress.formats.word.charts.data import label_as_shown
from briefpress.formats.word.elements import Element, name

Part = Callable[[bytes, str], Element]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(data: bytes, number: int = 1) -> zipfile.ZipFile:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipfile.ZipFile(io.BytesIO(archive.read(f"word/embeddings/workbook{number}.xlsx")))


def test_the_workbook_holds_the_values(english: bytes) -> None:
    with workbook(english) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        core = archive.read("docProps/core.xml")
    numbers = {cell.get("r"): cell.findtext(f"{SHEET}v") for cell in sheet.iter(f"{SHEET}c") if cell.get("t") != "s"}
    assert numbers == {"B2": "25.2", "B3": "8.0", "B4": "1.9"}
    assert {text.text for text in strings.iter(f"{SHEET}t")} == {
        "Kazakhstan",
        "Uzbekistan",
        "Tajikistan",
        "USD billion",
    }
    assert b"2022-01-20T00:00:00Z" in core


def test_bars_stand_in_reading_order_without_grid_or_scale(english: bytes, part: Part) -> None:
    chart = part(english, "word/charts/chart1.xml")
    assert chart.find(f".//{name('c:catAx')}//{name('c:orientation')}").get("val") == "maxMin"  # type: ignore[union-attr]
    assert chart.find(f".//{name('c:valAx')}/{name('c:delete')}").get("val") == "1"  # type: ignore[union-attr]
    assert chart.find(f".//{name('c:majorGridlines')}") is None
    assert next(v.text for v in chart.iterfind(f".//{name('c:cat')}//{name('c:v')}")) == "Kazakhstan"


def test_colours_and_fonts_are_the_brands(english: bytes, part: Part, sample_colors: Mapping[str, str]) -> None:
    chart = part(english, "word/charts/chart2.xml")
    colors = [
        series.find(f"{name('c:spPr')}//{name('a:srgbClr')}").get("val")  # type: ignore[union-attr]
        for series in chart.iter(name("c:ser"))
    ]
    assert colors == [fill.color[1:].upper() for fill in series_fills(sample_colors)[:2]]
    assert {font.get("typeface") for font in chart.iter(name("a:latin"))} == {"Source Sans 3"}


def test_a_label_is_fixed_where_word_would_print_another(english: bytes, part: Part) -> None:
    labels = list(part(english, "word/charts/chart1.xml").iter(name("c:dLbl")))
    assert ["".join(text.text or "" for text in label.iter(name("a:t"))) for label in labels] == ["8,0"]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("25.2", "0.0", "25.2"),
        ("8", "0.0", "8.0"),
        ("0.25", "0.0", "0.3"),
        ("1234.5", "#,##0", "1,235"),
        ("0.462", "0.0%", "46.2%"),
        ("1", "General", None),
    ],
)
def test_what_excel_shows(value: str, number_format: str, shown: str | None) -> None:
    assert label_as_shown(Decimal(value), number_format) == shown
