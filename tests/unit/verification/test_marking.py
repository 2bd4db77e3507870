"""A page that is not marked is found: any page, in either format, at its top or at its bottom."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.findings import Finding
from briefpress.rendering import render_pdf
from briefpress.verification.artifact import verify_pdf, verify_word

if TYPE_CHECKING:
    from conftest import Finished


def faults(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings if finding.code == "F607"]


def test_every_page_of_what_was_built_is_marked(background: Finished, one_page: Finished) -> None:
    for finished in (background, one_page):
        assert finished.document.marking == "OFFICIAL"
        assert faults(finished.pdf_findings(finished.document)) == []
        assert faults(finished.word_findings(finished.document)) == []


def pdf_faults(finished: Finished, css: str, folder: Path) -> list[str]:
    """What is found where a style sheet does ``css`` too."""
    composition = replace(finished.composition, css=(*finished.composition.css, css))
    with pytest.MonkeyPatch.context() as patch:
        # A head that runs out of its margin is refused before it comes to this.
        patch.setattr("briefpress.formats.pdf.writer.find_overflows", lambda _pages: ())
        (folder / "x.pdf").write_bytes(render_pdf(finished.root, composition).data)
    return faults(list(verify_pdf(finished.root, PurePosixPath(folder / "x.pdf"), composition)))


@pytest.mark.parametrize(
    ("css", "messages"),
    [
        ("@page { @top-left { content: none; } }", ["page 1 is not marked at its top"]),
        ("@page { @bottom-left { content: none; } }", ["page 1 is not marked at its bottom"]),
        (".running-head .marking { position: relative; top: 60mm; }", ["page 1 is not marked at its top"]),
    ],
    ids=["no head", "no foot", "among the text"],
)
def test_a_pdf_without_its_marking_is_found(one_page: Finished, tmp_path: Path, css: str, messages: list[str]) -> None:
    assert pdf_faults(one_page, css, tmp_path) == messages


def test_a_single_page_without_its_marking_is_found(background: Finished, tmp_path: Path) -> None:
    css = "@page :nth(3) { @top-left { content: none; } }"
    assert pdf_faults(background, css, tmp_path) == ["page 3 is not marked at its top"]


def word_with(finished: Finished, changes: dict[str, Callable[[str], str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(Path(finished.word)) as archive, zipfile.ZipFile(out, "w") as changed:
        for entry in archive.namelist():
            data = archive.read(entry)
            changed.writestr(entry, changes[entry](data.decode()).encode() if entry in changes else data)
    return out.getvalue()


NOWHERE = (
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" '
    'Target="nowhere.xml"/>'
)
REFERENCE = '<w:headerReference w:type="default" r:id="rIdX"/>'
WORD_FAULTS: dict[str, tuple[dict[str, Callable[[str], str]], list[str]]] = {
    "another word in the head": (
        {"word/header1.xml": lambda xml: xml.replace("OFFICIAL", "OFFICE")},
        ["the default page is not marked at its top"],
    ),
    "no foot": (
        {"word/document.xml": lambda xml: re.sub("<w:footerReference[^>]*>", "", xml)},
        ["the default page is not marked at its bottom"],
    ),
    "a first page of its own": (
        {"word/document.xml": lambda xml: re.sub(r"(<w:cols [^>]*/>)", r"\1<w:titlePg/>", xml, count=1)},
        ["the first page is not marked at its top", "the first page is not marked at its bottom"],
    ),
    "even pages of their own": (
        {"word/settings.xml": lambda xml: xml.replace("<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop")},
        ["the even page is not marked at its top", "the even page is not marked at its bottom"],
    ),
    "a later section with another head": (
        {
            "word/document.xml": lambda xml: f"<w:sectPr>{REFERENCE}".join(xml.rsplit("<w:sectPr>", 1)),
            "word/_rels/document.xml.rels": lambda xml: xml.replace("</Relationships>", f"{NOWHERE}</Relationships>"),
        },
        ["the default page is not marked at its top"],
    ),
}


@pytest.mark.parametrize(("changes", "messages"), WORD_FAULTS.values(), ids=WORD_FAULTS.keys())
def test_a_page_of_a_word_file_without_its_marking_is_found(
    one_page: Finished, tmp_path: Path, changes: dict[str, Callable[[str], str]], messages: list[str]
) -> None:
    (tmp_path / "x.docx").write_bytes(word_with(one_page, changes))
    found = verify_word(one_page.root, PurePosixPath(tmp_path / "x.docx"), one_page.composition)
    assert faults(list(found)) == messages


@pytest.mark.parametrize("switch", ['<w:titlePg w:val="0"/>', '<w:titlePg w:val="false"/>'])
def test_a_first_page_that_is_switched_off_is_none(one_page: Finished, tmp_path: Path, switch: str) -> None:
    change = {"word/document.xml": lambda xml: re.sub(r"(<w:cols [^>]*/>)", rf"\1{switch}", xml)}
    (tmp_path / "x.docx").write_bytes(word_with(one_page, change))
    found = verify_word(one_page.root, PurePosixPath(tmp_path / "x.docx"), one_page.composition)
    assert faults(list(found)) == []
