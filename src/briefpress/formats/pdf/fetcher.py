"""The only way out of a page: ``asset:font/NAME`` and ``asset:image/PATH``, answered from what the project holds, and
``asset:drawing/NAME``, from what was drawn for this page.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefpress.formats.pdf.fonts import ASSET_SCHEME, FontFile
from briefpress.formats.pictures import only_what_is_seen

MAXIMUM_SIZE = 64 * 1024 * 1024

_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_DRAWINGS = {".svg": "image/svg+xml"}
_TYPES = {".ttf": "font/ttf", ".otf": "font/otf", **_PICTURES, **_DRAWINGS}
_FOLDERS = {"content": _PICTURES, "templates/brands": _PICTURES | _DRAWINGS}
"""Where images may lie, and of which kinds: drawings are those of brands alone."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens fonts by name and images by their path in the project; every other address stops the rendering.

    There is no path in an address that the file system sees unchecked, no protocol but our own, and no redirect.
    """

    def __init__(self, root: Path, fonts: Iterable[FontFile], drawings: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols={ASSET_SCHEME}, allow_redirects=False, fail_on_errors=True)
        self._root = root.resolve()
        self._fonts = {font.asset: font.path for font in fonts}
        self._drawings = drawings or {}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The bytes behind ``url``. Raises FatalURLFetchingError, which WeasyPrint lets through, for all else."""
        del headers
        scheme, _, rest = url.partition(":")
        kind, _, name = unquote(rest).partition("/")
        if scheme == ASSET_SCHEME and kind == "drawing" and name in self._drawings:
            return URLFetcherResponse(url, self._drawings[name], {"Content-Type": _TYPES[Path(name).suffix]})
        file = self._find(kind, name) if scheme == ASSET_SCHEME else None
        if file is None:
            self.refused.append(url)
            raise FatalURLFetchingError(f"a page may not fetch {url}")
        data = _read(file)
        if kind == "image":
            try:
                data = only_what_is_seen(data)
            except (OSError, ValueError, SyntaxError) as error:  # damaged since it was looked at
                raise FatalURLFetchingError(f"{file.name}: {error}") from error
        return URLFetcherResponse(url, data, {"Content-Type": _TYPES[file.suffix.lower()]})

    def _find(self, kind: str, name: str) -> Path | None:
        if kind == "font":
            return self._fonts.get(name)
        if kind == "image":
            try:
                file = (self._root / name).resolve()
            except (OSError, ValueError, RuntimeError):  # a null character, or links that lead to each other
                return None
            for folder, kinds in _FOLDERS.items():
                if file.is_relative_to(self._root / folder) and file.suffix.lower() in kinds:
                    return file
        return None


def _read(file: Path) -> bytes:
    """The bytes of a plain file of bearable size. Folders, devices, pipes, links put there meanwhile are refused."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise FatalURLFetchingError(f"{file.name}: {error.strerror}") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAXIMUM_SIZE:
            raise FatalURLFetchingError(f"{file.name} is not a plain file of at most {MAXIMUM_SIZE} bytes")
        with os.fdopen(descriptor, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(descriptor)
