import zipfile
from collections.abc import Callable
from io import BytesIO

from briefpress.document.nodes import Block, Document, NoteReference, Paragraph
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.writer import write_word

Part = Callable[[bytes, str], Element]


def test_notes_are_footnotes_of_word_in_order(english: bytes, part: Part) -> None:
    notes = part(english, "word/footnotes.xml")
    texts = ["".join(piece.text or "" for piece in note.iter(name("w:t"))) for note in notes]
    assert texts[2:] == ["Mirror data, see the method.", "As agreed on 25 January 2022"]
    assert [note.get(name("w:type")) for note in notes[:2]] == ["separator", "continuationSeparator"]
    marks = part(english, "word/document.xml").iter(name("w:footnoteReference"))
    assert [mark.get(name("w:id")) for mark in marks] == ["1", "2"]
    settings = part(english, "word/settings.xml")
    assert [found.get(name("w:id")) for found in settings.iter(name("w:footnote"))] == ["-1", "0"]


def test_a_note_mentioned_again_is_printed_once(english: bytes, part: Part) -> None:
    root = part(english, "word/document.xml")
    codes = [found.text or "" for found in root.iter(name("w:instrText"))]
    code = next(code for code in codes if "NOTEREF" in code)
    bookmark = code.split()[1]
    start = next(found for found in root.iter(name("w:bookmarkStart")) if found.get(name("w:name")) == bookmark)
    following = start.getnext()
    assert following is not None
    assert following.find(name("w:footnoteReference")) is not None


def test_a_link_in_a_note_belongs_to_the_notes(english: bytes) -> None:
    with zipfile.ZipFile(BytesIO(english)) as archive:
        assert b"https://example.org/method" in archive.read("word/_rels/footnotes.xml.rels")
        document = archive.read("word/_rels/document.xml.rels")
    assert b"https://example.org/method" not in document
    assert b"https://example.org/a%20b?x=1&amp;y=2" in document


def test_numbers_that_word_would_not_count_are_given_by_hand(
    write_document_with: Callable[[Block], tuple[Document, Stylesheet]], part: Part
) -> None:
    marks = Paragraph((NoteReference("steps", 2), NoteReference("mirror", 1)))
    document, stylesheet = write_document_with(marks)
    data = write_word(document, stylesheet, lambda _path: b"")
    found = list(part(data, "word/document.xml").iter(name("w:footnoteReference")))
    assert [mark.get(name("w:customMarkFollows")) for mark in found] == ["1", "1"]
    assert "".join(part(data, "word/document.xml").itertext()) == "21"
