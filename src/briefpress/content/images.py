"""Looks at picture files: only PNG and JPEG, only within the brief's folder, only of a size that can be printed."""

from __future__ import annotations

import hashlib
import io
import os
import warnings
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image

from briefpress.findings import Finding, FindingsError
from briefpress.formats.pictures import only_what_is_seen, upright_size
from briefpress.locations import SourceLocation

MAX_PIXELS = 40_000_000
MAX_BYTES = 30_000_000

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: ``path`` relative to the project, SHA-256 of its bytes, size in pixels."""

    path: PurePosixPath
    digest: str
    width: int
    height: int


def load_image(
    name: str, folder: Path, root: Path, location: SourceLocation, excerpt: str, owner: str = "brief"
) -> Picture:
    """The picture ``name`` in the ``folder`` of its ``owner``.

    Raises FindingsError with F106 or F505 at ``location``, where it is named.
    """

    def refuse(code: str, message: str, expected: str = "") -> FindingsError:
        return FindingsError([Finding(code, message, location, found=name, expected=expected, excerpt=excerpt)])

    if "\\" in name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise refuse("F106", f"an image lies in the folder of its {owner}", "a path such as images/map.png")
    try:
        file = folder / name
        if not file.resolve().is_relative_to(folder.resolve()):
            raise refuse("F106", f"an image lies in the folder of its {owner}", "a path such as images/map.png")
        if not file.is_file():
            raise refuse("F106", "there is no such image", f"a file {_shown(file, root)}")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise refuse("F106", "the image cannot be read") from error
    if len(data) > MAX_BYTES:
        raise refuse("F505", f"the image is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        width, height, mode = _measures(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refuse("F505", f"the image has more than {MAX_PIXELS // 1_000_000} million pixels") from None
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, EOFError, MemoryError):
        # What Pillow raises on damaged files is no closed list.
        raise refuse("F505", "the image is damaged, or neither PNG nor JPEG", "a PNG or JPEG file") from None
    if mode == "CMYK":
        # A PDF for archives says once what its colours mean (ISO 19005-3, 6.2.4.3): RGB.
        raise refuse("F505", "the image has the colours of a printing press, CMYK", "an image in RGB colours")
    return Picture(_shown(file, root), hashlib.sha256(data).hexdigest(), width, height)


def _shown(file: Path, root: Path) -> PurePosixPath:
    """``file`` as seen from the project. Lexical: a link within the folder is named as the author named it."""
    return PurePosixPath(Path(os.path.relpath(os.path.normpath(file.absolute()), root.absolute())).as_posix())


def _measures(data: bytes) -> tuple[int, int, str]:
    """Width and height in upright pixels, and Pillow's mode; decodes all of it, so that one cut short is found."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.load()
            only_what_is_seen(data)
            return (*upright_size(image), image.mode)
