"""Drafts, marks and passages in Word: what Word itself would write, valid, and nothing that gets in the way of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefpress.document.nodes import Direction, Document, Mark, Paragraph, Passage, Text
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.elements import NAMESPACES, Element, name
from briefpress.formats.word.reader import read_word
from briefpress.formats.word.writer import write_word
from briefpress.locations import SegmentAddress

Part = Callable[[bytes, str], Element]
A = SegmentAddress


def written(document: Document, look: Stylesheet) -> bytes:
    return write_word(document, look, lambda _path: b"")


@pytest.fixture
def draft(every_node: Document) -> Document:
    children = tuple(block for block in every_node.children if isinstance(block, Paragraph))
    return replace(every_node, children=children, notes=(), watermark="DRAFT")


def test_the_word_hangs_on_the_head_of_every_page(draft: Document, look: Stylesheet, part: Part) -> None:
    data = written(draft, look)
    (shape,) = part(data, "word/header1.xml").iter(name("v:shape"))
    assert shape.get("id", "").startswith("PowerPlusWaterMarkObject")  # by which Word finds and removes it
    assert shape.get("alt") == ""
    (text,) = shape.iter(name("v:textpath"))
    assert text.get("string") == "DRAFT"
    assert 'font-family:"Source Sans 3"' in text.get("style", "")
    assert not list(part(data, "word/document.xml").iter(name("v:shape")))
    assert len(list(part(data, "word/document.xml").iter(name("w:headerReference")))) == 1


def test_the_word_is_no_text(draft: Document, look: Stylesheet) -> None:
    drafted, final = (read_word(written(each, look)) for each in (draft, replace(draft, watermark="")))
    assert drafted.segments == final.segments
    assert drafted.pages == final.pages


def test_a_final_document_declares_no_drawing_of_the_old_kind(draft: Document, look: Stylesheet, part: Part) -> None:
    header = part(written(replace(draft, watermark=""), look), "word/header1.xml")
    assert not set(header.nsmap.values()) & {NAMESPACES["v"], NAMESPACES["o"]}


@pytest.mark.parametrize(("language", "family"), [("zh", "Noto Sans SC"), ("ar", "IBM Plex Sans Arabic")])
def test_the_word_is_set_in_a_font_of_its_script(
    draft: Document, look: Stylesheet, part: Part, language: str, family: str
) -> None:
    direction = Direction.RTL if language == "ar" else Direction.LTR
    fonts = {key: replace(stack, complex="IBM Plex Sans Arabic") for key, stack in look.fonts.items()}
    document = replace(draft, language=language, direction=direction)
    header = part(written(document, replace(look, fonts=fonts)), "word/header1.xml")
    (text,) = [found for found in header.iter(name("v:textpath")) if found.get("string")]
    assert family in text.get("style", "")


def runs_of(data: bytes, part: Part) -> dict[str, Element]:
    """The runs of the body by their text."""
    runs = part(data, "word/document.xml").iter(name("w:r"))
    return {"".join(piece.text or "" for piece in run.iter(name("w:t"))): run for run in runs}


def test_a_passage_says_its_language_and_is_read_whole(every_node: Document, look: Stylesheet, part: Part) -> None:
    text = (Mark("(O)\u00a0"), Text("Here: "), Passage((Text("ещё нет"),), "ru", Direction.LTR), Text("."))
    data = written(replace(every_node, children=(Paragraph(text, "body", A("x")),), notes=()), look)
    languages = {text: run.find(f".//{name('w:lang')}") for text, run in runs_of(data, part).items()}
    russian = languages.pop("ещё нет")
    assert russian is not None
    assert russian.get(name("w:val")) == "ru-RU"
    assert set(languages.values()) == {None}
    (segment,) = [found for found in read_word(data).segments if "Here" in found.text]
    assert segment.text == "(O)\u00a0Here: ещё нет."


def test_english_in_an_arabic_paragraph_runs_from_left_to_right(
    every_node: Document, look: Stylesheet, part: Part
) -> None:
    """Word would set digits alone from right to left, if they were marked as the rest of the paragraph is."""
    english = Passage((Text("Trade: "), Text("50.1")), "en", Direction.LTR)
    paragraph = Paragraph((Text("التجارة "), english), "body", A("x"))
    document = replace(every_node, language="ar", direction=Direction.RTL, children=(paragraph,), notes=())
    runs = runs_of(written(document, look), part)
    assert [text for text, run in runs.items() if run.find(f".//{name('w:rtl')}") is not None] == ["التجارة "]


def test_arabic_in_an_english_paragraph_runs_from_right_to_left(
    every_node: Document, look: Stylesheet, part: Part
) -> None:
    arabic = Passage((Text("التجارة"),), "ar", Direction.RTL)
    document = replace(every_node, children=(Paragraph((Text("Trade: "), arabic), "body", A("x")),), notes=())
    properties = runs_of(written(document, look), part)["التجارة"].find(name("w:rPr"))
    assert properties is not None
    assert [child.tag for child in properties][-2:] == [name("w:rtl"), name("w:lang")]  # in the order of the schema
