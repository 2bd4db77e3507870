"""A file is there whole, or as it was before, whatever fails on the way."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefpress.writing import write_whole


class FailingSystem:
    """Fails the ``number``-th call to the file system; counts them all."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int, code: int) -> None:
        self.calls = 0
        self.number, self.code = number, code
        for module, name in (
            (os, "fsync"),
            (os, "open"),
            (os, "fdopen"),
            (Path, "chmod"),
            (Path, "replace"),
            (Path, "mkdir"),
        ):
            patch.setattr(module, name, self._counted(getattr(module, name)))

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self.number:
                raise OSError(self.code, os.strerror(self.code), str(arguments[0]))
            return call(*arguments, **options)

        return counted


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE], ids=errno.errorcode.get)
def test_whichever_step_fails_the_old_bytes_or_the_new_are_there(tmp_path: Path, code: int) -> None:
    file = tmp_path / "folder/x.pdf"
    failures = list(fail_each_step(file, code))
    assert len(failures) >= 6
    # Once it is in its place, only the entry of the folder can fail to reach the disk.
    assert [data for data in failures if data == b"new"] == failures[-2:]
    assert set(failures) == {b"old", b"new"}


def fail_each_step(file: Path, code: int) -> Iterator[bytes]:
    """What is there after the first step failed, the second, and so on until none does."""
    number = 0
    while True:
        number += 1
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"old")
        with pytest.MonkeyPatch.context() as patch:
            system = FailingSystem(patch, number, code)
            try:
                write_whole(file, b"new")
            except OSError as error:
                assert error.errno == code  # noqa: PT017  # most rounds raise, the last does not
        if system.calls < number:
            assert file.read_bytes() == b"new"
            return
        assert [entry.name for entry in file.parent.iterdir()] == ["x.pdf"]
        yield file.read_bytes()


def test_the_bytes_are_on_the_disk_before_the_file_is_in_its_place_and_its_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "bytes")
        fsync(descriptor)

    def replaced(path: Path, target: Path) -> Path:
        steps.append("in place")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    write_whole(tmp_path / "x.pdf", b"new")
    assert steps == ["bytes", "in place", "folder"]


def test_a_new_file_can_be_read_by_others(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b/x.pdf", b"new")
    assert (tmp_path / "a/b/x.pdf").stat().st_mode & 0o777 == 0o644


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"old")
    file.chmod(0o600)
    write_whole(file, b"new")
    assert file.stat().st_mode & 0o777 == 0o600


def test_where_a_folder_stands_in_the_way_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "x.pdf/inside").mkdir(parents=True)
    with pytest.raises(OSError, match="Is a directory"):
        write_whole(tmp_path / "x.pdf", b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.pdf"]
