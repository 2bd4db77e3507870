"""Pictures without what nobody sees: where and by whom they were taken, remarks, previews, what follows their end.

A photograph knows the place where it was taken, a drawing often its author and his file. Neither is for the reader.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageOps

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SEEN_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"pHYs"}
)
"""Chunks of a PNG that say what it looks like (PNG, third edition, 11.2 and 11.3)."""

_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_SEEN_SEGMENTS = ((0xE0, b"JFIF\x00"), (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe"))
"""Segments of applications that say what a JPEG looks like: resolution, colours, how these are stored."""

_ORIENTATION = 0x0112
_UPRIGHT = 1
_ON_ITS_SIDE = range(5, 9)
"""Values of the orientation (Exif 2.32, 4.6.4.A) whose rows are columns of the picture."""
_QUALITY = 92


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels as the picture is meant to be seen, whichever way the camera was held."""
    width, height = image.size
    lies_on_its_side = image.getexif().get(_ORIENTATION, _UPRIGHT) in _ON_ITS_SIDE
    return (height, width) if lies_on_its_side else (width, height)


def only_what_is_seen(data: bytes) -> bytes:
    """The PNG or JPEG ``data`` with the same pixels and nothing beside them; all else (drawings) as it is.

    A picture that says in its metadata how to turn it is turned. Raises ValueError where it is damaged.
    """
    if not data.startswith((_PNG, _JPEG)):
        return data
    if not _is_upright(data):
        return _turned(data)
    return b"".join(_seen_chunks(data) if data.startswith(_PNG) else _seen_segments(data))


def _is_upright(data: bytes) -> bool:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        return bool(image.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT)


def _turned(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        turned = ImageOps.exif_transpose(image)
        file = io.BytesIO()
        turned.save(file, image.format, quality=_QUALITY, icc_profile=image.info.get("icc_profile"), exif=b"")
    return only_what_is_seen(file.getvalue())


def _seen_chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are seen; each is its length, its name, its content and a checksum."""
    yield _PNG
    place = len(_PNG)
    while place < len(data):
        name = data[place + 4 : place + 8]
        after = place + 12 + int.from_bytes(data[place : place + 4])
        if len(name) < 4 or after > len(data):  # the length of a name
            raise ValueError("the PNG is cut short")
        if name in _SEEN_CHUNKS:
            yield data[place:after]
        if name == b"IEND":
            return
        place = after


def _seen_segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that are seen, and its scans, up to the mark of its end (ITU-T T.81, B.1.1)."""
    yield data[:2]
    place = 2
    while place + 4 <= len(data):
        marker = data[place + 1]
        if data[place] != 0xFF:  # every marker begins with it
            raise ValueError("the JPEG is damaged")
        if marker == 0xFF:  # filling
            place += 1
            continue
        if marker == _END:
            break
        after = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if after > len(data):
            raise ValueError("the JPEG is cut short")
        if marker == _START_OF_SCAN:
            after = _end_of_scan(data, after)
        content = data[place + 4 : after]
        is_application = marker in _APPLICATION
        is_seen = any(marker == kind and content.startswith(name) for kind, name in _SEEN_SEGMENTS)
        if marker != _COMMENT and (is_seen or not is_application):
            yield data[place:after]
        place = after
    yield bytes((0xFF, _END))


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker stands after ``place``: in a scan FF is followed by 00, or by a restart, D0 to D7."""
    while (place := data.find(b"\xff", place)) >= 0:
        if place + 1 < len(data) and data[place + 1] != 0 and data[place + 1] not in range(0xD0, 0xD8):
            return place
        place += 2
    return len(data)
