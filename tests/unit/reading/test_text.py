"""Text files: read exactly, or refused with a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefpress.findings import Finding, FindingsError
from briefpress.reading.text import excerpt, load_text


def refused(file: Path, root: Path) -> Finding:
    with pytest.raises(FindingsError) as caught:
        load_text(file, root)
    (finding,) = caught.value.findings
    return finding


def test_text_keeps_its_line_ends_and_can_be_written_back(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\n\rthree\n"
    (tmp_path / "brief.md").write_bytes(data)
    source = load_text(tmp_path / "brief.md", tmp_path)
    assert source.text == "one\r\ntwo\n\rthree\n"
    assert source.encode(source.text) == data


def test_a_wrong_byte_is_shown_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("one\ntwö ".encode() + b"\xe9 three\nfour")
    finding = refused(tmp_path / "a.md", tmp_path)
    assert (finding.code, str(finding.location), finding.found) == ("F007", "a.md:2:5", "the byte 0xe9")
    assert finding.excerpt == "twö \N{REPLACEMENT CHARACTER} three"


def test_control_characters_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\ntw\x0bo")
    finding = refused(tmp_path / "a.md", tmp_path)
    assert (finding.code, str(finding.location)) == ("F007", "a.md:2:3")


def test_files_that_are_not_there_or_too_large_or_no_files(tmp_path: Path) -> None:
    (tmp_path / "large.md").write_bytes(b"x" * 1_000_001)
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    names = ["missing.md", "large.md", "folder.md", "pipe.md", "nul\0.md", "n" * 300]
    assert [refused(tmp_path / name, tmp_path).code for name in names] == ["F001"] * len(names)


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "project").mkdir()
    (tmp_path / "project/link.md").symlink_to(tmp_path / "secret")
    for name in ("link.md", "../secret"):
        assert "outside" in refused(tmp_path / "project" / name, tmp_path / "project").message


def test_excerpts_are_lines_without_ends() -> None:
    assert [excerpt("a\r\nb\rc\n", line) for line in range(6)] == ["", "a", "b", "c", "", ""]
