import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from briefpress.document.nodes import Document, Image, Paragraph, Text
from briefpress.document.stylesheet import Stylesheet
from briefpress.findings import FindingsError
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.writer import write_word

Part = Callable[[bytes, str], Element]


def test_the_file_says_what_it_is(english: bytes) -> None:
    properties = docx.Document(io.BytesIO(english)).core_properties
    assert properties.title == "Trade reached a record high"
    assert properties.author == properties.last_modified_by == "Sample Research Service"
    assert (properties.subject, properties.keywords) == ("Trade", "trade, Central Asia")
    assert (properties.language, properties.identifier) == ("en", "sample/en/background")
    assert properties.content_status == "Official"
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2022-01-20")
    assert properties.comments == ""


def test_no_trace_of_the_tools_or_the_moment(english: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(english)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())
        assert not [entry for entry in archive.namelist() if b"python" in archive.read(entry).lower()]


def test_page_and_margins_are_the_layouts(english: bytes, part: Part) -> None:
    section = part(english, "word/document.xml").find(f".//{name('w:sectPr')}")
    assert section is not None
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    assert size is not None
    assert margins is not None
    assert (size.get(name("w:w")), size.get(name("w:h"))) == ("11906", "16838")
    assert (margins.get(name("w:left")), margins.get(name("w:right"))) == ("1701", "1361")


def test_word_opens_it_in_its_own_mode(english: bytes, part: Part) -> None:
    settings = part(english, "word/settings.xml")
    modes = {found.get(name("w:name")): found.get(name("w:val")) for found in settings.iter(name("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(name("w:zoom")).get(name("w:percent")) == "100"  # type: ignore[union-attr]


def test_characters_that_no_xml_can_hold_are_left_out(write_blocks: Callable[..., bytes], part: Part) -> None:
    data = write_blocks(Paragraph((Text("a\x00b\x0bc\ud800d"),)))
    assert "".join(part(data, "word/document.xml").itertext()) == "abcd"


def test_a_picture_that_word_cannot_show_is_a_finding(
    write_document_with: Callable[[Image], tuple[Document, Stylesheet]],
) -> None:
    document, stylesheet = write_document_with(Image("map", "images/map.svg", "", 10, 10, "A map"))
    with pytest.raises(FindingsError) as caught:
        write_word(document, stylesheet, lambda _path: b"<svg/>")
    assert caught.value.findings[0].code == "F505"
    assert str(caught.value.findings[0].location.path) == "images/map.svg"
