"""A small project on disk that tests may change and build, and the profile of the long random runs."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import briefpress.building.builder
import briefpress.building.measuring
from briefpress.cli import run
from briefpress.document.canonical import dump_document
from briefpress.formats.pdf.fonts import FOLDER
from briefpress.formats.pdf.pages import PageLayout
from briefpress.formats.pdf.writer import PdfFile
from briefpress.rendering import Composition

REPOSITORY = Path(__file__).parents[1]
SMALL = Path(__file__).parent / "fixtures/small"

settings.register_profile("default", deadline=None)
settings.register_profile("soak", max_examples=3000, deadline=None)
settings.load_profile("default")


@dataclass(frozen=True)
class Outcome:
    """What one command did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class SmallProject:
    """A project with one brief, ``small``: two outputs in three languages."""

    root: Path

    def run(self, *arguments: str, folder: str = "") -> Outcome:
        """Run a command in this process, in ``folder`` of the project."""
        out, err = io.StringIO(), io.StringIO()
        before = Path.cwd()
        os.chdir(self.root / folder)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = run(list(arguments))
        finally:
            os.chdir(before)
        return Outcome(code, out.getvalue(), err.getvalue())

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def change(self, name: str, old: str, new: str) -> None:
        """Replace ``old`` in a file, where it stands once."""
        text = self.read(name)
        assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def findings(self, *arguments: str) -> list[dict[str, Any]]:
        """What ``check`` finds."""
        outcome = self.run("check", "--json", *arguments)
        assert outcome.code in (0, 1), outcome.err
        return list(outcome.json)

    def states(self, *arguments: str) -> dict[str, str]:
        """Build, and give what became of each artifact."""
        outcome = self.run("build", "--json", *arguments)
        assert outcome.code in (0, 1), outcome.err
        return {artifact["path"]: artifact["state"] for artifact in outcome.json["artifacts"]}

    def artifacts(self) -> dict[str, bytes]:
        """Every finished file with its bytes."""
        files = (file for file in (self.root / "build").rglob("*") if file.suffix in (".pdf", ".docx"))
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in sorted(files)}


def _create_project(folder: Path) -> SmallProject:
    shutil.copytree(SMALL / "content", folder / "content")
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    shutil.copytree(REPOSITORY / "tools/fonts", folder / "tools/fonts")
    one_page = folder / "templates/one-page/layout.yaml"
    # The brief is too short for a page, which is no matter here.
    one_page.write_text(one_page.read_text("utf-8").replace("fit: {", "fit: {empty: 297, "), "utf-8")
    (folder / ".cache").mkdir()
    (folder / ".cache/fonts").symlink_to(REPOSITORY / ".cache/fonts")
    return SmallProject(folder)


@pytest.fixture(scope="session")
def create_project() -> Callable[[Path], SmallProject]:
    """Puts the small project into a folder, with the real templates, not built."""
    return _create_project


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    """The small project, not built."""
    return _create_project(tmp_path / "small")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project, built; not to be changed."""
    project = _create_project(tmp_path_factory.mktemp("built") / "small")
    outcome = project.run("build")
    assert outcome.code == 0, outcome.err
    return project


@pytest.fixture
def built(built_once: SmallProject, tmp_path: Path) -> SmallProject:
    """The small project, built."""
    shutil.copytree(built_once.root, tmp_path / "small", symlinks=True)
    return SmallProject(tmp_path / "small")


def _quick_pdf(_root: Path, composition: Composition) -> PdfFile:
    return PdfFile(_quick(composition, {}), 1, {})


def _quick_word(_root: Path, composition: Composition, pages: Mapping[str, int]) -> bytes:
    return _quick(composition, pages)


def _quick(composition: Composition, pages: Mapping[str, int]) -> bytes:
    parts = (dump_document(composition.document), composition.stylesheet, composition.css, sorted(pages.items()))
    return hashlib.sha256(repr(parts).encode()).hexdigest().encode()


def _render_quickly(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(briefpress.building.builder, "render_pdf", _quick_pdf)
    patch.setattr(briefpress.building.builder, "render_word", _quick_word)
    patch.setattr(briefpress.building.measuring, "measure_pages", lambda _root, _composition: PageLayout(1))
    patch.setattr(os, "fsync", lambda _descriptor: None)  # none of these files has to outlast a power cut


@pytest.fixture
def quick_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of pages, artifacts hold the digest of what would be on them."""
    _render_quickly(monkeypatch)


@pytest.fixture(scope="module")
def quick_rendering_all_along() -> Iterator[None]:
    """The same for all tests of a module."""
    with pytest.MonkeyPatch.context() as patch:
        _render_quickly(patch)
        yield


ConvertDocuments = Callable[[Path, Sequence[Path], str], None]


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> ConvertDocuments:
    """Converts files with LibreOffice into a folder, seeing only the project's fonts; one at a time on this machine."""
    shared = tmp_path_factory.getbasetemp().parent
    own = tmp_path_factory.mktemp("libreoffice")
    configuration = own / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{REPOSITORY / FOLDER}</dir><cachedir>{own / 'cache'}</cachedir></fontconfig>"
    )

    def convert(folder: Path, files: Sequence[Path], kind: str) -> None:
        command = ["soffice", "--headless", f"-env:UserInstallation={(own / 'profile').as_uri()}"]
        command += ["--convert-to", kind, "--outdir", str(folder), *map(str, files)]
        environment = os.environ | {"FONTCONFIG_FILE": str(configuration)}
        with (shared / "libreoffice.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            subprocess.run(command, env=environment, check=True, capture_output=True, timeout=240)

    return convert
