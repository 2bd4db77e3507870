"""The record of a build, and the digest over all that artifacts are made from."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from briefpress.building.records import ArtifactRecord, BuildRecord, digest_of, digest_of_inputs
from briefpress.fitting.scales import Fullness
from briefpress.formats.pdf.pages import PageFill

PATH = "build/a/en/b.pdf"
ENTRY: dict[str, Any] = {"key": "k", "digest": "d", "pages": 2, "anchors": {"x": 1}}


def test_a_record_is_read_as_it_was_saved(tmp_path: Path) -> None:
    until = datetime.datetime(2027, 2, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
    record = BuildRecord({PATH: ArtifactRecord("key", "digest", 3, {"trade": 2})}, "inputs", until=until)
    record.layouts["k"] = Fullness(
        2, 3.5, (PageFill(0.5, 200, (("growth", 70.5),), "growth", 70.5), PageFill(3.5, 190))
    )
    record.save(tmp_path)
    assert BuildRecord.load(tmp_path) == record


@pytest.mark.parametrize(
    "record",
    [
        {"format": 3, "inputs": "", "until": "", "artifacts": {PATH: ENTRY | {"anchors": None}}},
        {"format": 3, "inputs": "", "until": "", "artifacts": {PATH: ENTRY | {"anchors": {"x": "1"}}}},
        {"format": 3, "inputs": "", "until": "", "artifacts": {PATH: ENTRY | {"pages": "2"}}},
        {"format": 3, "inputs": "", "until": "", "artifacts": {PATH: ENTRY | {"digest": 1}}},
        {"format": 3, "inputs": "", "until": "", "artifacts": {PATH: {"key": "k"}}},
        {"format": 3, "inputs": "", "until": "", "artifacts": {PATH: []}},
        {"format": 3, "inputs": "", "until": "", "artifacts": {"build/../../etc/passwd": ENTRY}},
        {"format": 3, "inputs": "", "until": "", "artifacts": []},
        {"format": 3, "until": "", "artifacts": {}},
        {"format": 3, "inputs": "", "artifacts": {}},
        {"format": 3, "inputs": "", "until": "soon", "artifacts": {}},
        {"format": 3, "inputs": "", "until": "2027-01-31T16:00:00", "artifacts": {}},
        {"format": 3, "inputs": "", "until": 5, "artifacts": {}},
        {"format": 1, "inputs": "", "until": "", "artifacts": {}},
        [],
        None,
    ],
    ids=lambda record: json.dumps(record)[:60],
)
def test_a_record_that_is_not_as_it_was_saved_is_as_good_as_none(tmp_path: Path, record: object) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/.briefpress.json").write_text(json.dumps(record))
    assert BuildRecord.load(tmp_path) == BuildRecord()


def test_a_record_holds_until_its_moment() -> None:
    moment = datetime.datetime(2027, 1, 31, 16, tzinfo=datetime.UTC)
    second = datetime.timedelta(seconds=1)
    assert BuildRecord().holds(moment)
    assert BuildRecord(until=moment).holds(moment - second)
    assert not BuildRecord(until=moment).holds(moment)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000])
def test_a_damaged_record_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/.briefpress.json").write_bytes(data)
    assert BuildRecord.load(tmp_path) == BuildRecord()


def test_an_artifact_is_current_with_its_key_and_its_bytes_alone(tmp_path: Path) -> None:
    record = BuildRecord({PATH: ArtifactRecord("key", digest_of(b"pdf"))})
    assert not record.is_current(tmp_path, PATH, "key")
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"pdf")
    assert record.is_current(tmp_path, PATH, "key")
    assert not record.is_current(tmp_path, PATH, "other key")
    assert not record.is_current(tmp_path, "build/a/en/other.pdf", "key")
    (tmp_path / PATH).write_bytes(b"pdf!")
    assert not record.is_current(tmp_path, PATH, "key")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("content/a/brief.md", "content/a/data/x.csv", "templates/one/body.html.j2", "tools/fonts/fonts.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


CHANGES: dict[str, Callable[[Path], object]] = {
    "a changed byte": lambda root: (root / "content/a/brief.md").write_text("Content/a/brief.md"),
    "a new file": lambda root: (root / "content/a/data/y.csv").write_text(""),
    "a removed file": lambda root: (root / "content/a/data/x.csv").unlink(),
    "a renamed file": lambda root: (root / "content/a/data/x.csv").rename(root / "content/a/data/z.csv"),
    "a moved folder": lambda root: (root / "content/a/data").rename(root / "content/a/dat"),
    "a template": lambda root: (root / "templates/one/print.css").write_text(""),
    "a lock file": lambda root: (root / "requirements.lock").write_text("babel==2"),
    "a name that is no text": lambda root: (root / os.fsdecode(b"content/a/\xff.png")).write_text(""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_inputs_changes_their_digest(root: Path, change: Callable[[Path], object]) -> None:
    before = digest_of_inputs(root)
    change(root)
    assert digest_of_inputs(root) != before


@pytest.mark.parametrize(
    "name", ["content/a/.brief.md.swp", "content/a/x.tmp", "content/__pycache__/x", "build/x", "y"]
)
def test_what_is_no_input_does_not_change_the_digest(root: Path, name: str) -> None:
    before = digest_of_inputs(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("x")
    os.utime(root / "content/a/brief.md", (1, 1))
    assert digest_of_inputs(root) == before


def test_what_a_linked_folder_holds_is_an_input(root: Path) -> None:
    (root / "numbers").mkdir()
    (root / "numbers/x.csv").write_text("1")
    (root / "content/a/linked").symlink_to("../../numbers")
    before = digest_of_inputs(root)
    (root / "numbers/x.csv").write_text("2")
    assert digest_of_inputs(root) != before


def test_a_link_that_leads_in_circles_or_nowhere_ends(root: Path) -> None:
    (root / "content/a/self").symlink_to("..")
    (root / "content/a/gone").symlink_to("nowhere")
    assert digest_of_inputs(root) == digest_of_inputs(root)
