from collections.abc import Callable, Iterator

import pytest

from briefpress.document.nodes import Caption, Chart, ChartKind, Paragraph, Reference, Text
from briefpress.formats.word.anchors import target_name
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.fields import text_run

Part = Callable[[bytes, str], Element]
WriteBlocks = Callable[..., bytes]


def fields(root: Element) -> Iterator[tuple[str, str]]:
    """Each field's instruction and its result, inner fields first."""
    open_fields: list[list[str]] = []
    in_result: list[bool] = []
    for node in root.iter():
        if node.tag == name("w:fldChar"):
            kind = node.get(name("w:fldCharType"))
            if kind == "begin":
                open_fields.append(["", ""])
                in_result.append(False)
            elif kind == "separate":
                in_result[-1] = True
            else:
                instruction, result = open_fields.pop()
                in_result.pop()
                yield instruction.strip(), result
        elif node.tag == name("w:instrText"):
            open_fields[-1][0] += node.text or ""
        elif node.tag == name("w:t") and all(in_result):
            for entry in open_fields:
                entry[1] += node.text or ""


def chart(identifier: str, number: int) -> Chart:
    return Chart(identifier, Caption("Chart", number, (Text("Title"),), None), ChartKind.BAR, (), "")


def test_contents_are_filled_and_lead_to_their_headings(english: bytes, part: Part) -> None:
    root = part(english, "word/document.xml")
    found = dict(fields(root))
    assert found['TOC \\o "2-3" \\h \\z \\u'] == "1Trade over time11.1By country22Projects33Sources4"
    assert found[f"PAGEREF {target_name('projects')} \\h"] == "3"
    names = {start.get(name("w:name")) for start in root.iter(name("w:bookmarkStart"))}
    links = {link.get(name("w:anchor")) for link in root.iter(name("w:hyperlink")) if link.get(name("w:anchor"))}
    assert target_name("trade-countries") in links
    assert links <= names


def test_nothing_asks_to_be_updated(sample: bytes, part: Part) -> None:
    assert part(sample, "word/settings.xml").find(name("w:updateFields")) is None
    assert not [found for found in part(sample, "word/document.xml").iter() if found.get(name("w:dirty"))]


@pytest.mark.parametrize(("instruction", "result"), [("SEQ Table \\* ARABIC", "1"), ("SEQ Image \\* ARABIC", "1")])
def test_captions_count_by_kind(english: bytes, part: Part, instruction: str, result: str) -> None:
    assert (instruction, result) in list(fields(part(english, "word/document.xml")))


def test_two_charts_are_one_and_two(english: bytes, part: Part) -> None:
    found = [result for instruction, result in fields(part(english, "word/document.xml")) if "SEQ Chart" in instruction]
    assert found == ["1", "2"]


def test_word_is_told_where_the_count_goes_another_way(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(chart("a", 1), chart("b", 5), chart("c", 6))
    found = [instruction for instruction, _ in fields(part(data, "word/document.xml"))]
    assert found == ["SEQ Chart \\* ARABIC", "SEQ Chart \\* ARABIC \\r 5", "SEQ Chart \\* ARABIC"]


def test_a_reference_is_a_field_to_the_label_and_number(english: bytes, part: Part) -> None:
    root = part(english, "word/document.xml")
    bookmark = target_name("partners")
    assert (f"REF {bookmark} \\h", "Table\u00a01") in list(fields(root))
    start = next(found for found in root.iter(name("w:bookmarkStart")) if found.get(name("w:name")) == bookmark)
    text = ""
    for sibling in start.itersiblings():
        if sibling.tag == name("w:bookmarkEnd"):
            break
        text += "".join(piece.text or "" for piece in sibling.iter(name("w:t")))
    assert text == "Table\u00a01"


def test_a_reference_in_another_case_is_a_link(write_blocks: WriteBlocks, part: Part) -> None:
    """«в диаграмме 1» is not what Word would make of the label «Диаграмма 1»."""
    data = write_blocks(chart("a", 1), Paragraph((Reference("a", "диаграмме 1"),)))
    root = part(data, "word/document.xml")
    assert not [instruction for instruction, _ in fields(root) if instruction.startswith("REF")]
    assert [link.get(name("w:anchor")) for link in root.iter(name("w:hyperlink"))] == [target_name("a")]


def test_a_reference_to_nothing_is_text(write_blocks: WriteBlocks, part: Part) -> None:
    root = part(write_blocks(Paragraph((Reference("gone", "Table 9"),))), "word/document.xml")
    assert root.find(f".//{name('w:hyperlink')}") is None
    assert "".join(root.itertext()) == "Table 9"


def test_the_foot_counts_pages(english: bytes, part: Part) -> None:
    assert [instruction for instruction, _ in fields(part(english, "word/footer1.xml"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("text", "written"),
    [("10–\u206012", "10–\ufeff12"), ("2025\u2060年", "2025年"), ("no joiner", "no joiner")],
)
def test_a_range_is_not_torn_after_its_dash(text: str, written: str) -> None:
    """LibreOffice tears it after a joiner of letters (U+200D); Word may show a word joiner as a box."""
    assert "".join(text_run(text).itertext()) == written
