"""Finished files that are missing, damaged, too long, or set in a font that is not ours."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.findings import Finding
from briefpress.formats.pdf.fonts import load_fonts
from briefpress.verification.artifact import verify_pdf, verify_word

if TYPE_CHECKING:
    from conftest import Finished


def pdf_findings(one_page: Finished, folder: Path, data: bytes) -> list[Finding]:
    (folder / "y.pdf").write_bytes(data)
    return list(verify_pdf(one_page.root, PurePosixPath(folder / "y.pdf"), one_page.composition))


def word_findings(one_page: Finished, folder: Path, data: bytes) -> list[Finding]:
    (folder / "y.docx").write_bytes(data)
    return list(verify_word(one_page.root, PurePosixPath(folder / "y.docx"), one_page.composition))


def test_a_missing_file_is_a_finding_that_says_how_to_make_it(one_page: Finished) -> None:
    for verify, name in ((verify_pdf, "build/x/en/gone.pdf"), (verify_word, "build/x/en/gone.docx")):
        (found,) = verify(one_page.root, PurePosixPath(name), one_page.composition)
        assert (found.code, found.help) == ("F601", f"make {name}")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"text"])
def test_a_damaged_file_is_a_finding(one_page: Finished, tmp_path: Path, data: bytes) -> None:
    for findings in (pdf_findings(one_page, tmp_path, data), word_findings(one_page, tmp_path, data)):
        assert [found.code for found in findings] == ["F606"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_torn_file_is_a_finding(one_page: Finished, tmp_path: Path, share: float) -> None:
    pdf, word = Path(one_page.pdf).read_bytes(), Path(one_page.word).read_bytes()
    assert {f.code for f in pdf_findings(one_page, tmp_path, pdf[: int(len(pdf) * share)])} & {"F602", "F606"}
    assert {f.code for f in word_findings(one_page, tmp_path, word[: int(len(word) * share)])} == {"F606"}


def test_a_pdf_in_the_place_of_a_word_file_is_a_finding(one_page: Finished, tmp_path: Path) -> None:
    assert [f.code for f in word_findings(one_page, tmp_path, Path(one_page.pdf).read_bytes())] == ["F606"]
    assert [f.code for f in pdf_findings(one_page, tmp_path, Path(one_page.word).read_bytes())] == ["F606"]


def edited(one_page: Finished, change: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(Path(one_page.pdf)) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(out)
    return out.getvalue()


def test_a_page_too_many_is_a_finding(one_page: Finished, tmp_path: Path) -> None:
    found = pdf_findings(one_page, tmp_path, edited(one_page, lambda pdf: pdf.add_blank_page()))
    assert [(f.code, f.found, f.expected) for f in found if f.code != "F607"] == [("F605", "2", "1")]


def test_cards_have_as_many_pages_as_there_are_cards(cards: Finished, tmp_path: Path) -> None:
    assert pdf_findings(cards, tmp_path, Path(cards.pdf).read_bytes()) == []
    found = pdf_findings(cards, tmp_path, edited(cards, lambda pdf: pdf.add_blank_page()))
    assert ("F605", "4", "3") in [(f.code, f.found, f.expected) for f in found]


def test_fewer_pages_than_allowed_are_no_finding(one_page: Finished, tmp_path: Path) -> None:
    page = replace(one_page.composition.stylesheet.page, pages=2)
    stylesheet = replace(one_page.composition.stylesheet, page=page)
    roomy = replace(one_page, composition=replace(one_page.composition, stylesheet=stylesheet))
    assert pdf_findings(roomy, tmp_path, Path(one_page.pdf).read_bytes()) == []


def test_a_file_without_structure_is_a_finding(one_page: Finished, tmp_path: Path) -> None:
    found = pdf_findings(one_page, tmp_path, edited(one_page, lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")))
    assert any(f.message == "the PDF has no structure tree" for f in found)


def test_a_font_that_is_not_embedded_is_a_finding(one_page: Finished, tmp_path: Path) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if key in item:
                        del item[key]

    found = pdf_findings(one_page, tmp_path, edited(one_page, strip))
    assert {f.code for f in found} == {"F604"}
    assert all(f.message.endswith("is not embedded") for f in found)


def test_a_font_of_others_is_a_finding(one_page: Finished, tmp_path: Path) -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        font = next(iter(pdf.pages[0].obj.Resources.Font.as_dict().values()))
        font.BaseFont = pikepdf.Name("/ABCDEF+Comic-Sans")

    (found,) = pdf_findings(one_page, tmp_path, edited(one_page, rename))
    assert (found.code, found.found) == ("F604", "Comic-Sans")
    families = {font.family for font in load_fonts(one_page.root)}
    assert {name.replace(" ", "").lower() for name in families} >= set(found.expected.split(", "))


def test_a_character_without_a_glyph_is_a_finding_that_names_its_text(one_page: Finished, tmp_path: Path) -> None:
    def forget_a_glyph(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].obj.Resources.Font.as_dict().values():
            pairs = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]{4})>\n", font.ToUnicode.read_bytes())
            code = next(
                (code for code, character in pairs if bytes.fromhex(character.decode()) == "K".encode("utf-16-be")), b""
            )
            if code:
                font.Encoding = pdf.make_stream(b"1 begincidchar\n<" + code + b"> 0\nendcidchar\n")

    found = [f for f in pdf_findings(one_page, tmp_path, edited(one_page, forget_a_glyph)) if f.code == "F503"]
    assert [re.sub("`.*`", "`…`", f.message) for f in found] == [
        "the character «K» (U+004B) is drawn without a glyph, in `…`"
    ]


@pytest.mark.parametrize(("field", "code"), [("title", "F602"), ("language", "F602")])
def test_another_title_or_language_of_the_pdf_is_a_finding(one_page: Finished, field: str, code: str) -> None:
    document = one_page.document
    if field == "title":
        document = replace(document, properties=replace(document.properties, title="Other"))
    else:
        document = replace(document, language="ru")
    assert [(f.code, f.message) for f in one_page.pdf_findings(document)] == [(code, f"the PDF names another {field}")]
