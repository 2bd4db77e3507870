"""One build at a time, and nothing left behind by those that were killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefpress.building.store import LockedError, build_lock


def test_a_second_holder_is_refused_and_the_first_is_named(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(LockedError, match=rf"process {os.getpid()}\b"), build_lock(tmp_path):
        pytest.fail("two at once")


def test_the_lock_is_free_again_after_its_holder_failed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), build_lock(tmp_path):
        raise ZeroDivisionError
    with build_lock(tmp_path):
        pass


def test_the_lock_is_free_again_after_its_holder_was_killed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefpress.building.store import build_lock\n"
        f"with build_lock(Path({str(tmp_path)!r})): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"process {holder.pid}"), build_lock(tmp_path):
            pytest.fail("two at once")
        holder.kill()
    with build_lock(tmp_path):
        pass


def test_a_child_does_not_inherit_the_lock(tmp_path: Path) -> None:
    with build_lock(tmp_path):
        child = subprocess.Popen(["sleep", "60"], close_fds=False)
    try:
        with build_lock(tmp_path):
            pass
    finally:
        child.kill()
        child.wait()


def test_the_holder_sweeps_away_temporary_files_and_nothing_else(tmp_path: Path) -> None:
    for name in ("small/en/.x.pdf.abc.tmp", "small/en/x.pdf", "small/en/notes.tmp", ".briefpress.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with build_lock(tmp_path):
        names = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert names == {"small/en/x.pdf", "small/en/notes.tmp", ".briefpress.json", ".lock"}
