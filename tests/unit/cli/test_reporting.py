"""What a person sees of many findings of one kind."""

from pathlib import PurePosixPath

import pytest

from briefpress.cli.reporting import show_findings
from briefpress.findings import Finding
from briefpress.locations import SourceLocation


def finding(code: str, line: int, path: str = "content/b/translations/ru.po") -> Finding:
    return Finding(code, f"number {line}", SourceLocation(PurePosixPath(path), line))


def test_a_catalogue_that_is_not_begun_does_not_drown_what_else_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    untranslated = [finding("F301", line) for line in range(1, 90)]
    show_findings([*untranslated, finding("F303", 120), finding("F201", 7, "content/b/brief.md")])
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "content/b/brief.md:7: error[F201]: number 7",
        "content/b/translations/ru.po:1: error[F301]: number 1",
        "content/b/translations/ru.po:2: error[F301]: number 2",
        "content/b/translations/ru.po:3: error[F301]: number 3",
        "content/b/translations/ru.po: 86 more of F301 in this file; --json lists all",
        "content/b/translations/ru.po:120: error[F303]: number 120",
    ]


def test_few_findings_and_those_of_other_kinds_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    found = [finding("F301", line) for line in range(1, 5)] + [finding("F201", line, "x.md") for line in range(1, 30)]
    show_findings(found)
    assert len(capsys.readouterr().err.splitlines()) == len(found)
