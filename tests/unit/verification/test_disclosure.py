"""A word of what the public may not see is found wherever in a finished file it is hidden, and never shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.content.loader import load_brief
from briefpress.content.model import Brief
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import charts_of
from briefpress.document.nodes import Document, Paragraph, Text
from briefpress.findings import Finding
from briefpress.formats.pdf.reader import read_pdf
from briefpress.locations import SegmentAddress, SourceLocation
from briefpress.rendering import render_pdf, render_word
from briefpress.verification.artifact import verify_pdf, verify_word
from briefpress.verification.comparison import comparable
from briefpress.verification.disclosure import Secrets, find_disclosures, secrets_of
from briefpress.verification.margins import parted
from briefpress.verification.streams import Holding, file_holdings, pdf_holdings

if TYPE_CHECKING:
    from conftest import Finished

ADDRESS = "statistics/commentary"
SENTENCE = "Some commentary offers other explanations of the Kyrgyz gap."
PART = "commentary offers other explanations"
FILE = SourceLocation(PurePosixPath("build/x.pdf"))


@pytest.fixture(scope="session")
def brief(checkout: Path) -> Brief:
    return load_brief(checkout / "content/central-asia-trade", checkout)


@pytest.fixture(scope="session")
def secrets(checkout: Path, brief: Brief) -> Secrets:
    output = brief.output("one-page")
    assert output is not None
    return secrets_of(checkout, brief, "en", output)


def test_the_secrets_of_a_public_output_are_the_texts_that_were_cut(
    checkout: Path, brief: Brief, secrets: Secrets
) -> None:
    assert ADDRESS in secrets.texts
    assert "trade/growth" not in secrets.texts
    output = brief.output("one-page")
    assert output is not None
    assert not secrets_of(checkout, brief, "en", replace(output, audience="internal")).texts


def test_a_secret_is_known_in_its_language_and_as_it_was_written(checkout: Path, brief: Brief) -> None:
    output = brief.output("one-page")
    assert output is not None
    russian, english = secrets_of(checkout, brief, "ru", output).texts[SegmentAddress(ADDRESS)]
    assert "somecommentaryoffers" in english
    assert "кыргызск" in russian


def test_what_was_built_holds_no_secret(one_page: Finished, secrets: Secrets) -> None:
    assert list(verify_pdf(one_page.root, one_page.pdf, one_page.composition, secrets)) == []
    assert list(verify_word(one_page.root, one_page.word, one_page.composition, secrets)) == []


def pdf_with(one_page: Finished, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(Path(one_page.pdf)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def set_metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:description"] = PART


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = f"remember: {PART}".encode()


def attach_word(pdf: pikepdf.Pdf) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("word/document.xml", f"<w><t>{PART[:20]}</t><t>{PART[20:]}</t></w>")
    pdf.attachments["a.docx"] = inner.getvalue()


PDF_LEAKS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "in the properties": lambda pdf: pdf.docinfo.__setitem__("/Keywords", PART),
    "in capitals": lambda pdf: pdf.docinfo.__setitem__("/Keywords", PART.upper()),
    "in the metadata": set_metadata,
    "in an attachment": attach,
    "in a file in an attachment": attach_word,
    "in the outline": lambda pdf: pdf.Root.__setitem__("/Outlines", pikepdf.Dictionary(Title=PART)),
    "in a property of its own": lambda pdf: pdf.Root.__setitem__("/PieceInfo", pikepdf.Dictionary(A=[PART])),
    "in a name": lambda pdf: pdf.Root.__setitem__("/Label", pikepdf.Name(f"/{PART}")),
    "in a comment": lambda pdf: pdf.pages[0].__setitem__("/Annots", [pikepdf.Dictionary(Contents=PART)]),
    "in an alternative text": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/Alt", PART),
    "in a stream that nobody reads": lambda pdf: pdf.Root.__setitem__("/X", pdf.make_stream(f"<<{PART}>>".encode())),
}


@pytest.mark.parametrize("leak", PDF_LEAKS.values(), ids=PDF_LEAKS.keys())
def test_a_leak_in_a_pdf_is_found(
    one_page: Finished, secrets: Secrets, tmp_path: Path, leak: Callable[[pikepdf.Pdf], object]
) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf_with(one_page, leak))
    found = verify_pdf(one_page.root, PurePosixPath(tmp_path / "x.pdf"), one_page.composition, secrets)
    (disclosure,) = [finding for finding in found if finding.code == "F608"]
    assert disclosure.message.startswith(f"words of `{ADDRESS}`, which is internal, are in ")
    assert "explanations" not in repr(disclosure)


def word_with(one_page: Finished, name: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(Path(one_page.word)) as archive, zipfile.ZipFile(out, "w") as changed:
        for entry in archive.namelist():
            data = archive.read(entry)
            changed.writestr(entry, change(data.decode()).encode() if entry == name else data)
        if name not in archive.namelist():
            changed.writestr(name, change(""))
    return out.getvalue()


def workbook_with(one_page: Finished) -> bytes:
    inner, out = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(Path(one_page.word)) as archive, zipfile.ZipFile(out, "w") as changed:
        book = "word/embeddings/workbook1.xlsx"
        with zipfile.ZipFile(io.BytesIO(archive.read(book))) as cells, zipfile.ZipFile(inner, "w") as filled:
            for entry in cells.namelist():
                data = cells.read(entry)
                if entry.endswith("sharedStrings.xml"):
                    data = data.replace(b"</sst>", f"<si><t>{PART}</t></si></sst>".encode())
                filled.writestr(entry, data)
        for entry in archive.namelist():
            changed.writestr(entry, inner.getvalue() if entry == book else archive.read(entry))
    return out.getvalue()


HIDDEN = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{PART[:9]}</w:t></w:r><w:r><w:t>{PART[9:]}</w:t></w:r></w:p>"
WORD_LEAKS: dict[str, tuple[str, Callable[[str], str]]] = {
    "in hidden runs": ("word/document.xml", lambda xml: xml.replace("<w:sectPr", f"{HIDDEN}<w:sectPr", 1)),
    "in an alternative text": ("word/document.xml", lambda xml: xml.replace('descr="', f'descr="{PART} ', 1)),
    "in a comment of XML": ("word/styles.xml", lambda xml: xml.replace("</w:styles>", f"<!--{PART}--></w:styles>")),
    "in the properties": ("docProps/core.xml", lambda xml: xml.replace("</dc:title>", f"{PART}</dc:title>")),
    "in a part of its own": ("customXml/item1.xml", lambda _xml: f"<a b='{PART}'/>"),
    "in a part that is no XML": ("word/notes.txt", lambda _xml: f"\x00\x01{PART}\x02"),
    "in the name of a part": (f"word/{PART}.bin", lambda _xml: "x"),
}


def word_disclosures(one_page: Finished, secrets: Secrets, tmp_path: Path, data: bytes) -> list[Finding]:
    (tmp_path / "x.docx").write_bytes(data)
    found = verify_word(one_page.root, PurePosixPath(tmp_path / "x.docx"), one_page.composition, secrets)
    return [finding for finding in found if finding.code == "F608"]


@pytest.mark.parametrize("leak", WORD_LEAKS.values(), ids=WORD_LEAKS.keys())
def test_a_leak_in_a_word_file_is_found(
    one_page: Finished, secrets: Secrets, tmp_path: Path, leak: tuple[str, Callable[[str], str]]
) -> None:
    (disclosure,) = word_disclosures(one_page, secrets, tmp_path, word_with(one_page, *leak))
    assert disclosure.message == f"words of `{ADDRESS}`, which is internal, are in {leak[0]}"


def test_a_leak_in_the_workbook_of_a_chart_is_found(one_page: Finished, secrets: Secrets, tmp_path: Path) -> None:
    (disclosure,) = word_disclosures(one_page, secrets, tmp_path, workbook_with(one_page))
    assert disclosure.message.endswith("word/embeddings/workbook1.xlsx/xl/sharedStrings.xml")


@pytest.mark.parametrize("text", [SENTENCE, "None comes with documents."])
def test_what_is_printed_is_found_on_its_page(one_page: Finished, secrets: Secrets, tmp_path: Path, text: str) -> None:
    """Beside what the comparison with the document finds, since that is a fault of another kind."""
    document = one_page.document
    printed = (*document.children, Paragraph((Text(text),), "body"))
    composition = replace(one_page.composition, document=replace(document, children=printed))
    composition = replace(
        composition, stylesheet=replace(composition.stylesheet, page=replace(composition.stylesheet.page, pages=0))
    )
    (tmp_path / "x.pdf").write_bytes(render_pdf(one_page.root, composition).data)
    (tmp_path / "x.docx").write_bytes(render_word(one_page.root, composition, {}))
    found = [
        *verify_pdf(one_page.root, PurePosixPath(tmp_path / "x.pdf"), one_page.composition, secrets),
        *verify_word(one_page.root, PurePosixPath(tmp_path / "x.docx"), one_page.composition, secrets),
    ]
    disclosures = [finding.message.rpartition(" are in ")[2] for finding in found if finding.code == "F608"]
    assert disclosures[0].startswith("page ")
    assert disclosures[1] == "word/document.xml"


# --- what is and what is not a disclosure ----------------------------------------------------------------------------


def found_in(document: Document, secret: str, text: str) -> bool:
    secrets = Secrets({SegmentAddress("a/b"): ("".join(secret.casefold().split()),)})
    return bool(list(find_disclosures(secrets, [Holding("here", text)], document, FILE)))


@pytest.mark.parametrize(
    ("secret", "text", "is_found"),
    [
        ("The plan fails in March.", "so the plan  fails\nin MARCH. And", True),
        ("The plan fails in March.", "The plan succeeds in April.", False),
        ("Do not repeat.", "do not repeat.", True),
        ("No", "No", False),
        ("秘密不得外传给任何人", "这里有秘密不得外传给任何人的话", True),
        ("不得外传", "他说不得外传。", True),
        ("План провалится в марте", "план провалится в марте", True),
    ],
)
def test_a_run_of_a_secret_counts_and_a_word_does_not(
    one_page: Finished, secret: str, text: str, is_found: bool
) -> None:
    assert found_in(one_page.document, secret, text) is is_found


def test_what_the_document_says_itself_is_no_disclosure(one_page: Finished) -> None:
    """An internal text that repeats public words gives nothing away by these."""
    said = "Goods in transit, booked in China as exports to Kyrgyzstan, are one reason given."
    assert not found_in(one_page.document, said, said)
    assert found_in(one_page.document, f"{said} Nobody believes it.", "exports to Kyrgyzstan. Nobody believes it.")


def test_files_within_files_are_opened_so_far_and_no_further() -> None:
    data = b"the innermost text"
    for name in ("a.txt", "b.zip", "c.zip", "d.zip", "e.zip"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, data)
        data = out.getvalue()
    texts = [holding.text for holding in file_holdings(data, "")]
    assert "d.zip" in texts
    assert "the innermost text" not in texts


def test_a_damaged_archive_and_damaged_xml_are_searched_as_they_are() -> None:
    assert list(file_holdings(b"PK\x03\x04 nothing more", "x")) == []
    assert [holding.text for holding in file_holdings(b"<a>some words<b>", "x")] == ["<a>some words<b>"]


def test_what_two_properties_say_one_after_the_other_is_not_what_either_says() -> None:
    fields = b"<p><title>A note on some comment</title><subject>ary offers</subject></p>"
    words = b"<p><line><run>some comment</run><run>ary offers</run></line></p>"
    assert [holding.text for holding in file_holdings(fields, "x")] == ["A note on some comment", "ary offers"]
    assert [holding.text for holding in file_holdings(words, "x")] == ["some commentary offers"]


def test_the_last_words_of_a_page_and_its_foot_give_nothing_away_together(one_page: Finished) -> None:
    """A page may break off anywhere in a text; an internal text may go on with the name of the office."""
    composition, data = one_page.composition, Path(one_page.pdf).read_bytes()
    text, page = read_pdf(data), composition.stylesheet.page
    parts = parted(text.lines[0], page)
    secret = comparable(parts.between)[-12:] + comparable(parts.foot)[:12]
    secrets = Secrets({SegmentAddress("a/b"): (secret.casefold(),)})
    found = find_disclosures(secrets, pdf_holdings(data, text, page), composition.document, FILE)
    assert list(found) == []


def test_a_chart_and_the_words_before_it_give_nothing_away_together(one_page: Finished) -> None:
    """A page shows the unit of a chart, then its first label; an internal text may begin as both do together."""
    (chart,) = charts_of(one_page.document.children)
    assert chart.caption.subtitle is not None
    unit = plain_text(chart.caption.subtitle.children)
    secrets = Secrets(
        {SegmentAddress("a/b"): (f"{unit}{chart.series[0].points[0].category[:2]}".replace(" ", "").lower(),)}
    )
    shown = Holding("page 1", f"{unit}\n{chart.series[0].points[0].category}")
    assert list(find_disclosures(secrets, [shown], one_page.document, FILE)) == []
