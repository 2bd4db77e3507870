"""What was built from what: the record beside the artifacts, and the digests that it compares."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from briefpress.building.artifacts import BUILD, DRAFTS, Artifact
from briefpress.findings import Finding, Severity
from briefpress.fitting.scales import Fullness
from briefpress.formats.pdf.pages import PageFill
from briefpress.locations import SourceLocation
from briefpress.writing import write_whole

RECORD = BUILD / ".briefpress.json"
DRAFT_RECORD = DRAFTS / ".briefpress.json"
_FORMAT = 3

CODE = Path(__file__).parents[1]
"""Our own code: it makes artifacts too."""

_INPUT_FOLDERS = ("content", "templates", "tools/fonts")
_INPUT_FILES = ("pyproject.toml", "requirements.lock")
_IGNORED_SUFFIXES = frozenset({".pyc", ".tmp", ".swp"})


@dataclass(frozen=True, slots=True)
class ArtifactRecord:
    """One artifact as it was built: its key, the digest of its bytes, its pages, and the page of each anchor.

    ``size`` and ``leading`` are the scale of its type, ``empty`` what its last page has free, in mm, where that
    counts, and ``left_out`` the addresses of what has no room in it.
    """

    key: str
    digest: str
    pages: int = 0
    anchors: Mapping[str, int] = field(default_factory=dict)
    size: float = 1.0
    leading: float = 1.0
    empty: float | None = None
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class BuildRecord:
    """All artifacts as they were built.

    ``inputs`` is the digest of every input when all of them were up to date, and ``notices`` what was said then;
    ``layouts`` says how full the pages of what was laid out are. ``until`` is the moment
    at which the first line printed in them is past its date; None where that never comes. Drafts have a record of their
    own in another ``file``: no build but theirs knows of them.
    """

    artifacts: dict[str, ArtifactRecord] = field(default_factory=dict)
    inputs: str = ""
    notices: tuple[Finding, ...] = ()
    layouts: dict[str, Fullness] = field(default_factory=dict)
    until: datetime.datetime | None = None
    file: PurePosixPath = RECORD

    def holds(self, now: datetime.datetime) -> bool:
        """Whether every line that was printed is still within its date at ``now``, which has its time zone."""
        return self.until is None or now < self.until

    @classmethod
    def load(cls, root: Path, *, draft: bool = False) -> BuildRecord:
        """The record of the last build; an empty one where there is none that can be read."""
        file = DRAFT_RECORD if draft else RECORD
        try:
            data = json.loads((root / file).read_text("utf-8"))
            if data["format"] != _FORMAT:
                return cls(file=file)
            artifacts = {path: _read_record(path, entry) for path, entry in data["artifacts"].items()}
            notices = tuple(_read_finding(entry) for entry in data.get("notices", ()))
            layouts = {str(key): _read_layout(entry) for key, entry in data.get("layouts", {}).items()}
            return cls(artifacts, str(data["inputs"]), notices, layouts, _read_moment(data["until"]), file)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(file=file)

    def save(self, root: Path) -> None:
        artifacts = {path: asdict(record) for path, record in sorted(self.artifacts.items())}
        notices = [asdict(notice) for notice in self.notices]
        data = {
            "format": _FORMAT,
            "inputs": self.inputs,
            "until": self.until.isoformat() if self.until else "",
            "notices": notices,
            "artifacts": artifacts,
            "layouts": {key: _layout(layout) for key, layout in sorted(self.layouts.items())},
        }
        write_whole(root / self.file, (json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n").encode())

    def is_current(self, root: Path, path: str, key: str) -> bool:
        """Whether the file at ``path`` was built under ``key`` and still has the bytes it had then."""
        record = self.artifacts.get(path)
        return record is not None and record.key == key and digest_of_file(root / path) == record.digest


def _read_record(path: str, entry: Any) -> ArtifactRecord:
    """One entry of the record. Raises ValueError where it is not as it was written."""
    match entry:
        case {"key": str(key), "digest": str(digest), "pages": int(pages), "anchors": dict(anchors)}:
            if Artifact.from_path(path) and all(isinstance(page, int) for page in anchors.values()):
                return ArtifactRecord(key, digest, pages, anchors, *_read_fit(entry))
        case _:
            pass
    raise ValueError(f"{path} is not recorded as artifacts are")


def _layout(layout: Fullness) -> list[Any]:
    fills = [[fill.free, fill.room, fill.pictures, fill.first, fill.first_height] for fill in layout.fills]
    return [layout.pages, layout.empty, fills]


def _read_layout(entry: Any) -> Fullness:
    """What ``_layout`` gave. Raises what comes of another form; see ``BuildRecord.load``."""
    pages, empty, fills = entry
    return Fullness(int(pages), float(empty), tuple(_read_fill(*fill) for fill in fills))


def _read_fill(free: Any, room: Any, pictures: Any, first: Any, height: Any) -> PageFill:
    found = tuple((str(anchor), float(size)) for anchor, size in pictures)
    return PageFill(float(free), float(room), found, str(first), float(height))


def _read_fit(entry: Mapping[str, Any]) -> tuple[float, float, float | None, tuple[str, ...]]:
    empty, left_out = entry.get("empty"), map(str, entry.get("left_out", ()))
    size, leading = float(entry.get("size", 1)), float(entry.get("leading", 1))
    return size, leading, None if empty is None else float(empty), tuple(left_out)


def _read_finding(entry: dict[str, Any]) -> Finding:
    """A finding as ``asdict`` gave it. Raises what comes of another form; see ``BuildRecord.load``."""
    place = SourceLocation(**entry["location"] | {"path": PurePosixPath(entry["location"]["path"])})
    return Finding(**entry | {"location": place, "severity": Severity(entry["severity"])})


def _read_moment(text: str) -> datetime.datetime | None:
    """A moment with its time zone. Raises ValueError for another text, TypeError for what is none."""
    moment = datetime.datetime.fromisoformat(text) if text else None
    if moment is not None and moment.tzinfo is None:
        raise ValueError(f"{text} names no time zone")
    return moment


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
