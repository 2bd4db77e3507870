"""A picture reaches nobody with more than what is seen of it, and not a pixel of that is changed."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from briefpress.formats.pictures import only_what_is_seen, upright_size

SECRET = b"Canary of the desk"
DESCRIPTION, ARTIST, ORIENTATION = 0x010E, 0x013B, 0x0112


def picture() -> Image.Image:
    image = Image.effect_noise((60, 30), 40).convert("RGB")
    image.putpixel((0, 0), (255, 0, 0))
    return image


def png() -> bytes:
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Comment", SECRET.decode())
    remarks.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    file = io.BytesIO()
    picture().save(file, "PNG", pnginfo=remarks, exif=exif(), dpi=(144, 144))
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    values = Image.Exif()
    values[DESCRIPTION] = values[ARTIST] = SECRET.decode()
    values[ORIENTATION] = orientation
    return values


def jpeg(orientation: int = 1, **options: object) -> bytes:
    file = io.BytesIO()
    picture().save(file, "JPEG", exif=exif(orientation), comment=SECRET, quality=90, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [png(), jpeg(), jpeg(progressive=True), jpeg(subsampling=0, restart_marker_rows=1)],
    ids=["png", "jpeg", "progressive", "restarts"],
)
def test_pixels_stay_and_remarks_go(data: bytes) -> None:
    assert SECRET in data
    clean = only_what_is_seen(data + SECRET)
    assert SECRET not in clean
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()
        assert after.format == "JPEG" or before.info["dpi"] == after.info["dpi"]
    assert only_what_is_seen(clean) == clean


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_photograph_is_turned_as_it_says(orientation: int) -> None:
    data = jpeg(orientation)
    clean = only_what_is_seen(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(clean)) as after:
        assert after.size == upright_size(before)
        assert not after.getexif()
    assert SECRET not in clean


def test_what_is_no_picture_is_let_be() -> None:
    assert only_what_is_seen(b"<svg/>") == b"<svg/>"


@pytest.mark.parametrize("data", [png(), jpeg()], ids=["png", "jpeg"])
def test_a_picture_cut_short_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, OSError)):
        only_what_is_seen(data[:20])
