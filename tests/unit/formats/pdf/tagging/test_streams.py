"""Pages painted anew in the order in which they are read: nothing on them moves or changes its look."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image, ImageChops

from briefpress.document.nodes import Direction, Document, Paragraph, Text, Value
from briefpress.formats.pdf import tagging
from briefpress.formats.pdf.marked_content import read_marked_content
from briefpress.formats.pdf.tagging.typesetting import TypeSetter
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Press

PageOf = Callable[..., Document]

LEAST_VISIBLE = 2
"""Levels of 255: places are written with six decimals, so that the edge of a letter may differ by one."""


def pictures(data: bytes, folder: Path) -> list[Image.Image]:
    folder.mkdir()
    (folder / "x.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "150", folder / "x.pdf", folder / "page"], check=True)
    return [Image.open(file).convert("RGB") for file in sorted(folder.glob("page*.ppm"))]


@pytest.fixture
def looks_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], bytes]], bool]:
    """Whether pages look as WeasyPrint paints them."""

    def compare(write: Callable[[], bytes]) -> bool:
        ours = pictures(write(), tmp_path / "ours")
        with monkeypatch.context() as patch:
            patch.setattr(tagging, "own_structure", nullcontext)
            theirs = pictures(write(), tmp_path / "theirs")
        return all(
            max(extreme for _, extreme in ImageChops.difference(one, other).getextrema()) < LEAST_VISIBLE
            for one, other in zip(ours, theirs, strict=True)
        )

    return compare


def test_every_node_looks_as_before(press: Press, every_node: Document, looks_as_before: Callable[..., bool]) -> None:
    assert looks_as_before(lambda: press.print(every_node).data)


def test_every_node_from_right_to_left_looks_as_before(
    press: Press, every_node: Document, looks_as_before: Callable[..., bool]
) -> None:
    assert looks_as_before(lambda: press.print(replace(every_node, direction=Direction.RTL)).data)


ARABIC = (
    "ويبلغ طول الخط جيم وحده 1,830 كيلومتراً، وسعته التصميمية 25 مليار متر مكعب سنوياً [28]. وبلغت Global Times أكثر."
)
"""Marks above letters, numbers and Latin words: from right to left, glyphs are raised and set back."""


def test_arabic_with_marks_looks_as_before(press: Press, page_of: PageOf, looks_as_before: Callable[..., bool]) -> None:
    length = Value("a", "", "1,830 كيلومتراً", "1830 كيلومتراً")
    before, _, after = ARABIC.partition(length.text)
    text = Paragraph((Text(before), length, Text(after)), segment=SegmentAddress("x"))
    css = ".body { font-family: 'IBM Plex Sans Arabic', 'Source Sans 3'; width: 60mm }"
    document = replace(page_of(text, direction=Direction.RTL), language="ar")
    assert looks_as_before(lambda: press.print(document, css).data)
    (found,) = press.tree(document, css).all("P")
    assert [span.entries["E"] for span in found.all("Span") if "E" in span.entries] == [length.spoken]


def test_a_letter_in_its_fifth_shape_looks_as_before(press: Press, looks_as_before: Callable[..., bool]) -> None:
    page = "<html lang=ar dir=rtl><title>T</title><p>عام، بعد، مع، فروع، <b>زرع</b> وأسرع، 25 ذرعاً</p></html>"
    assert looks_as_before(lambda: press.write(page, "body { font-family: 'IBM Plex Sans Arabic' }").data)


@pytest.mark.parametrize(
    "markup",
    [
        "One <b style='color: red'>two</b> <i style='color: #123'> </i>three <s>four</s> <u>five</u>",
        "<span style='color: rgb(10 20 30 / 0.5)'>faint</span> and not",
        "<span style='vertical-align: super; font-size: 6pt'>1</span> after",
        "<div style='transform: rotate(20deg)'>turned <b>more</b></div>flat",
        "<div style='overflow: hidden; height: 6mm'>clipped<br>away</div>whole",
        "<div style='overflow: hidden; height: 9mm'><p style='transform: rotate(9deg)'>turned in a clip</p></div>",
        "<div style='overflow: hidden; border-radius: 3mm; height: 5mm'>rounded<br>clip</div>",
        "<div style='background: #ccd; border: 2pt solid'>box <div style='float: right'>right</div></div>",
        "<div style='position: relative; top: 5mm'>moved</div>left where it was",
        "<p style='text-align: justify; width: 50mm; word-spacing: 2pt; letter-spacing: 1pt'>" + "word " * 40,
        "<ul><li>one<li>two</ul><ol><li>three</ol>",
        "Latin, кириллица, 中文 in one line",
    ],
)
def test_looks_of_all_kinds_stay(press: Press, looks_as_before: Callable[..., bool], markup: str) -> None:
    css = "body { font-family: 'Source Sans 3', 'Noto Sans SC' }"
    assert looks_as_before(lambda: press.body(markup, css).data)


def test_a_page_is_painted_in_the_order_in_which_it_is_read(press: Press, every_node: Document) -> None:
    """Also what WeasyPrint paints last: signs of lists, floats, notes."""
    with pikepdf.open(io.BytesIO(press.print(every_node).data)) as pdf:
        streams = [page.Contents.read_bytes() for page in pdf.pages]
        pages = read_marked_content(pdf)
    text = ""
    for stream, shown in zip(streams, pages, strict=True):
        numbers = [int(number) for number in re.findall(rb"/MCID (\d+)", stream)]
        assert numbers == list(range(len(numbers)))
        text += "".join(shown.marked[number] for number in numbers)
    wanted = ["2022", "1", "1.", "Mirror data differ. ", "[", "3", "]", ", see "]
    assert "".join(wanted) in text


def test_lines_from_right_to_left_are_painted_from_their_start(press: Press) -> None:
    page = "<html lang=ar dir=rtl><title>T</title><p data-address=x>بلغت 106.3 في Xinhua.</p></html>"
    data = press.write(page, "body { font-family: 'IBM Plex Sans Arabic', 'Source Sans 3' }").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (shown,) = read_marked_content(pdf)
    parts = [shown.marked[number].strip() for number in sorted(shown.marked)]
    assert parts == ["تغلب"[::1], "106.3", "يف", "Xinhua", "."]


# --- texts set anew --------------------------------------------------------------------------------------------------

WIDTHS = {"f": {1: 500.0, 2: 250.0}, "g": {3: 1000.0}}


def set_by(*operations: bytes) -> list[bytes]:
    setter = TypeSetter(WIDTHS)
    for operation in operations:
        if operation.startswith(b"<"):
            setter.show(operation.strip(b"<>"))
        elif operation.split(b" ")[-1] in (b"Tm", b"Tf", b"Ts"):
            setter.set(operation)
        elif operation == b"take":
            taken = list(setter.take())
        else:
            setter.space(operation)
    return taken


def test_a_piece_is_set_where_the_glyphs_before_it_end() -> None:
    """Two glyphs of 500 and 250 thousandths of 10 pt, and 100 thousandths to the right."""
    start = (b"1 0 0 -1 20 30 Tm", b"/f 10 Tf", b"<00010002>", b"-100", b"take")
    assert set_by(*start) == [b"BT", b"1 0 0 -1 20 30 Tm", b"/f 10 Tf", b"[<00010002> -100] TJ", b"ET"]
    assert set_by(*start, b"<0001>", b"take") == [b"BT", b"1 0 0 -1 28.5 30 Tm", b"/f 10 Tf", b"[<0001>] TJ", b"ET"]


def test_a_change_of_font_stays_within_its_piece() -> None:
    taken = set_by(b"1 0 0 -1 0 0 Tm", b"/f 10 Tf", b"<0001>", b"/g 10 Tf", b"<0003>", b"take", b"<0003>", b"take")
    assert taken == [b"BT", b"1 0 0 -1 15 0 Tm", b"/g 10 Tf", b"[<0003>] TJ", b"ET"]


def test_a_rise_does_not_reach_into_the_next_piece() -> None:
    taken = set_by(b"1 0 0 -1 0 0 Tm", b"/f 10 Tf", b"<0001>", b"3 Ts", b"<0002>", b"take")
    assert taken[3:] == [b"[<0001>] TJ", b"1 0 0 -1 5 0 Tm", b"/f 10 Tf", b"3 Ts", b"[<0002>] TJ", b"0 Ts", b"ET"]


def test_what_no_text_of_weasyprint_has_is_refused() -> None:
    with pytest.raises(ValueError, match="3 Tr"):
        TypeSetter(WIDTHS).set(b"3 Tr")
