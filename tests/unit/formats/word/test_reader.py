import io
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest

from briefpress.document.nodes import Emphasis, Field, FieldKind, NoteReference, Paragraph, Strong, Text, Value
from briefpress.formats.word.anchors import address_hash
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.package import zip_entries
from briefpress.formats.word.reader import WordReadError, read_word
from briefpress.locations import SegmentAddress
from briefpress.verification.comparison import comparable

Part = Callable[[bytes, str], Element]
WriteBlocks = Callable[..., bytes]
GROWTH = (
    "Two-way trade reached USD 50.1 billion in goods in a single year. "
    "See Table\u00a01, section 1.1 and the press release. [1,\u00a02]"
)


def altered(data: bytes, path: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old in entries[path]
    entries[path] = entries[path].replace(old, new, 1)
    return zip_entries(entries)


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        ("title", ("Trade reached a record high", "Trade reached a record high")),
        ("trade/title", ("Trade over time",)),
        (
            "trade/growth",
            (GROWTH,),
        ),
        ("partners/title", ("Trade by partner",)),
        ("partners/uz/change", ("\u22121.4%",)),
        ("trade/inner", ("Rail through Khorgos",)),
        ("note/mirror", ("Mirror data, see the method.",)),
        ("source/customs", ("Customs. ",)),
        ("nowhere", ()),
    ],
)
def test_text_is_found_by_its_address(english: bytes, address: str, texts: tuple[str, ...]) -> None:
    assert read_word(english).by_address(address_hash(address)) == texts


def test_text_comes_back_as_it_went_in(write_blocks: WriteBlocks) -> None:
    text = "  two\u00a0words, a\u00adb, c\u2011d,\ttab & <tag> «кавычки» 中文  "
    data = write_blocks(Paragraph((Text(text), Strong((Emphasis((Text("!"),)),))), "body", SegmentAddress("a/b")))
    assert read_word(data).by_address(address_hash("a/b")) == (text + "!",)


def test_a_tied_hyphen_is_words_own_and_reads_as_a_hyphen(write_blocks: WriteBlocks, part: Part) -> None:
    inlines = (Value("trade-2025", "date", "2025"), Text("-\u2060жылы өскөн\u2060."))
    data = write_blocks(Paragraph(inlines, "body", SegmentAddress("a")))
    root = part(data, "word/document.xml")
    assert len(list(root.iter(name("w:noBreakHyphen")))) == 1
    assert "\u2060" not in "".join(root.itertext())
    (text,) = read_word(data).by_address(address_hash("a"))
    assert comparable(text) == "2025-жылыөскөн."


def test_marks_of_notes_and_pages_are_no_text(write_blocks: WriteBlocks) -> None:
    inlines = (Text("Page "), Field(FieldKind.PAGE), NoteReference("gone", 1))
    data = write_blocks(Paragraph(inlines, "body", SegmentAddress("a")))
    assert read_word(data).by_address(address_hash("a")) == ("Page ",)


def test_charts_give_labels_and_values(english: bytes) -> None:
    series = read_word(english).charts[0].series[0]
    assert series.categories == ("Kazakhstan", "Uzbekistan", "Tajikistan")
    assert series.values == (Decimal("25.2"), Decimal("8.0"), Decimal("1.9"))
    assert series.labels == {0: "25.2", 1: "8,0", 2: "1.9"}


def test_tables_give_their_cells(english: bytes) -> None:
    assert read_word(english).tables[1][3] == ("Five countries", "50.1", "+40.1%")


def test_alternative_texts_are_read(english: bytes) -> None:
    assert read_word(english).alternatives[2] == "A map of the region"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'<w:r><w:t xml:space="preserve">Contents</w:t></w:r>', b"<w:sdt/>", "never writes"),
        (b'<w:fldChar w:fldCharType="begin"/>', b"", "never began"),
        (b"</w:body>", b"", "tag mismatch"),
    ],
)
def test_a_file_that_is_not_as_written_is_refused(english: bytes, old: bytes, new: bytes, message: str) -> None:
    with pytest.raises(WordReadError, match=message):
        read_word(altered(english, "word/document.xml", old, new))


@pytest.mark.parametrize("data", [b"", b"not a zip", zip_entries({"a.txt": b""})])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(WordReadError):
        read_word(data)


def test_a_cut_file_is_refused(english: bytes) -> None:
    with pytest.raises(WordReadError):
        read_word(english[: len(english) // 2])
