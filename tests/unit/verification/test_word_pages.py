"""Pages of Word files are counted where LibreOffice is there, and said to be unknown where it is not."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from briefpress.findings import Severity
from briefpress.verification.word_pages import OfficeError, count_word_pages, too_many_pages

if TYPE_CHECKING:
    from conftest import Finished, SmallProject

FILE = PurePosixPath("build/small/en/one-page.docx")


def test_libreoffice_counts_the_pages_of_a_real_file(background: Finished) -> None:
    """Some 13 pages, as in print; the exact number is LibreOffice's."""
    pages = count_word_pages(background.root, [background.word, PurePosixPath("build/not/there.docx")])
    assert pages.keys() == {background.word}
    assert 10 <= pages[background.word] <= 17


def test_without_libreoffice_nothing_is_counted_and_nothing_guessed(
    built: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(built.root))
    with pytest.raises(OfficeError, match="there is no program soffice"):
        count_word_pages(built.root, [FILE])
    outcome = built.run("verify", "--word-pages", str(FILE))
    assert outcome.code == 2
    assert "soffice" in outcome.err
    assert built.run("verify", str(FILE)).code == 0


def test_an_office_that_fails_is_said_to_have_failed(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    program = built.root / "bin/soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(OfficeError, match="did not set the Word files"):
        count_word_pages(built.root, [FILE])


def test_more_pages_than_the_layout_allows_are_a_warning() -> None:
    finding = too_many_pages(FILE, 2, 1)
    assert finding is not None
    assert (finding.code, finding.severity) == ("F605", Severity.WARNING)
    assert too_many_pages(FILE, 1, 1) is None
    assert too_many_pages(FILE, 40, 0) is None


def test_the_command_names_the_pages_of_each_word_file(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpress.cli.verify.count_word_pages", lambda _root, paths: dict.fromkeys(paths, 2))
    outcome = built.run("verify", "--word-pages")
    assert outcome.code == 0, "LibreOffice is not Word: what it counts is no error"
    assert "build/small/en/background.docx  2 pages in LibreOffice\n" in outcome.out
    assert outcome.err.count("warning[F605]") == 3
    outcome = built.run("verify", "--json", "--word-pages", str(FILE))
    assert outcome.json["word-pages"] == {str(FILE): 2}
    assert [finding["code"] for finding in outcome.json["findings"]] == ["F605"]
