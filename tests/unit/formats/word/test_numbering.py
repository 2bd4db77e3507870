from collections.abc import Callable

from briefpress.document.nodes import Heading, List, ListItem, Paragraph, Text
from briefpress.formats.word.elements import Element, name

Part = Callable[[bytes, str], Element]
WriteBlocks = Callable[..., bytes]


def printed_numbers(data: bytes, part: Part) -> list[tuple[str, str]]:
    """Each numbered paragraph's text with the number that Word would print, counted as ISO 29500 says."""
    numbering, styles = part(data, "word/numbering.xml"), part(data, "word/styles.xml")
    abstracts = {found.get(name("w:abstractNumId")): found for found in numbering.iter(name("w:abstractNum"))}
    numbers = {found.get(name("w:numId")): found for found in numbering.iter(name("w:num"))}
    by_style = {style.get(name("w:styleId")): style.find(f".//{name('w:numPr')}") for style in styles}
    counters: dict[str | None, list[int]] = {}
    started: set[str] = set()
    found = []
    for paragraph in part(data, "word/document.xml").iter(name("w:p")):
        own = paragraph.find(f"./{name('w:pPr')}/{name('w:numPr')}")
        style = paragraph.find(f".//{name('w:pStyle')}")
        inherited = by_style.get(style.get(name("w:val")) if style is not None else None)
        properties = own if own is not None else inherited
        if properties is None:
            continue
        number_id = properties.find(name("w:numId")).get(name("w:val"), "")  # type: ignore[union-attr]
        if number_id == "0":
            continue
        level_element = properties.find(name("w:ilvl"))
        level = int(level_element.get(name("w:val"), "0")) if level_element is not None else 0
        number = numbers[number_id]
        abstract_id = number[0].get(name("w:val"))
        counts = counters.setdefault(abstract_id, [0] * 9)
        if number_id not in started:
            started.add(number_id)
            for override in number.iter(name("w:lvlOverride")):
                counts[int(override.get(name("w:ilvl"), "0"))] = int(override[0].get(name("w:val"), "1")) - (
                    int(override.get(name("w:ilvl"), "0")) == level
                )
        counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        definition = abstracts[abstract_id].findall(name("w:lvl"))[level]
        text = definition.find(name("w:lvlText")).get(name("w:val"), "")  # type: ignore[union-attr]
        for position in range(level + 1):
            text = text.replace(f"%{position + 1}", str(counts[position]))
        found.append((text, "".join(piece.text or "" for piece in paragraph.iter(name("w:t")))))
    return found


def items(*texts: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((Paragraph((Text(text),)),)) for text in texts)


def headings(*numbers: str) -> list[Heading]:
    return [
        Heading((Text(number),), number.count(".") + 2, f"heading-{number.count('.') + 2}", number=number)
        for number in numbers
    ]


def test_every_numbered_list_begins_with_one(write_blocks: WriteBlocks, part: Part) -> None:
    between = Paragraph((Text("Between"),))
    data = write_blocks(List(items("a", "b"), True), between, List(items("c", "d"), True))
    assert printed_numbers(data, part) == [("1.", "a"), ("2.", "b"), ("1.", "c"), ("2.", "d")]


def test_a_list_within_a_list_goes_one_level_in(write_blocks: WriteBlocks, part: Part) -> None:
    inner = List(items("x", "y"), True)
    outer = List((*items("a"), ListItem((Paragraph((Text("b"),)), inner)), *items("c")), True)
    data = write_blocks(outer)
    assert printed_numbers(data, part) == [("1.", "a"), ("2.", "b"), ("1.", "x"), ("2.", "y"), ("3.", "c")]
    styles = [found.get(name("w:val")) for found in part(data, "word/document.xml").iter(name("w:pStyle"))]
    assert styles == ["ListNumber", "ListNumber", "ListNumber2", "ListNumber2", "ListNumber"]


def test_bullets_are_lists_of_word(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(List(items("a", "b")))
    assert [mark for mark, _ in printed_numbers(data, part)] == ["–", "–"]


def test_further_paragraphs_of_an_item_have_no_mark(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(List((ListItem((Paragraph((Text("a"),)), Paragraph((Text("more"),)))), *items("b")), True))
    assert printed_numbers(data, part) == [("1.", "a"), ("2.", "b")]


def test_word_counts_headings_to_the_numbers_of_the_document(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(*headings("1", "1.1", "1.2", "2", "2.1", "4", "4.3"))
    assert all(number == text for number, text in printed_numbers(data, part))
    assert len(printed_numbers(data, part)) == 7


def test_a_heading_without_a_number_stays_without(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(*headings("1"), Heading((Text("Annex"),), 2, "heading-2"), *headings("2"))
    assert printed_numbers(data, part) == [("1", "1"), ("2", "2")]


def test_a_number_that_word_cannot_count_is_text(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(Heading((Text("Annex"),), 2, "heading-2", number="A.1"))
    assert printed_numbers(data, part) == []
    assert "".join(part(data, "word/document.xml").itertext()) == "A.1\u2002Annex"


def test_sources_carry_the_numbers_that_citations_show(english: bytes, part: Part) -> None:
    numbers = {text: number for number, text in printed_numbers(english, part)}
    assert (numbers["Ministry of Commerce. "], numbers["Customs. "]) == ("1.", "2.")
