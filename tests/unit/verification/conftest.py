"""The real brief in English, composed once, with its finished files."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.nodes import Document
from briefpress.findings import Finding
from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.word.reader import read_word
from briefpress.rendering import Composition, compose_output, render_pdf, render_word
from briefpress.verification import artifact
from briefpress.verification.artifact import verify_pdf, verify_word


@dataclass(frozen=True)
class Finished:
    """A composition and the files made of it; ``root`` is the checkout, whose fonts they use."""

    root: Path
    composition: Composition
    pdf: PurePosixPath
    word: PurePosixPath

    @property
    def document(self) -> Document:
        return self.composition.document

    def pdf_findings(self, document: Document) -> list[Finding]:
        """What the finished PDF has other than ``document``."""
        return list(verify_pdf(self.root, self.pdf, replace(self.composition, document=document)))

    def word_findings(self, document: Document) -> list[Finding]:
        """What the finished Word file has other than ``document``."""
        return list(verify_word(self.root, self.word, replace(self.composition, document=document)))


def finish(
    root: Path, output: str, folder: Path, brief_id: str = "central-asia-trade", language: str = "en"
) -> Finished:
    brief = load_brief(root / "content" / brief_id, root)
    wanted = brief.output(output)
    assert wanted is not None
    composition = compose_output(root, brief, language, wanted)
    pdf = render_pdf(root, composition)
    (folder / "x.pdf").write_bytes(pdf.data)
    (folder / "x.docx").write_bytes(render_word(root, composition, pdf.anchors))
    return Finished(root, composition, PurePosixPath(folder / "x.pdf"), PurePosixPath(folder / "x.docx"))


@pytest.fixture(scope="session")
def background(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return finish(checkout, "background", tmp_path_factory.mktemp("background"))


@pytest.fixture(scope="session")
def one_page(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return finish(checkout, "one-page", tmp_path_factory.mktemp("one-page"))


@pytest.fixture(scope="session")
def cards(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return finish(checkout, "speaking-points", tmp_path_factory.mktemp("cards"))


@pytest.fixture(scope="session")
def charts_project(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one brief that has charts of every kind, in four languages."""
    root = tmp_path_factory.mktemp("charts")
    shutil.copytree(checkout / "tests/fixtures/charts/content", root / "content")
    shutil.copytree(checkout / "content/shared", root / "content/shared")
    shutil.copytree(checkout / "templates", root / "templates")
    shutil.copytree(checkout / "tools/fonts", root / "tools/fonts")
    (root / ".cache").mkdir()
    (root / ".cache/fonts").symlink_to(checkout / ".cache/fonts")
    return root


@pytest.fixture(scope="session")
def charts(charts_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return finish(charts_project, "background", tmp_path_factory.mktemp("charts-en"), "charts")


@pytest.fixture(scope="session")
def arabic_charts(charts_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return finish(charts_project, "background", tmp_path_factory.mktemp("charts-ar"), "charts", "ar")


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """The same file is read once, however many faults are held against it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(artifact, "read_pdf", functools.cache(read_pdf))
        patch.setattr(artifact, "read_word", functools.cache(read_word))
        yield
