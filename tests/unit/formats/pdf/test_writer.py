"""PDFs as they leave the writer: the same bytes every time, one date, no warning, no font of the system."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pytest

from briefpress.document.nodes import (
    Area,
    Block,
    Chart,
    Direction,
    Document,
    Emphasis,
    Heading,
    Inline,
    Note,
    NoteReference,
    Paragraph,
    Strong,
    Text,
)
from briefpress.findings import Finding, FindingsError
from briefpress.formats.pdf.fonts import FontFile, font_face_css
from briefpress.formats.pdf.reader import read_pdf
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Press

PageOf = Callable[..., Document]


def chart_of(document: Document) -> Chart:
    (chart,) = [
        b for area in document.children if isinstance(area, Area) for b in area.children if isinstance(b, Chart)
    ]
    return chart


def findings(press: Press, markup: str, *css: str) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        press.body(markup, *css)
    return list(caught.value.findings)


# --- the same every time ---------------------------------------------------------------------------------------------

PROGRAM = """
import datetime, pathlib, sys
from briefpress.formats.pdf.fonts import load_fonts
from briefpress.formats.pdf.writer import PdfWriter
from briefpress.locations import SourceLocation
root, html, *css = sys.argv[1:]
writer = PdfWriter(pathlib.Path(root), load_fonts(pathlib.Path(root)))
origin = SourceLocation(pathlib.PurePosixPath("x"))
pdf = writer.write(html, css, day=datetime.date(2022, 1, 20), identifier="a/b/c", origin=origin)
sys.stdout.buffer.write(pdf.data)
"""


def test_the_same_document_gives_the_same_bytes(press: Press, every_node: Document) -> None:
    assert press.print(every_node).data == press.print(every_node).data


def test_other_pages_before_it_change_no_byte(press: Press, every_node: Document, page_of: PageOf) -> None:
    before = press.print(every_node).data
    press.print(page_of(Paragraph((Text("Другая страница 另一页"),))))
    assert press.print(every_node).data == before


def test_time_zone_hash_seed_and_user_change_no_byte(checkout: object) -> None:
    page = "<html lang=en><title>T</title><h1>Trade 中亚 Торговля</h1><p id=a>50.1 <b>billion</b></p>"
    css = "body { font-family: 'Source Sans 3', 'Noto Sans SC' } b { font-weight: 600 }"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(checkout), page, css],
            env={
                **os.environ,
                "TZ": zone,
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "SOURCE_DATE_EPOCH": epoch,
            },
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed, locale, epoch in (
            ("UTC", "0", "C", "0"),
            ("Asia/Shanghai", "1", "C.UTF-8", "1700000000"),
        )
    }
    assert len(outputs) == 1
    assert outputs.pop().startswith(b"%PDF-")


def test_the_only_date_in_the_file_is_that_of_the_edition(
    press: Press, every_node: Document, streams_of: Callable[[bytes], Iterator[bytes]]
) -> None:
    data = press.print(every_node).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {str(value)[:10] for key, value in pdf.docinfo.items() if "Date" in key} == {"D:20220120"}
    found = {date for stream in streams_of(data) for date in re.findall(rb"D:\d{8}|20\d\d-\d\d-\d\dT[\d:]*", stream)}
    assert all(date.startswith((b"D:20220120", b"2022-01-20")) for date in found)


def test_the_clock_of_this_process_is_left_alone(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    press.body("x")
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    findings(press, "<img src='asset:image/secret.png'>")
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"


def test_the_identifier_of_the_file_is_made_of_its_name(press: Press) -> None:
    """The first part stays the same when the file changes (ISO 32000-1, 14.4)."""
    for markup in ("one", "two"):
        with pikepdf.open(io.BytesIO(press.body(markup).data)) as pdf:
            assert bytes(pdf.trailer["/ID"][0]) == hashlib.sha256(b"alpha/en/note").digest()[:16]


def test_title_author_and_language_are_in_the_file(press: Press, every_node: Document) -> None:
    with pikepdf.open(io.BytesIO(press.print(replace(every_node, language="ru")).data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == 'Trade <grew> & "more"'
        assert str(pdf.docinfo["/Author"]) == "Trade Desk"
        assert str(pdf.Root.Lang) == "ru"
        assert pdf.Root.MarkInfo.Marked


# --- where things are ------------------------------------------------------------------------------------------------


def test_anchors_are_given_with_the_page_on_which_they_stand(press: Press, page_of: PageOf) -> None:
    blocks: list[Block] = [Heading((Text("One"),), 2, "heading-2", anchor="one")]
    blocks += [Paragraph((Text(f"Line {number}"),)) for number in range(60)]
    blocks.append(Heading((Text("Two"),), 2, "heading-2", anchor="two"))
    pdf = press.print(page_of(*blocks))
    assert (pdf.pages, pdf.anchors) == (2, {"one": 1, "two": 2})


def test_bookmarks_are_headings_with_their_numbers_and_without_marks(press: Press, page_of: PageOf) -> None:
    heading = Heading((Text("Trade"), NoteReference("n", 1)), 1, "title", anchor="a", number="1.2")
    document = replace(page_of(heading), notes=(Note("n", 1, (Text("Note"),), SegmentAddress("note/n")),))
    with pikepdf.open(io.BytesIO(press.print(document).data)) as pdf, pdf.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == ["1.2 Trade"]


def test_a_chart_is_mirrored_for_right_to_left(press: Press, every_node: Document, page_of: PageOf) -> None:
    """Labels, bars and values in this order from the side on which the language starts."""
    for direction in Direction:
        data = press.print(page_of(replace(chart_of(every_node), source=None), direction=direction)).data
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            (page,) = pdf.pages
            words = {word["text"]: word for word in page.extract_words() if word["top"] > 75}
            bar = min(page.rects, key=lambda rectangle: rectangle["top"])
            label, value = words["Kazakhstan"], words["25.2"]
        if direction is Direction.LTR:
            assert label["x1"] < bar["x0"] < bar["x1"] < value["x0"]
        else:
            assert value["x1"] < bar["x0"] < bar["x1"] < label["x0"]


# --- what stops a page -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('<a href="#nowhere">x</a>', "No anchor #nowhere"),
        ('<p id="a">x</p><p id="a">y</p>', "Anchor defined twice"),
        ('<p style="colour: red">x</p>', "colour"),
        ("<style>p { width: calc( }</style><p>x</p>", ""),
        ('<img src="asset:image/content/alpha/images/gone.png">', "gone.png"),
        ('<svg width="9" height="9"><image href="asset:image/secret.png" width="9" height="9"/></svg>', "SVG image"),
        ('<img src="relative.png">', "Relative URI"),
    ],
)
def test_whatever_weasyprint_warns_of_is_a_finding(press: Press, markup: str, message: str) -> None:
    found = findings(press, markup)
    assert {finding.code for finding in found} == {"F501"}
    assert any(message in finding.message for finding in found)
    assert {str(finding.location) for finding in found} == {"templates/sample/layout.yaml"}


def test_a_warning_is_reported_once_and_does_not_stick(press: Press) -> None:
    assert len(findings(press, '<p style="colour: red">x</p>' * 3)) == 1
    assert press.body("<p>x</p>").pages == 1


@pytest.mark.parametrize("text", ["\u20c0", "ጀ", "😀", "\U00020000"])
def test_a_character_without_a_glyph_is_a_finding_that_names_it(press: Press, page_of: PageOf, text: str) -> None:
    with pytest.raises(FindingsError) as caught:
        press.print(page_of(Paragraph((Text(f"a{text}b"),), "body", SegmentAddress("trade/growth"))))
    (found,) = caught.value.findings
    assert found.code == "F503"
    assert f'"{text}" (U+{ord(text):04X}), in `trade/growth`' in found.message


def test_the_texts_with_a_character_without_a_glyph_are_named_once_and_not_all(press: Press, page_of: PageOf) -> None:
    def text(name: str, *inlines: Inline) -> Paragraph:
        return Paragraph(inlines, "body", SegmentAddress(name))

    nested = text("b", Strong((Emphasis((Text("\u20c0"),)),)), Text("\u20c0"))
    with pytest.raises(FindingsError) as caught:
        press.print(page_of(text("a", Text("fine")), nested, *(text(f"c{n}", Text("\u20c0")) for n in range(6))))
    (found,) = caught.value.findings
    assert found.message.endswith("in `b`, `c0`, `c1`, `c2`, `c3` and 2 more")


def test_a_character_without_a_glyph_in_a_chart_is_a_finding_too(
    press: Press, every_node: Document, page_of: PageOf
) -> None:
    chart = chart_of(every_node)
    point = replace(chart.series[0].points[0], category="ጀ")
    with pytest.raises(FindingsError, match=r"U\+1300\), in `by-country`"):
        press.print(page_of(replace(chart, series=(replace(chart.series[0], points=(point,)),))))


# --- fonts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["'DejaVu Sans'", "serif", "monospace", "system-ui", "Liberation Serif, sans-serif"])
def test_no_font_of_the_system_is_ever_used(press: Press, family: str) -> None:
    data = press.body(f'<p style="font-family: {family}">Text</p><p>Text</p>').data
    fonts = read_pdf(data).fonts
    assert fonts
    assert all(font.name.startswith(("Source-", "Noto-S")) and font.is_embedded for font in fonts), fonts


def test_every_font_is_offered_to_pages_under_its_own_name(fonts: tuple[FontFile, ...]) -> None:
    css = font_face_css(fonts)
    assert css.count("@font-face") == len(fonts)
    assert all(f"url('asset:font/{font.asset}')" in css for font in fonts)


def test_the_fonts_are_the_files_of_the_manifest(fonts: tuple[FontFile, ...]) -> None:
    for font in fonts:
        assert hashlib.sha256(font.path.read_bytes()).hexdigest() == font.sha256, font.path
