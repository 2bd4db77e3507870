"""What was built from what: the record beside the artifacts, and the digests that it compares."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from briefpress.building.artifacts import Artifact
from briefpress.writing import write_whole

RECORD = PurePosixPath("build/.briefpress.json")
_FORMAT = 1

CODE = Path(__file__).parents[1]
"""Our own code: it makes artifacts too."""

_INPUT_FOLDERS = ("content", "templates", "tools/fonts")
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
            artifacts = {path: _read_record(path, entry) for path, entry in data["artifacts"].items()}
            return cls(artifacts, str(data["inputs"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls()

    def save(self, root: Path) -> None:
        artifacts = {path: asdict(record) for path, record in sorted(self.artifacts.items())}
        data = {"format": _FORMAT, "inputs": self.inputs, "artifacts": artifacts}
        write_whole(root / RECORD, (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode())

    def is_current(self, root: Path, path: str, key: str) -> bool:
        """Whether the file at ``path`` was built under ``key`` and still has the bytes it had then."""
        record = self.artifacts.get(path)
        return record is not None and record.key == key and digest_of_file(root / path) == record.digest


def _read_record(path: str, entry: object) -> ArtifactRecord:
    """One entry of the record. Raises ValueError where it is not as it was written."""
    match entry:
        case {"key": str(key), "digest": str(digest), "pages": int(pages), "anchors": dict(anchors)}:
            if Artifact.from_path(path) and all(isinstance(page, int) for page in anchors.values()):
                return ArtifactRecord(key, digest, pages, anchors)
        case _:
            pass
    raise ValueError(f"{path} is not recorded as artifacts are")


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
    return digest_of_files([*(root / name for name in (*_INPUT_FOLDERS, *_INPUT_FILES)), CODE])


def digest_of_files(places: Iterable[Path]) -> str:
    """One digest over the names and bytes of files, and of all files in folders; what is not there adds nothing."""
    digest = hashlib.sha256()
    for place in places:
        for file in [place] if place.is_file() else sorted(_files_in(place)):
            digest.update(os.fsencode(file.relative_to(place.parent)) + b"\0")
            digest.update(bytes.fromhex(digest_of_file(file)))
    return digest.hexdigest()


def _files_in(top: Path) -> Iterator[Path]:
    """Every file under ``top``, by way of links to folders too; each folder once."""
    seen: set[str] = set()
    for folder, folders, names in os.walk(top, followlinks=True):
        real = os.path.realpath(folder)
        folders[:] = [] if real in seen else sorted(name for name in folders if name != "__pycache__")
        files = [] if real in seen else [Path(folder, name) for name in names]
        seen.add(real)
        yield from (file for file in files if file.suffix not in _IGNORED_SUFFIXES and file.is_file())
