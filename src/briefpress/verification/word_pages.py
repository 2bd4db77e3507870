"""How many pages Word files take, as far as that can be known: LibreOffice counts them where it is installed.

A Word file has no pages of its own; each program breaks lines in its own way. LibreOffice is no part of Briefpress and
is never needed to build; it is close enough to Word to say whether a page is left or is far away.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

import pikepdf

from briefpress.findings import Finding, Severity
from briefpress.formats.pdf.fonts import FOLDER
from briefpress.layouts.brands.loader import BRANDS
from briefpress.locations import SourceLocation

PROGRAM = "soffice"
_SECONDS_A_FILE = 60


class OfficeError(Exception):
    """LibreOffice is not there, or did not do its work."""


def count_word_pages(root: Path, paths: Sequence[PurePosixPath]) -> Mapping[PurePosixPath, int]:
    """The pages of each Word file of the project, as LibreOffice sets it in the project's fonts.

    Raises OfficeError. Files that are not there are left out.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise OfficeError(f"pages of Word files are counted by LibreOffice, and there is no program {PROGRAM}")
    present = [path for path in paths if (root / path).is_file()]
    if not present:
        return {}
    with tempfile.TemporaryDirectory(prefix="briefpress-") as name:
        return _count(root, present, program, Path(name))


def _count(root: Path, paths: Sequence[PurePosixPath], program: str, folder: Path) -> Mapping[PurePosixPath, int]:
    """The pages of ``paths``, which are there. Copies under names of their own: outputs of languages share theirs."""
    copies = {path: folder / f"{number}.docx" for number, path in enumerate(paths)}
    for path, copy in copies.items():
        shutil.copyfile(root / path, copy)
    fonts = folder / "fonts.conf"
    folders = "".join(f"<dir>{escape(str(root / place))}</dir>" for place in (FOLDER, BRANDS))
    cache = f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    fonts.write_text(f"{head}<fontconfig>{folders}{cache}</fontconfig>", "utf-8")
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir"]
    command += [str(folder), *map(str, copies.values())]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    try:
        subprocess.run(
            command, env=environment, check=True, capture_output=True, timeout=_SECONDS_A_FILE * (len(paths) + 1)
        )
        return {path: _pages(copy.with_suffix(".pdf")) for path, copy in copies.items()}
    except (OSError, subprocess.SubprocessError, pikepdf.PdfError) as error:
        raise OfficeError(f"LibreOffice did not set the Word files: {error}") from error


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def too_many_pages(path: PurePosixPath, pages: int, allowed: int) -> Finding | None:
    """A warning where a Word file takes more pages than its layout allows; None where it does not."""
    if not allowed or pages <= allowed:
        return None
    message = f"the Word file takes {pages} pages in LibreOffice; its layout allows {allowed}"
    return Finding("F605", message, SourceLocation(path), str(pages), str(allowed), severity=Severity.WARNING)
