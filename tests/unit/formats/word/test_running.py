from collections.abc import Callable
from dataclasses import replace

import pytest

from briefpress.document.nodes import Area, Block, Direction, Document, Group, Paragraph, Text
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.running import running_height
from briefpress.formats.word.sections import section_properties
from briefpress.formats.word.writer import write_word

Part = Callable[[bytes, str], Element]
DocumentWith = Callable[[Block], tuple[Document, Stylesheet]]

SHORT, LONG = "Official", "For the use of the five offices that it is sent to alone"


def foot(office: str, marking: str = SHORT) -> Group:
    return Group("foot-line", tuple(Paragraph((Text(text),), "foot") for text in (office, marking, "Page 1")))


def lines_of_foot(data: bytes, part: Part) -> list[str]:
    root = part(data, "word/footer1.xml")
    return [
        "".join("\t" if piece.tag == name("w:tab") else piece.text or "" for piece in line.iter() if piece.text or
                piece.tag == name("w:tab")).replace("\u2003", "")
        for line in root.iter(name("w:p"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("office", "lines"),
    [("Desk", ["Desk\tOfficial\tPage 1"]), (LONG, [f"{LONG}\tPage 1", "Official"])],
)
def test_what_has_no_room_in_the_middle_goes_under_the_line(
    write_document_with: DocumentWith, part: Part, office: str, lines: list[str]
) -> None:
    """Before, the rest of the line was wrapped at the stop in the middle."""
    document, look = write_document_with(Paragraph((Text("Text"),)))
    data = write_word(replace(document, head=(), foot=(foot(office),)), look, lambda _: b"")
    assert lines_of_foot(data, part) == lines


def test_a_foot_of_two_lines_is_twice_as_high(write_document_with: DocumentWith) -> None:
    _, look = write_document_with(Paragraph((Text("Text"),)))
    one, two = (running_height((foot(office),), look) for office in ("Desk", LONG))
    role = look.role("foot")
    assert two - one == pytest.approx(role.size * role.leading)


@pytest.mark.parametrize("top", [10.0, 19.0, 40.0])
def test_text_never_touches_the_head(write_document_with: DocumentWith, top: float) -> None:
    """At least three millimetres stay free, if need be by a larger margin, which else is as the layout says."""
    document, look = write_document_with(Paragraph((Text("Text"),)))
    head = tuple(Paragraph((Text(SHORT),), "head") for _ in range(2))
    look = replace(look, page=replace(look.page, top=top))
    margins = section_properties(replace(document, head=head), look).find(name("w:pgMar"))
    assert margins is not None
    said, distance = (int(margins.get(name(f"w:{side}"), "")) / 20 for side in ("top", "header"))
    assert said - distance - running_height(head, look) >= 3 * 72 / 25.4 - 0.1
    assert distance >= 5 * 72 / 25.4 - 0.1
    if top >= 19:
        assert said == pytest.approx(top * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize(("direction", "widths"), [(Direction.LTR, [30, 50]), (Direction.RTL, [40, 40])])
def test_columns_from_right_to_left_are_as_wide_as_each_other(
    write_document_with: DocumentWith, part: Part, direction: Direction, widths: list[float]
) -> None:
    """LibreOffice takes their widths from left to right whatever the direction: a table was wider than its column."""
    areas = tuple(Area(name_, (Paragraph((Text(name_),)),)) for name_ in ("main", "side"))
    document, look = write_document_with(areas[0])
    look = replace(look, areas={"main": 30.0, "side": 50.0}, area_gap=5)
    document = replace(document, children=areas, direction=direction, head=(), foot=())
    root = part(write_word(document, look, lambda _: b""), "word/document.xml")
    assert [round(int(column.get(name("w:w"), "")) / 56.7) for column in root.iter(name("w:col"))] == widths


def test_a_column_break_stands_in_a_paragraph_of_its_own(write_document_with: DocumentWith, part: Part) -> None:
    """Before the number of a caption («1-кесте»), LibreOffice lost it, and set both areas in one column."""
    areas = tuple(Area(name_, (Paragraph((Text(name_),)),)) for name_ in ("main", "side"))
    document, look = write_document_with(areas[0])
    look = replace(look, areas={"main": 30.0, "side": 50.0}, area_gap=5)
    root = part(
        write_word(replace(document, children=areas, head=(), foot=()), look, lambda _: b""), "word/document.xml"
    )
    (line,) = (line for line in root.iter(name("w:p")) if line.find(f".//{name('w:br')}") is not None)
    assert "".join(line.itertext()) == ""


@pytest.mark.parametrize(("cards", "heads"), [(False, 2), (True, 1)])
def test_the_first_card_has_the_head_of_all(
    write_document_with: DocumentWith, part: Part, cards: bool, heads: int
) -> None:
    """Its number stands nowhere else; the title of other layouts stands below the head."""
    document, look = write_document_with(Paragraph((Text("Text"),)))
    head = (Group("head-line", (Paragraph((Text("Points"),), "head"), Paragraph((Text("1 of 3"),), "head"))),)
    look = replace(look, page=replace(look.page, cards=cards))
    root = part(write_word(replace(document, head=head), look, lambda _: b""), "word/document.xml")
    assert len(list(root.iter(name("w:headerReference")))) == heads
