"""The word behind the text of a draft, as Word itself makes it: a shape in the head of the page, its text along a line.

The shape is VML (ISO 29500-4, 19): Word still writes its watermarks in that, finds and removes them by the name of the
shape, and LibreOffice shows them.
"""

from __future__ import annotations

from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.stylesheet import FontFamily, Stylesheet
from briefpress.findings import display_width
from briefpress.formats.word.elements import Element, element, w
from briefpress.formats.word.package import printable

_NAME = "PowerPlusWaterMarkObject1"
_TYPE = "_x0000_t136"
"""The preset of WordArt that runs straight on."""

_GREY = "#ececec"
_LETTER = 0.62
"""Width of a capital as a share of the size of type; twice that for Chinese."""

_SHARE = 0.72
"""How much of the diagonal of the page the word takes, and …"""

_TALLEST = 0.25
"""… how much of the width of the page it is high at most."""


def watermark(text: str, stylesheet: Stylesheet, *, east_asian: bool, rtl: bool) -> Element:
    """The run of a head that draws ``text`` across the page, behind what stands there."""
    page = stylesheet.page
    ratio = max(1, display_width(text)) * _LETTER
    diagonal = (page.width**2 + page.height**2) ** 0.5
    height = min(_SHARE * diagonal / ratio, _TALLEST * page.width) * POINTS_PER_MM
    fonts = stylesheet.fonts[FontFamily.BASE]
    family = (fonts.complex if rtl else fonts.east_asian if east_asian else "") or fonts.latin
    style = {
        "position": "absolute",
        "margin-left": "0",
        "margin-top": "0",
        "width": f"{height * ratio:.0f}pt",
        "height": f"{height:.0f}pt",
        "rotation": "308",
        "z-index": "-251658752",
        "mso-position-horizontal": "center",
        "mso-position-horizontal-relative": "page",
        "mso-position-vertical": "center",
        "mso-position-vertical-relative": "page",
    }
    shape = element(
        "v:shape",
        {
            "id": _NAME,
            "o:spid": "_x0000_s2049",
            "type": f"#{_TYPE}",
            "alt": "",
            "style": ";".join(f"{key}:{value}" for key, value in style.items()),
            "o:allowincell": "f",
            "fillcolor": _GREY,
            "stroked": "f",
        },
        element("v:textpath", {"style": f'font-family:"{family}";font-weight:bold', "string": printable(text)}),
    )
    return w("r", w("pict", _shape_type(), shape))


def _shape_type() -> Element:
    return element(
        "v:shapetype",
        {
            "id": _TYPE,
            "coordsize": "21600,21600",
            "o:spt": "136",
            "adj": "10800",
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        element(
            "v:formulas",
            None,
            *(
                element("v:f", {"eqn": formula})
                for formula in (
                    "sum #0 0 10800",
                    "prod #0 2 1",
                    "sum 21600 0 @1",
                    "sum 0 0 @2",
                    "sum 21600 0 @3",
                    "if @0 @3 0",
                    "if @0 21600 @1",
                    "if @0 0 @2",
                    "if @0 @4 21600",
                    "mid @5 @6",
                    "mid @8 @5",
                    "mid @7 @8",
                    "mid @6 @7",
                    "sum @6 0 @5",
                )
            ),
        ),
        element("v:path", {"textpathok": "t", "o:connecttype": "custom"}),
        element("v:textpath", {"on": "t", "fitshape": "t"}),
    )
