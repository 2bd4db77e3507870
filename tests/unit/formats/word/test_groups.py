from collections.abc import Callable

import pytest

from briefpress.document.nodes import LOGO, Group, Image, Paragraph, Text
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.reader import read_word
from briefpress.locations import SegmentAddress

Part = Callable[[bytes, str], Element]
WriteBlocks = Callable[..., bytes]


def figure(number: str, unit: str) -> Group:
    roles = ((number, "key-number"), (unit, "key-unit"), ("label", "key-label"))
    return Group("key-figure", tuple(Paragraph((Text(text),), role) for text, role in roles))


def lines_of_cells(data: bytes, part: Part) -> list[list[str]]:
    return [
        ["".join(piece.text or "" for piece in line.iter(name("w:t"))) for line in cell.iter(name("w:p"))]
        for cell in part(data, "word/document.xml").iter(name("w:tc"))
    ]


def test_a_unit_stands_behind_its_number(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(Group("key-figures", (figure("50.1", "USD billion"), figure("90", ""))))
    assert lines_of_cells(data, part) == [["50.1\u00a0USD billion", "label"], ["90", "label"]]


def test_where_one_unit_has_no_room_all_stand_beneath(write_blocks: WriteBlocks, part: Part) -> None:
    figures = (figure("50.1", "USD"), figure("1,106.3", "billion US dollars a year"), figure("3", ""), figure("4", ""))
    cells = lines_of_cells(write_blocks(Group("key-figures", figures)), part)
    assert cells[:2] == [["50.1", "USD", "label"], ["1,106.3", "billion US dollars a year", "label"]]


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (4, 1), (5, 2)])
def test_at_most_four_figures_stand_in_a_row(write_blocks: WriteBlocks, part: Part, count: int, rows: int) -> None:
    data = write_blocks(Group("key-figures", tuple(figure(str(number), "") for number in range(count))))
    assert len(list(part(data, "word/document.xml").iter(name("w:tr")))) == rows


@pytest.mark.parametrize(("texts", "stops"), [(("a", "b"), ["right"]), (("a", "b", "c"), ["center", "right"])])
def test_a_masthead_is_one_line(
    write_blocks: WriteBlocks, part: Part, texts: tuple[str, ...], stops: list[str]
) -> None:
    data = write_blocks(Group("masthead", tuple(Paragraph((Text(text),), "kicker") for text in texts)))
    (line,) = part(data, "word/document.xml").iter(name("w:p"))
    assert len(list(line.iter(name("w:tab")))) == len(texts) - 1
    styles = {style.get(name("w:styleId")): style for style in part(data, "word/styles.xml").iter(name("w:style"))}
    style = styles[line.find(f".//{name('w:pStyle')}").get(name("w:val"))]  # type: ignore[union-attr]
    assert [stop.get(name("w:val")) for stop in style.iter(name("w:tab"))] == stops
    # A long name may reach the stop in the middle; with as much on both sides, what is there stays in the middle.
    assert "".join(line.itertext()).count("\u2003") == (3 if len(texts) > 2 else 0)


def test_a_logo_stands_in_the_line_before_the_words_of_the_masthead(write_blocks: WriteBlocks, part: Part) -> None:
    """In line, in a style of its own whose height is not fixed, with its alternative text."""
    logo = Image(LOGO, "logo.svg", "d", 96, 48, "Logo: Trade Desk", role=LOGO, raster="logo.png")
    data = write_blocks(Group("masthead", (logo, *(Paragraph((Text(text),), "kicker") for text in ("Note", "May")))))
    (line,) = part(data, "word/document.xml").iter(name("w:p"))
    (drawing,) = line.iter(name("wp:inline"))
    assert drawing.find(name("wp:docPr")).get("descr") == "Logo: Trade Desk"  # type: ignore[union-attr]
    extent = drawing.find(name("wp:extent"))
    assert (extent.get("cx"), extent.get("cy")) == ("914400", "457200")  # type: ignore[union-attr]
    texts = ["".join(piece.itertext()) for piece in line.iter(name("w:t"))]
    assert "".join(texts).strip() == "NoteMay"
    assert len(list(line.iter(name("w:tab")))) == 1
    styles = {style.get(name("w:styleId")): style for style in part(data, "word/styles.xml").iter(name("w:style"))}
    style = styles[line.find(f".//{name('w:pStyle')}").get(name("w:val"))]  # type: ignore[union-attr]
    assert style.find(f".//{name('w:spacing')}").get(name("w:lineRule")) == "auto"  # type: ignore[union-attr]
    assert style.find(f".//{name('w:textAlignment')}").get(name("w:val")) == "center"  # type: ignore[union-attr]


@pytest.mark.parametrize(("role", "between"), [("answer", "br"), ("contact-line", "tab")])
def test_a_label_stands_in_the_paragraph_of_its_text(
    write_blocks: WriteBlocks, part: Part, role: str, between: str
) -> None:
    """A label that is a paragraph of its own can stay behind on the page before."""
    label = Paragraph((Text("Line to take"),), "kicker", SegmentAddress("label/line-to-take"))
    text = Paragraph((Text("It grows."),), "line-to-take", SegmentAddress("q/line"))
    data = write_blocks(Group(role, (label, text)))
    (line,) = part(data, "word/document.xml").iter(name("w:p"))
    assert [piece.text for piece in line.iter(name("w:t"))] == ["Line to take", "It grows."]
    assert len(list(line.iter(name(f"w:{between}")))) == 1
    assert line.find(f".//{name('w:pStyle')}").get(name("w:val")) == "LineToTake"  # type: ignore[union-attr]
    assert [segment.text for segment in read_word(data).segments] == ["Line to take", "It grows."]


@pytest.mark.parametrize(("next_date", "lines"), [("May", 1), ("May, and then " * 20, 2)])
def test_next_figures_and_contact_share_a_line_where_they_have_room(
    write_blocks: WriteBlocks, part: Part, next_date: str, lines: int
) -> None:
    contact = Group("contact-line", tuple(Paragraph((Text(text),), "foot") for text in ("Contact", "a@example.org")))
    data = write_blocks(Group("closing", (Paragraph((Text(next_date),), "kicker"), contact)))
    assert len(list(part(data, "word/document.xml").iter(name("w:p")))) == lines
