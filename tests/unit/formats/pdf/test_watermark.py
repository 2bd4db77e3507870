"""The word behind the text of a draft: on every page, light, whole, and no text."""

from __future__ import annotations

import datetime
import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from briefpress.document.nodes import Direction, Document
from briefpress.document.stylesheet import PageStyle
from briefpress.findings import FindingsError
from briefpress.formats.html.stylesheet import write_css
from briefpress.formats.html.writer import write_html
from briefpress.formats.pdf.claims import WANTED
from briefpress.formats.pdf.fonts import FontFile
from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.pdf.watermark import NAME, draw_watermark, watermark_css
from briefpress.formats.pdf.writer import PdfWriter
from briefpress.locations import SourceLocation

if TYPE_CHECKING:
    from conftest import Press

PAGE = PageStyle(210, 297, 20, 15, 25, 30)
ORIGIN = SourceLocation(PurePosixPath("templates/x/layout.yaml"))


def picture(text: str, fonts: tuple[FontFile, ...], paper: str = "#ffffff") -> Image.Image:
    data = draw_watermark(text, fonts, 210, 297, "#000000", paper)
    return Image.open(io.BytesIO(data)).convert("L")


@pytest.mark.parametrize("text", ["DRAFT", "ПРОЕКТ", "ЖОБА", "草稿", "مسودة"])
def test_the_word_is_large_light_and_within_the_page(fonts: tuple[FontFile, ...], text: str) -> None:
    sheet = picture(text, fonts)
    lightest, darkest = sheet.getextrema()[::-1]
    assert lightest == 255
    assert 220 < darkest < 245
    left, top, right, bottom = sheet.point(lambda value: 255 - value).getbbox() or (0, 0, 0, 0)
    assert 0 < left < right < sheet.width
    assert 0 < top < bottom < sheet.height
    assert right - left > sheet.width / 3


def test_arabic_letters_join(fonts: tuple[FontFile, ...]) -> None:
    """Apart, they would be of other shapes: the word with joiners taken out of it is another picture."""
    joined, apart = picture("مسودة", fonts), picture("م\u200cس\u200cو\u200cد\u200cة", fonts)
    assert joined.tobytes() != apart.tobytes()


def test_the_ground_is_that_of_the_paper(fonts: tuple[FontFile, ...]) -> None:
    data = draw_watermark("DRAFT", fonts, 210, 297, "#000000", "#fff8e8")
    assert Image.open(io.BytesIO(data)).convert("RGB").getpixel((2, 2)) == (255, 248, 232)


def test_the_same_word_gives_the_same_bytes(fonts: tuple[FontFile, ...]) -> None:
    first = draw_watermark("DRAFT", fonts, 148, 210)
    draw_watermark.cache_clear()
    assert draw_watermark("DRAFT", fonts, 148, 210) == first


def test_every_page_has_it_and_no_page_has_more_text(press: Press, every_node: Document) -> None:
    word = draw_watermark("DRAFT", press.fonts, 210, 297)
    html = write_html(every_node, lambda _chart, _area: "", lambda path: f"asset:image/{path}")
    pages = html.replace("<main>", "<main><p style='break-after: page'>One</p><p style='break-after: page'>Two</p>")

    def write(*css: str) -> bytes:
        writer = PdfWriter(press.root, press.fonts, {NAME: word})
        day = datetime.date(2022, 1, 20)
        sheets = (press.print_css, write_css(press.look, Direction.LTR), *css)
        return writer.write(pages, sheets, day=day, identifier="x", origin=ORIGIN).data

    plain, drafted = write(), write(watermark_css(PAGE))
    before, found = read_pdf(plain), read_pdf(drafted)
    assert before.lines == found.lines
    assert (found.faults, found.claims.standards) == (before.faults, WANTED)
    assert found.texts == before.texts
    with pikepdf.open(io.BytesIO(drafted)) as pdf:
        assert len(pdf.pages) > 2
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            assert b"/Artifact" in content[: content.index(b"BT")]
            sizes = {(image.Width, image.Height) for image in images_of(page.obj)}
            assert (1240, 1754) in sizes
            for image in images_of(page.obj):
                assert not image.get("/Interpolate", False)
                assert "CMYK" not in str(image.ColorSpace)


def images_of(item: pikepdf.Object) -> list[pikepdf.Object]:
    """The pictures that a page draws, itself or in patterns and forms."""
    found, waiting, seen = [], [item], set()
    while waiting:
        resources = waiting.pop().get("/Resources", pikepdf.Dictionary())
        for kind in ("/XObject", "/Pattern"):
            for child in resources.get(kind, pikepdf.Dictionary()).as_dict().values():
                if child.objgen in seen:
                    continue
                seen.add(child.objgen)
                (found if child.get("/Subtype") == "/Image" else waiting).append(child)
    return found


def test_no_page_can_fetch_a_drawing_that_was_not_made_for_it(press: Press) -> None:
    with pytest.raises(FindingsError) as caught:
        press.body("<img src='asset:drawing/watermark.png' alt='x'>")
    assert "may not fetch asset:drawing/watermark.png" in str(caught.value)
