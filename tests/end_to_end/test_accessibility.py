"""The checkers of others, held against files that are damaged on purpose: silence must mean that all is well."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefpress.building.artifacts import Artifact, Format
from briefpress.building.builder import build
from briefpress.building.measuring import PageMemory
from briefpress.building.records import BuildRecord
from briefpress.cli.verify import verify_artifacts
from briefpress.content.loader import load_brief
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import Document
from briefpress.document.speech import ink
from briefpress.fitting.fitter import OutputFitter
from briefpress.formats.pdf.reader import read_pdf
from briefpress.rendering import compose_output, render_pdf

Damage = Callable[[pikepdf.Pdf], None]
Ask = Callable[[Path], list[Any]]
NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def elements(pdf: pikepdf.Pdf, type_: str) -> list[pikepdf.Object]:
    items = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
    return [item for item in items if item.get("/Type") == "/StructElem" and item.get("/S") == f"/{type_}"]


def no_alternative_text(pdf: pikepdf.Pdf) -> None:
    for figure in elements(pdf, "Figure"):
        del figure["/Alt"]


def no_scope(pdf: pikepdf.Pdf) -> None:
    for header in elements(pdf, "TH"):
        del header["/A"]


def no_claim(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    for named in (b'pdfuaid:part="1"', b"pdfua", b"PDF/UA"):
        packet = packet.replace(named, b"")
    pdf.Root.Metadata.write(packet)


def no_id_of_a_note(pdf: pikepdf.Pdf) -> None:
    for note in elements(pdf, "Note"):
        del note["/ID"]


def no_marks(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        operations = [i for i in pikepdf.parse_content_stream(page) if str(i.operator) not in ("BDC", "BMC", "EMC")]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def a_font_that_is_not_there(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            del item["/FontFile2"]


@pytest.fixture(scope="module")
def sound(project_of: Callable[[str], Path]) -> Path:
    """One file with tables, charts, notes and links, beside no others."""
    project = project_of("kazakhstan-profile")
    brief = load_brief(project / "content/kazakhstan-profile", project)
    output = brief.output("background")
    assert output is not None
    file = project / "build/kazakhstan-profile/en/background.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(render_pdf(project, compose_output(project, brief, "en", output)).data)
    return file


def test_nothing_is_wrong_with_the_file_before_it_is_damaged(sound: Path, complaints: Ask) -> None:
    assert complaints(sound.parent) == []


@pytest.mark.parametrize(
    ("damage", "rules"),
    [
        (no_alternative_text, {"FIG-001", "UA-13-004"}),
        (no_scope, {"TBL-002", "UA-15-003"}),
        (no_claim, {"DOC-012", "UA-28-004"}),
        (no_id_of_a_note, {"NOTE-001"}),
        (no_marks, {"TAG-001", "UA-01-003"}),
        (no_language, {"DOC-013"}),
        (a_font_that_is_not_there, {"TXT-001"}),
    ],
)
def test_a_damaged_file_is_complained_of(
    sound: Path, tmp_path: Path, complaints: Ask, damage: Damage, rules: set[str]
) -> None:
    with pikepdf.open(sound) as pdf:
        damage(pdf)
        pdf.save(tmp_path / "damaged.pdf")
    assert rules <= {complaint.rule for complaint in complaints(tmp_path)}


def test_a_torn_file_is_complained_of_by_qpdf(sound: Path, tmp_path: Path, complaints: Ask) -> None:
    data = sound.read_bytes()
    start = data.index(b"startxref")
    (tmp_path / "torn.pdf").write_bytes(data[:start] + b"startxref\n1\n%%EOF\n")
    assert "qpdf" in {complaint.tool for complaint in complaints(tmp_path)}


# --- the text, read by a library that is not ours -------------------------------------------------------------------

STRUCTURE_LINE = re.compile(r"""( *)(?:"(.*)"|\w+(?: <[^>]*>)?(?: "(.*?)")?(?: \((?:inline|block)\))?:?)""")
"""A line of poppler’s: text in quotation marks; or an element, with its id and its title, which is our address."""


def texts_by_poppler(file: Path) -> dict[str, str]:
    """The text of a PDF by address, as another library reads it from the structure."""
    said = subprocess.run(["pdfinfo", "-struct-text", file], check=True, capture_output=True, text=True).stdout
    found: defaultdict[str, str] = defaultdict(str)
    around: list[tuple[int, str]] = []
    for line in said.splitlines():
        match = STRUCTURE_LINE.fullmatch(line)
        if match is None:  # attributes, and annotations
            continue
        depth, text, address = len(match[1]), match[2], match[3]
        while around and around[-1][0] >= depth:
            around.pop()
        if text is None:
            around.append((depth, address or ""))
        else:
            found[next((address for _, address in reversed(around) if address), "")] += text
    return found


def misread(document: Document, shown: dict[str, str]) -> list[tuple[str, str, str]]:
    """Addresses whose text in ``shown`` is not that of ``document``, with what is there and what should be.

    Hyphens at the end of a line are drawn as others. From right to left poppler has the letters as they are drawn,
    those of a ligature as they are read: their order is for our own reader to check, and here it counts for nothing.
    """
    is_rtl = document.language == "ar"

    def reduced(text: str) -> str:
        text = ink(text).replace("-", "")
        return "".join(sorted(text)) if is_rtl else text

    wanted: defaultdict[str, str] = defaultdict(str)
    for leaf in leaves_of(document):
        if leaf.address:
            wanted[str(leaf.address)] += plain_text(leaf.children)
    assert len(wanted) > 10
    return [
        (address, shown.get(address, ""), text)
        for address, text in wanted.items()
        if reduced(shown.get(address, "")) != reduced(text)
    ]


@pytest.mark.parametrize("language", ["zh", "ru", "uz", "ar"])
def test_another_library_reads_every_text_too(project_of: Callable[[str], Path], language: str) -> None:
    project = project_of("central-asia-trade")
    brief = load_brief(project / "content/central-asia-trade", project)
    output = brief.output("one-page")
    assert output is not None
    composition = compose_output(project, brief, language, output)
    file = project / "one-page.pdf"
    file.write_bytes(render_pdf(project, composition).data)
    shown = texts_by_poppler(file)
    assert misread(composition.document, shown) == []
    assert misread(compose_output(project, brief, "kk", output).document, shown)


def untranslate(project: Path, language: str) -> None:
    """Take every third translation out of a catalogue, and have every third looked at again."""
    file = project / "content/central-asia-trade/translations" / f"{language}.po"
    head, *entries = file.read_text("utf-8").split("\n\n")
    for number, entry in enumerate(entries):
        if number % 3 == 0:
            entries[number] = re.sub('msgstr ".*"$', 'msgstr ""', entry)
        elif number % 3 == 1:
            entries[number] = entry.replace("msgctxt", "#, fuzzy\nmsgctxt", 1)
    file.write_text("\n\n".join((head, *entries)), "utf-8")


@pytest.mark.parametrize(("language", "output"), [("ar", "background"), ("zh", "fact-sheet")])
def test_drafts_in_two_languages_are_sound_too(
    project_of: Callable[[str], Path], complaints: Ask, language: str, output: str
) -> None:
    project = project_of("central-asia-trade")
    untranslate(project, language)
    brief = load_brief(project / "content/central-asia-trade", project)
    wanted = brief.output(output)
    assert wanted is not None
    composition = compose_output(project, brief, language, wanted, draft=True)
    artifact = Artifact("central-asia-trade", language, output, Format.PDF, is_draft=True)
    file = project / str(artifact)
    file.parent.mkdir(parents=True)
    file.write_bytes(render_pdf(project, composition).data)
    assert complaints(file.parent) == []
    assert list(verify_artifacts(project, brief, [artifact])) == []
    assert "[" in "".join(read_pdf(file.read_bytes()).texts["standfirst"]).replace("［", "[")


# --- everything ------------------------------------------------------------------------------------------------------


@pytest.mark.soak
@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("brief", ["central-asia-trade", "kazakhstan-profile"])
def test_nothing_is_wrong_with_any_pdf_in_any_language(
    project_of: Callable[[str], Path], complaints: Ask, brief: str, draft: bool
) -> None:
    """What `make test` leaves out for time: every layout in every language, and drafts."""
    project = project_of(brief)
    report = build(project, now=NOW, draft=draft)
    assert report.all_findings == []
    assert complaints(project / "build") == []


@pytest.mark.soak
@pytest.mark.parametrize("brief_id", ["central-asia-trade", "kazakhstan-profile"])
def test_another_library_reads_every_text_in_every_language(project_of: Callable[[str], Path], brief_id: str) -> None:
    project = project_of(brief_id)
    brief = load_brief(project / "content" / brief_id, project)
    memory = PageMemory(project, BuildRecord())
    found = []
    for output in brief.outputs:
        fitter = OutputFitter(project, brief, output, memory.measure)
        for language in brief.all_languages:
            composition = fitter.fit(language).composition
            file = project / "file.pdf"
            file.write_bytes(render_pdf(project, composition).data)
            found += [(language, output.name, *text) for text in misread(composition.document, texts_by_poppler(file))]
    assert found == []
