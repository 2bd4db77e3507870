"""Text files as they stand on disk, with findings where they cannot be read."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from briefpress.findings import Finding, FindingsError
from briefpress.locations import SourceLocation

SIZE_LIMIT = 1_000_000
"""The largest file that is read, in bytes."""

CONTROL_PATTERN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text of ours holds: control characters, halves of surrogate pairs, non-characters."""

LINE_END = re.compile(r"\r\n|\n|\r")
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file. ``text`` is without a byte order mark, its line ends as on disk."""

    path: PurePosixPath
    text: str
    has_byte_order_mark: bool = False

    def encode(self, text: str) -> bytes:
        """Bytes to write ``text`` back in the place of this file's, with the byte order mark it had."""
        return ((BYTE_ORDER_MARK if self.has_byte_order_mark else "") + text).encode()


def excerpt(text: str, line: int) -> str:
    """Line ``line`` of ``text`` (from 1) without its line end; empty if there is none."""
    lines = LINE_END.split(text) if line > 0 else []
    return lines[line - 1] if 0 < line <= len(lines) else ""


def line_starts(text: str) -> list[int]:
    """Offsets (code points) at which the lines of ``text`` start."""
    return [0, *(match.end() for match in LINE_END.finditer(text))]


def project_path(file: Path, root: Path) -> PurePosixPath:
    """``file`` as findings name it: relative to the project root, or its mere name where it lies outside."""
    # normpath and not resolve: findings name a symbolic link itself, not what it points to.
    normal, base = Path(os.path.normpath(file.absolute())), Path(os.path.normpath(root.absolute()))
    return PurePosixPath((normal.relative_to(base) if normal.is_relative_to(base) else Path(file.name)).as_posix())


def load_text(file: Path, root: Path, *, controls: bool = False) -> TextFile:
    """The text of ``file``, which must be a regular file within ``root``, UTF-8, of at most 1 MB.

    Raises FindingsError with F001 or F007. Control characters are refused unless ``controls`` lets them through
    to a reader that reports them itself.
    """
    path = project_path(file, root)
    data = _read_bytes(file, root, path)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise FindingsError([_not_text(path, data, error)]) from None
    has_mark = text.startswith(BYTE_ORDER_MARK)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not controls and (finding := control_finding(text, path, "F007")):
        raise FindingsError([finding])
    return TextFile(path, text, has_mark)


def control_finding(text: str, path: PurePosixPath, code: str, *, first_line: int = 1) -> Finding | None:
    """A finding on the first control character in ``text``; None if there is none."""
    match = CONTROL_PATTERN.search(text)
    if match is None:
        return None
    starts = [start for start in line_starts(text) if start <= match.start()]
    line = excerpt(text, len(starts))
    return Finding(
        code,
        "a character that is no text stands here",
        SourceLocation(path, len(starts) - 1 + first_line, match.start() - starts[-1] + 1),
        found=f"the code point U+{ord(match.group()):04X}",
        expected="letters, digits, signs, tabs and line ends",
        help="delete the character; it cannot be seen in most editors",
        excerpt=CONTROL_PATTERN.sub("\N{REPLACEMENT CHARACTER}", line),
    )


def with_line(finding: Finding, root: Path) -> Finding:
    """``finding`` with the line that it points into; without a column, with what was found there or all of it marked.

    As it is where it has its line already, points into none, or the file cannot be read.
    """
    location = finding.location
    if finding.excerpt or not location.line:
        return finding
    try:
        line = excerpt(load_text(root / location.path, root).text, location.line)
    except FindingsError:
        return finding
    if not location.column:
        marked = finding.found if finding.found and finding.found in line else line.strip()
        column, length = line.find(marked) + 1, max(1, len(marked))
        location = replace(location, column=column, length=length)
    return replace(finding, location=location, excerpt=line)


def _read_bytes(file: Path, root: Path, path: PurePosixPath) -> bytes:
    def refuse(message: str, help_text: str = "") -> FindingsError:
        return FindingsError([Finding("F001", message, SourceLocation(path), help=help_text)])

    try:
        if not file.resolve().is_relative_to(root.resolve()):
            raise refuse("the file lies outside the project", "copy it into the folder of the brief")
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refuse("there is no file of this name, but a folder or device")
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise refuse("the file is missing") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        raise refuse(f"the file cannot be read: {reason}") from None
    if len(data) > SIZE_LIMIT:
        raise refuse(f"the file is larger than {SIZE_LIMIT // 1_000_000} MB", "split it into several files")
    return data


def _not_text(path: PurePosixPath, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = data[: error.start].decode().removeprefix(BYTE_ORDER_MARK)
    starts = line_starts(before)
    line = LINE_END.split(data[: error.start].decode() + data[error.start :].decode(errors="replace"))[len(starts) - 1]
    return Finding(
        "F007",
        "the file is not UTF-8 text",
        SourceLocation(path, len(starts), len(before) - starts[-1] + 1),
        found=f"the byte {data[error.start]:#04x}",
        help="save the file again with the encoding UTF-8",
        excerpt=line.removeprefix(BYTE_ORDER_MARK),
    )
