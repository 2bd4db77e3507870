"""Pictures and charts in the line of text, with their alternative text."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefpress.document.lengths import PIXELS_PER_MM
from briefpress.document.nodes import Image
from briefpress.findings import Finding, FindingsError
from briefpress.formats.word.captions import write_caption
from briefpress.formats.word.context import Context
from briefpress.formats.word.elements import Element, element, paragraph, w
from briefpress.formats.word.fields import run
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.measures import emu
from briefpress.formats.word.package import printable
from briefpress.locations import SourceLocation

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def write_image(context: Context, inlines: InlineWriter, image: Image) -> list[Element]:
    """Caption and picture; at its size in CSS pixels, or smaller so that it fits the page."""
    caption = write_caption(context, inlines, image.caption, "Image", image.id) if image.caption else []
    style = context.styles.graphic(image.role, sourced=False)
    return [*caption, paragraph(style.id, [image_run(context, image)])]


def image_run(context: Context, image: Image) -> Element:
    """The run that holds the picture of ``image``: what Word can show of it."""
    blob = context.read_image(image.raster or image.path)
    extension = next((kind for signature, kind in _SIGNATURES.items() if blob.startswith(signature)), "")
    if not extension:
        raise FindingsError(
            [
                Finding(
                    "F505",
                    "Word cannot show this kind of picture",
                    SourceLocation(PurePosixPath(image.raster or image.path)),
                    expected="PNG, JPEG or GIF",
                )
            ]
        )
    page = context.stylesheet.page
    width, height = image.width / PIXELS_PER_MM, image.height / PIXELS_PER_MM
    fit = min(1.0, context.width / width, 0.6 * (page.height - page.top - page.bottom) / height)
    relationship = context.package.add_image(blob, extension, image.digest or image.path)
    size = (emu(width * fit), emu(height * fit))
    graphic = element("a:graphicData", {"uri": _PICTURE}, _picture(relationship, size))
    return inline_drawing(context, graphic, size, "Image", image.alt)


def inline_drawing(context: Context, graphic: Element, size: tuple[int, int], kind: str, alt: str) -> Element:
    """The run that holds a drawing of ``size`` (width, height in EMU) with ``alt`` for those who cannot see it."""
    context.counters.drawings += 1
    number = context.counters.drawings
    width, height = size
    properties = {"id": str(number), "name": f"{kind} {number}", "descr": printable(alt)}
    inline = element(
        "wp:inline",
        {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
        element("wp:extent", {"cx": str(width), "cy": str(height)}),
        element("wp:effectExtent", {"l": "0", "t": "0", "r": "0", "b": "0"}),
        element("wp:docPr", properties),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", None, graphic),
    )
    return run(w("drawing", inline))


def _picture(relationship: str, size: tuple[int, int]) -> Element:
    width, height = size
    return element(
        "pic:pic",
        None,
        element("pic:nvPicPr", None, element("pic:cNvPr", {"id": "0", "name": "Image"}), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            None,
            element("a:blip", {"r:embed": relationship}),
            element("a:stretch", None, element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            None,
            element(
                "a:xfrm",
                None,
                element("a:off", {"x": "0", "y": "0"}),
                element("a:ext", {"cx": str(width), "cy": str(height)}),
            ),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        ),
    )
