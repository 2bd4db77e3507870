"""What ``briefpress build`` says while it builds, and in the end."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pytest

from briefpress.cli import run

if TYPE_CHECKING:
    from conftest import SmallProject


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("targets", [[], ["small"], ["build/small/en/one-page.pdf", "build/small/en/one-page.docx"]])
def test_on_a_terminal_a_bar_shows_how_far_the_build_is(
    small: SmallProject, quick_rendering: None, monkeypatch: pytest.MonkeyPatch, targets: list[str]
) -> None:
    monkeypatch.chdir(small.root)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    terminal = Terminal()
    with contextlib.redirect_stderr(terminal), contextlib.redirect_stdout(io.StringIO()):
        assert run(["build", *targets]) == 0
    total = 2 if len(targets) == 2 else 12
    assert f"{total}/{total}" in terminal.getvalue()


def test_off_a_terminal_nothing_moves(small: SmallProject, quick_rendering: None) -> None:
    outcome = small.run("build")
    assert outcome.err == ""
    assert "\x1b" not in outcome.out


def test_what_was_done_is_said_line_by_line_and_summed_up(small: SmallProject, quick_rendering: None) -> None:
    small.run("build", "build/small/en/one-page.pdf")
    small.change("content/small/translations/zh.po", 'msgstr "贸易走势"', 'msgstr ""')
    lines = small.run("build").out.splitlines()
    assert lines[0] == "     built  build/small/en/one-page.docx"
    assert lines[3] == "    failed  build/small/zh/one-page.pdf"
    assert lines[-1] == "7 built, 1 up to date, 4 failed; 1 error"


def test_a_project_without_briefs_has_nothing_to_build(small: SmallProject) -> None:
    (small.root / "content/small").rename(small.root / "put-away")
    outcome = small.run("build")
    assert (outcome.code, outcome.out) == (0, "nothing to build\n")
