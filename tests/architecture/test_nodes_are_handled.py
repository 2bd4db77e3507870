"""Adding a node to the document tree makes ``mypy --strict`` fail in both writers until both handle it.

That is how PDF and Word are kept alike, so it is tried: on a copy of the source tree, with a node that nobody handles.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
NODES = Path("src/briefpress/document/nodes.py")
WRITERS = ("src/briefpress/formats/html/writer.py", "src/briefpress/formats/word")
READERS = ("src/briefpress/document",)

NEW_NODE = '''

@dataclass(frozen=True, slots=True)
class Novelty:
    """A node that nothing knows."""


'''


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source tree with its settings."""
    shutil.copytree(REPOSITORY / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def extend_union(tree: Path, union: str) -> None:
    """Add the node ``Novelty`` to the union ``Block`` or ``Inline``."""
    text = (tree / NODES).read_text("utf-8")
    found = re.search(rf"^{union} = (\([^)]*\)|.*)$", text, re.MULTILINE)
    assert found, f"no union {union}"
    (tree / NODES).write_text(text.replace(found[0], f"{NEW_NODE}{found[0]} | Novelty"), "utf-8")


def unhandled(tree: Path) -> set[str]:
    """The files in which mypy finds a match that does not know ``Novelty``."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", ".mypy", *WRITERS, *READERS],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return set(re.findall(r'^(\S+?):\d+: error: Argument 1 to "assert_never" .*"Novelty"', done.stdout, re.MULTILINE))


def test_without_a_new_node_nothing_is_unhandled(tree: Path) -> None:
    assert unhandled(tree) == set()


def test_a_new_block_must_be_handled_by_both_writers(tree: Path) -> None:
    extend_union(tree, "Block")
    assert unhandled(tree) >= {
        "src/briefpress/formats/html/writer.py",
        "src/briefpress/formats/word/blocks.py",
        "src/briefpress/document/leaves.py",
        "src/briefpress/document/transforms.py",
    }


def test_a_new_inline_must_be_handled_by_both_writers(tree: Path) -> None:
    extend_union(tree, "Inline")
    assert unhandled(tree) >= {
        "src/briefpress/formats/html/writer.py",
        "src/briefpress/formats/word/inlines.py",
        "src/briefpress/document/inlines.py",
    }
