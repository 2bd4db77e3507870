"""What was built from what: the record beside the artifacts, and the digests that it compares."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from briefpress.building.store import write_whole

RECORD = PurePosixPath("build/.briefpress.json")
_FORMAT = 1

_INPUT_FOLDERS = ("content", "templates", "src", "tools/fonts")
_INPUT_FILES = ("pyproject.toml", "requirements.lock")
_IGNORED_SUFFIXES = frozenset({".pyc", ".tmp", ".swp"})


@dataclass(frozen=True, slots=True)
class ArtifactRecord:
    """One artifact as it was built: its key, the digest of its bytes, its pages, and the page of each anchor."""

    key: str
    digest: str
    pages: int = 0
    anchors: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class BuildRecord:
    """All artifacts as they were built. ``inputs`` is the digest of every input when all of them were up to date."""

    artifacts: dict[str, ArtifactRecord] = field(default_factory=dict)
    inputs: str = ""

    @classmethod
    def load(cls, root: Path) -> BuildRecord:
        """The record of the last build; an empty one where there is none that can be read."""
        try:
            data = json.loads((root / RECORD).read_text("utf-8"))
            if data["format"] != _FORMAT:
                return cls()
            artifacts = {path: ArtifactRecord(**entry) for path, entry in data["artifacts"].items()}
            return cls(artifacts, data["inputs"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def save(self, root: Path) -> None:
        artifacts = {path: asdict(record) for path, record in sorted(self.artifacts.items())}
        data = {"format": _FORMAT, "inputs": self.inputs, "artifacts": artifacts}
        write_whole(root / RECORD, (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode())

    def is_current(self, root: Path, path: str, key: str) -> bool:
        """Whether the file at ``path`` was built under ``key`` and still has the bytes it had then."""
        record = self.artifacts.get(path)
        return record is not None and record.key == key and digest_of_file(root / path) == record.digest


def digest_of(data: bytes) -> str:
    """SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(file: Path) -> str:
    """SHA-256 of the file, hexadecimal; empty where there is none."""
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""


def digest_of_inputs(root: Path) -> str:
    """One digest over the names and bytes of all that artifacts are made from, our own code among it."""
    digest = hashlib.sha256()
    for file in sorted(_input_files(root)):
        digest.update(f"{file.relative_to(root).as_posix()}\0".encode())
        digest.update(bytes.fromhex(digest_of_file(file)))
    return digest.hexdigest()


def _input_files(root: Path) -> Iterable[Path]:
    for folder in _INPUT_FOLDERS:
        for file in (root / folder).rglob("*"):
            if file.is_file() and file.suffix not in _IGNORED_SUFFIXES and "__pycache__" not in file.parts:
                yield file
    for name in _INPUT_FILES:
        if (root / name).is_file():
            yield root / name
