from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefpress.document.nodes import Document, Paragraph, SourceEntry, Sources, Text
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.anchors import address_hash, source_name
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.reader import read_word
from briefpress.formats.word.source_lists import titled_sources
from briefpress.formats.word.writer import write_word
from briefpress.locations import SegmentAddress

Part = Callable[[bytes, str], Element]
Branded = Callable[..., bytes]
DocumentWith = Callable[..., tuple[Document, Stylesheet]]

RUN_ON: Mapping[str, Mapping[str, Any]] = {"sources": {"run_on": True}}


def paragraphs(data: bytes, part: Part) -> list[tuple[str, str]]:
    """The style and text of each paragraph of the body."""
    found = []
    for paragraph in part(data, "word/document.xml").iter(name("w:p")):
        style = paragraph.find(f".//{name('w:pStyle')}")
        text = "".join(piece.text or "" for piece in paragraph.iter(name("w:t")))
        found.append((str(style.get(name("w:val"))) if style is not None else "", text))
    return found


def test_sources_stand_one_under_another(english: bytes, part: Part) -> None:
    """Numbered by Word."""
    entries = [text for style, text in paragraphs(english, part) if style == "SourceEntry"]
    assert len(entries) > 1
    assert entries[0].startswith("Ministry of Commerce. ")


def test_sources_that_run_on_are_one_paragraph_with_their_numbers(write_branded: Branded, part: Part) -> None:
    data = write_branded(RUN_ON)
    (text,) = [text for style, text in paragraphs(data, part) if style == "SourceEntry"]
    assert text.startswith("1\u00a0Ministry of Commerce. ")
    assert "\u20032\u00a0" in text


def test_sources_that_run_on_are_still_found_and_led_to(write_branded: Branded, english: bytes, part: Part) -> None:
    data = write_branded(RUN_ON)
    address = address_hash("source/customs")
    assert read_word(data).by_address(address) == read_word(english).by_address(address) == ("Customs. ",)
    names = {start.get(name("w:name")) for start in part(data, "word/document.xml").iter(name("w:bookmarkStart"))}
    assert source_name("customs") in names


def test_nothing_in_sources_that_run_on_is_formatted_by_hand(write_branded: Branded, part: Part) -> None:
    for properties in part(write_branded(RUN_ON), "word/document.xml").iter(name("w:rPr")):
        assert {child.tag for child in properties} <= {name("w:rStyle"), name("w:lang")}


def titled(look: Stylesheet, *, title_runs_on: bool) -> Stylesheet:
    title = replace(look.role("body"), name="sources-title", word="Sources Title", run_on=title_runs_on, before=7)
    return replace(
        look, roles={**look.roles, title.name: title, "sources": replace(look.role("sources"), run_on=True, before=0)}
    )


def test_a_title_that_runs_on_stands_before_its_sources(write_document_with: DocumentWith, part: Part) -> None:
    """In its own look, and at its own distance from what comes before."""
    sources = Sources((SourceEntry("customs", 1, (Text("Customs"),), SegmentAddress("source/customs")),))
    title = Paragraph((Text("Sources"),), "sources-title", SegmentAddress("label/sources"))
    document, look = write_document_with(sources)
    data = write_word(
        replace(document, children=(title, sources), notes=()),
        titled(look, title_runs_on=True),
        lambda _: b"",
    )
    assert paragraphs(data, part) == [("SourceEntry", "Sources\u20031\u00a0Customs")]
    assert read_word(data).by_address(address_hash("label/sources")) == ("Sources",)
    (style,) = (
        style
        for style in part(data, "word/styles.xml").iter(name("w:style"))
        if style.get(name("w:styleId")) == "SourceEntry"
    )
    spacing = style.find(f".//{name('w:spacing')}")
    assert spacing is not None
    assert spacing.get(name("w:before")) == "140"


def test_a_title_with_a_line_of_its_own_stays_there(write_document_with: DocumentWith) -> None:
    sources, title = Sources(()), Paragraph((Text("Sources"),), "sources-title")
    _, look = write_document_with(sources)
    assert titled_sources((title, sources), titled(look, title_runs_on=False)) is None
