"""What a picture file says beside its picture is in no artifact, and ``verify`` finds it if it ever is."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image, PngImagePlugin

if TYPE_CHECKING:
    from conftest import SmallProject

CANARY = "Canary of the desk"
PICTURE = "content/small/images/map.png"
PDF, WORD = "build/small/en/background.pdf", "build/small/en/background.docx"


def png() -> bytes:
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Author", CANARY)
    file = io.BytesIO()
    Image.new("RGB", (300, 150), (20, 80, 120)).save(file, "PNG", pnginfo=remarks)
    return file.getvalue()


def jpeg() -> bytes:
    values = Image.Exif()
    values[0x013B] = CANARY
    file = io.BytesIO()
    Image.effect_noise((300, 150), 40).convert("RGB").save(file, "JPEG", exif=values, comment=CANARY.encode())
    return file.getvalue()


def streams(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_no_artifact_says_who_took_a_picture(small: SmallProject) -> None:
    small.change("content/small/brief.md", "images/map.png", "images/photo.jpg")
    (small.root / "content/small/images/photo.jpg").write_bytes(jpeg())
    assert set(small.states(PDF, WORD).values()) == {"built"}
    built = small.artifacts()
    assert not any(CANARY.encode() in stream for stream in streams(built[PDF]))
    assert not any(CANARY.encode() in part for part in parts(built[WORD]).values())


def test_verify_finds_a_picture_that_does(small: SmallProject) -> None:
    (small.root / PICTURE).write_bytes(png())
    assert set(small.states(PDF, WORD).values()) == {"built"}
    assert small.run("verify", PDF, WORD).code == 0
    file = small.root / WORD
    found = parts(file.read_bytes())
    (name,) = [name for name in found if name.startswith("word/media/")]
    assert CANARY.encode() not in found[name]
    with zipfile.ZipFile(file, "w") as archive:
        for part, data in (found | {name: png()}).items():
            archive.writestr(part, data)
    outcome = small.run("verify", "--json", WORD)
    assert outcome.code == 1
    assert "F610" in outcome.out
