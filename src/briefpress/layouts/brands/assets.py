"""The files that a brand brings in its folder: fonts, and logos as PNG, JPEG or SVG."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fontTools.ttLib import TTFont, TTLibError

from briefpress.brands import LOGO_SIZES, Logo
from briefpress.content.images import load_image
from briefpress.document.stylesheet import BrandFont
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.formats.pdf.fonts import FontFile
from briefpress.formats.svg.pictures import SvgError, svg_size
from briefpress.layouts.brands.schema import (
    FontFileSchema,
    FontSchema,
    LightDarkSchema,
    LogoHeightsSchema,
    LogoImageSchema,
    LogoSchema,
)
from briefpress.reading.yaml_document import YamlDocument, YamlPath

MAX_BYTES = 30_000_000
"""The largest font or drawing that is read."""

_SERIFS = range(2, 11)
"""Values of bSerifStyle in PANOSE that have serifs (OpenType, OS/2)."""

_FAMILY_NAMES = (1, 16)
"""Where a font says its family (OpenType, name): that of four styles, and that of all."""

_RESTRICTED = 0x0002
"""The bit of OS/2.fsType that forbids to embed a font."""

_SAME_SHAPE = 0.03
"""How far the proportions of a drawing and of the picture beside it may differ."""

_PIXELS_PER_MM = 300 / 25.4
"""How fine a logo has to be, at least."""


def load_brand_fonts(
    root: Path, document: YamlDocument, fonts: Sequence[FontSchema], collector: FindingCollector
) -> tuple[list[FontFile], tuple[BrandFont, ...]]:
    """The fonts under ``typography.fonts``: as files, and as a Stylesheet holds them. Findings go to ``collector``."""
    folder = _Folder(root, document, collector)
    files: list[FontFile] = []
    for position, font in enumerate(fonts):
        for number, entry in enumerate(font.files):
            place: YamlPath = ("typography", "fonts", position, "files", number)
            spec = FontFileSchema(path=entry) if isinstance(entry, str) else entry
            if (file := folder.font(font.family, spec, place)) is not None:
                files.append(file)
    brought = tuple(
        BrandFont(file.family, file.weights, file.style, file.path.relative_to(root).as_posix(), file.sha256)
        for file in files
    )
    return files, brought


def load_logos(
    root: Path, document: YamlDocument, logo: LogoSchema, heights: LogoHeightsSchema, collector: FindingCollector
) -> dict[str, Logo]:
    """The logos by size; a size that the brand does not give has none. Findings go to ``collector``."""
    folder = _Folder(root, document, collector)
    logos: dict[str, Logo] = {}
    faulty: set[YamlPath] = set()
    # The largest first: what is wrong with a file that stands for several is said once, and asks for the most.
    for size in sorted(LOGO_SIZES, key=lambda size: getattr(heights, size), reverse=True):
        entry = getattr(logo, size)
        if entry is None:
            continue
        place: YamlPath = ("logo",) if isinstance(document.value(("logo",)), str) else ("logo", size)
        if isinstance(entry, LightDarkSchema):
            entry, place = entry.light, (*place, "light")
        if entry in logo.images:
            place, image = ("logo", "images", entry), logo.images[entry]
            entry = image.path if isinstance(image, LogoImageSchema) else image
            place = (*place, "path") if isinstance(image, LogoImageSchema) else place
        if place in faulty:
            continue
        before = len(collector)
        if (found := folder.logo(entry, place, getattr(heights, size))) is not None:
            logos[size] = found
        if len(collector) > before:
            faulty.add(place)
    return {size: logos[size] for size in LOGO_SIZES if size in logos}


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The bytes of an SVG, and how much wider than high it is."""

    data: bytes
    ratio: float


