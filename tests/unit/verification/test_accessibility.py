"""Finished PDFs that do not keep what they claim, or would be read aloud otherwise than the register says."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.findings import Finding
from briefpress.verification.artifact import verify_pdf

if TYPE_CHECKING:
    from conftest import Finished

Change = Callable[[pikepdf.Pdf], None]


def findings(one_page: Finished, folder: Path, change: Change) -> list[Finding]:
    with pikepdf.open(Path(one_page.pdf)) as pdf:
        change(pdf)
        pdf.save(folder / "y.pdf")
    return list(verify_pdf(one_page.root, PurePosixPath(folder / "y.pdf"), one_page.composition))


def in_metadata(old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return change


def elements_with(pdf: pikepdf.Pdf, key: str) -> list[pikepdf.Object]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and key in item and "/S" in item]


def a_figure_is_spoken_otherwise(pdf: pikepdf.Pdf) -> None:
    element = next(item for item in elements_with(pdf, "/E") if str(item.E) == "106.3 billion US dollars")
    element.E = pikepdf.String("106.4 billion US dollars")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (in_metadata(b'pdfuaid:part="1"', b'pdfuaid:part=""'), "the PDF does not claim PDF/UA-1"),
        (in_metadata(b'pdfaid:conformance="A"', b'pdfaid:conformance="B"'), "the PDF does not claim PDF/A-3A"),
        (in_metadata(b"more than doubled", b"tripled"), "the metadata of the PDF name another title than the file"),
        (in_metadata(b"<rdf:li>en<", b"<rdf:li>fr<"), "the metadata of the PDF name another language than the file"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "the PDF does not say that it is tagged"),
        (
            lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
            "the PDF shows its file name in the place of its title",
        ),
        (
            lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
            "the PDF does not say which colours its numbers mean",
        ),
        (
            lambda pdf: elements_with(pdf, "/Alt")[0].__setitem__("/Alt", pikepdf.String("")),
            "a figure on page 1 has no alternative text (13-004)",
        ),
        (a_figure_is_spoken_otherwise, "`standfirst` is not read aloud as its document says"),
    ],
)
def test_a_broken_claim_is_a_finding(one_page: Finished, tmp_path: Path, change: Change, message: str) -> None:
    found = [finding for finding in findings(one_page, tmp_path, change) if finding.code == "F609"]
    assert [finding.message for finding in found] == [message]


def test_a_figure_that_is_not_spoken_is_a_finding_with_what_is_said(one_page: Finished, tmp_path: Path) -> None:
    (found,) = findings(one_page, tmp_path, a_figure_is_spoken_otherwise)
    assert ("106.4 billion US dollars" in found.found, "106.3 billion US dollars" in found.expected) == (True, True)


def test_what_the_foot_says_must_be_what_its_document_says(one_page: Finished, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        (office,) = [item for item in elements_with(pdf, "/T") if str(item["/T"]) == "-running/field/office"]
        (other,) = [item for item in elements_with(pdf, "/T") if str(item["/T"]) == "label/at-a-glance"]
        office.K, other.K = other.K, office.K

    codes = [(found.code, found.message.split("`")[1]) for found in findings(one_page, tmp_path, change)]
    assert ("F602", "field/office") in codes


def test_metadata_that_cannot_be_read_claim_nothing(one_page: Finished, tmp_path: Path) -> None:
    messages = {found.message for found in findings(one_page, tmp_path, lambda pdf: pdf.Root.Metadata.write(b"<x"))}
    assert {"the PDF does not claim PDF/UA-1", "the PDF does not claim PDF/A-3A"} <= messages


def test_streams_of_a_saved_file_are_as_good(one_page: Finished, tmp_path: Path) -> None:
    """Whatever rewrote the file, it is read by what it says."""
    assert findings(one_page, tmp_path, lambda _pdf: None) == []
    out = io.BytesIO()
    with pikepdf.open(Path(one_page.pdf)) as pdf:
        pdf.save(out, linearize=True)
    (tmp_path / "z.pdf").write_bytes(out.getvalue())
    assert list(verify_pdf(one_page.root, PurePosixPath(tmp_path / "z.pdf"), one_page.composition)) == []
