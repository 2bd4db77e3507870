"""What a file claims in its metadata, where archives and checkers look for it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pikepdf
import pytest

from briefpress.document.nodes import Document
from briefpress.formats.pdf.claims import WANTED, Claims, read_claims

if TYPE_CHECKING:
    from conftest import Press

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.fixture
def data(press: Press, every_node: Document) -> bytes:
    return press.print(replace(every_node, language="zh-Hans")).data


def test_both_standards_are_claimed_in_one_file(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert read_claims(pdf) == Claims(
            standards=WANTED,
            title='Trade <grew> & "more"',
            language="zh-Hans",
            is_marked=True,
            shows_title=True,
            has_output_intent=True,
        )
        assert (pdf.pdf_version, str(pdf.Root.OutputIntents[0].S)) == ("1.7", "/GTS_PDFA1")


def test_claims_stand_within_the_metadata_and_are_described(data: bytes) -> None:
    """WeasyPrint would put them behind rdf:RDF. PDF/A wants a description of what it does not know."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        metadata = pdf.Root.Metadata
        assert "/Filter" not in metadata
        packet = metadata.read_bytes()
    (description,) = ElementTree.fromstring(packet)
    assert description.tag == f"{RDF}RDF"
    text = ElementTree.tostring(description, "unicode")
    for name in ("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "Integer", "internal"):
        assert name in text


def test_pictures_are_not_smoothed(press: Press, every_node: Document) -> None:
    with pikepdf.open(io.BytesIO(press.print(every_node).data)) as pdf:
        pictures = [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert pictures
        assert not any(picture.get("/Interpolate") for picture in pictures)


def test_words_are_told_apart_by_plain_spaces(press: Press) -> None:
    """One glyph draws both spaces; the first that is drawn decides in WeasyPrint what both are taken for."""
    tree = press.tree_of(press.body("<p>a\u00a0b c</p>").data)
    assert tree.text == "a b c"


def test_a_file_without_metadata_claims_nothing(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name in ("/Metadata", "/OutputIntents", "/MarkInfo", "/ViewerPreferences"):
            del pdf.Root[name]
        assert read_claims(pdf) == Claims((), "", "", is_marked=False, shows_title=False, has_output_intent=False)