@dataclass(frozen=True, slots=True)
class _Folder:
    """The folder of the brand that ``document`` describes."""

    root: Path
    document: YamlDocument
    collector: FindingCollector

    @property
    def path(self) -> PurePosixPath:
        return self.document.path.parent

    def font(self, family: str, spec: FontFileSchema, place: YamlPath) -> FontFile | None:
        """One font file; a variable one covers the weights that it has, whatever ``spec`` says."""
        if spec.path != "" and isinstance(self.document.value(place), dict):
            place = (*place, "path")
        data = self._read(spec.path, place, "fonts/Office-Bold.ttf")
        if data is None:
            return None
        file = self.root / self.path / spec.path
        if file.suffix.lower() not in (".ttf", ".otf"):
            self._report("F401", "a font is a .ttf or .otf file", place, spec.path, "save it in one of these forms")
            return None
        try:
            with TTFont(io.BytesIO(data), lazy=True) as font:
                table = font["OS/2"]
                weight = spec.weight or min(900, max(100, table.usWeightClass))
                weights = (weight, weight)
                if "fvar" in font:
                    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
                    if "wght" in axes:
                        weights = (round(axes["wght"].minValue), round(axes["wght"].maxValue))
                is_italic = spec.style == "italic" if spec.style else bool(table.fsSelection & 1)
                serif = table.panose.bSerifStyle in _SERIFS
                restricted = bool(table.fsType & _RESTRICTED)
                names = {font["name"].getDebugName(number) for number in _FAMILY_NAMES} - {None}
        except (TTLibError, OSError, LookupError, AttributeError, ValueError, AssertionError):
            self._report("F401", "this font is damaged", place, spec.path, "take the file from its source again")
            return None
        if restricted:
            message = "the licence of this font forbids to embed it"
            self._report("F401", message, place, spec.path, "take a font that may be embedded")
            return None
        if family not in names:
            message = f"this file holds another font than «{family}»"
            advice = f"write family: {max(names)}" if names else "take the file from its source again"
            self._report("F401", message, place, spec.path, advice)
            return None
        style = "italic" if is_italic else "normal"
        return FontFile(family, weights, style, file, hashlib.sha256(data).hexdigest(), serif)

    def logo(self, name: str, place: YamlPath, height: float) -> Logo | None:
        """The logo in the file ``name``, ``height`` mm high; an SVG has a PNG of the same name beside it."""
        drawing = self._drawing(name, place) if name.lower().endswith(".svg") else None
        if drawing is None and name.lower().endswith(".svg"):
            return None
        if drawing is None and self._read(name, place, "logo.png") is None:
            return None
        raster = str(PurePosixPath(name).with_suffix(".png")) if drawing else name
        least = round(height * _PIXELS_PER_MM)
        if drawing and not (self.root / self.path / raster).is_file():
            message = f"there is no {raster} beside the drawing, and Word needs one"
            self._report("F401", message, place, name, f"save the logo as PNG too, at least {least} pixels high")
            return None
        location = self.document.location(place)
        try:
            excerpt = self.document.excerpt(location)
            picture = load_image(raster, self.root / self.path, self.root, location, excerpt, owner="brand")
        except FindingsError as error:
            self.collector.extend(error.findings)
            return None
        if picture.height < least:
            message = f"this logo is {picture.height} pixels high, which is too coarse for {height:g} mm"
            self._report("F505", message, place, raster, f"save it at least {least} pixels high")
        if drawing is None:
            ratio = picture.width / picture.height
            return Logo(str(picture.path), str(picture.path), picture.digest, round(height * ratio, 2), height)
        if abs(drawing.ratio * picture.height / picture.width - 1) > _SAME_SHAPE:
            message = f"{name} and {raster} have not the same proportions"
            self._report("F505", message, place, name, "save the PNG from the drawing again")
        digest = hashlib.sha256(drawing.data + picture.digest.encode()).hexdigest()
        return Logo(str(self.path / name), str(picture.path), digest, round(height * drawing.ratio, 2), height)

    def _drawing(self, name: str, place: YamlPath) -> _Drawing | None:
        """The SVG in the file ``name``; None after a finding."""
        data = self._read(name, place, "logo.svg")
        try:
            width, height = svg_size(data) if data is not None else (0, 0)
        except SvgError as error:
            self._report("F505", f"the drawing cannot be used: {error}", place, name, "save it as plain SVG")
            return None
        return _Drawing(data, width / height) if data is not None else None

    def _read(self, name: str, place: YamlPath, example: str) -> bytes | None:
        """The bytes of a file in the folder of the brand; None after a finding."""
        folder = (self.root / self.path).resolve()
        try:
            file = (folder / name).resolve()
            if "\\" in name or "\0" in name or not file.is_relative_to(folder) or PurePosixPath(name).is_absolute():
                message = "the files of a brand lie in its folder"
                self._report("F401", message, place, name, f"write a path such as {example}")
                return None
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            self._report("F401", "there is no such file in the folder of the brand", place, name, f"such as {example}")
            return None
        if len(data) > MAX_BYTES:
            self._report("F401", f"this file is larger than {MAX_BYTES // 1_000_000} MB", place, name)
            return None
        return data

    def _report(self, code: str, message: str, place: YamlPath, found: str, advice: str = "") -> None:
        location = self.document.location(place)
        excerpt = self.document.excerpt(location)
        self.collector.add(Finding(code, message, location, found, help=advice, excerpt=excerpt))
