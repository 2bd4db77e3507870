"""The brand where Word's own menus look for it: colours and fonts of the theme, and the table of fonts."""

from __future__ import annotations

from briefpress.document.stylesheet import FontFamily, Stylesheet
from briefpress.formats.word.elements import Element, element, w
from briefpress.formats.word.looks import hex_color
from briefpress.formats.word.package import printable

_SLOTS = {
    "dk1": "foreground",
    "lt1": "background",
    "dk2": "primary",
    "lt2": "tint",
    "accent1": "primary",
    "accent2": "accent",
    "accent3": "secondary",
    "accent4": "line",
    "accent5": "tertiary",
    "accent6": "link",
    "hlink": "link",
    "folHlink": "secondary",
}
"""The twelve colours of a theme and the tokens of the brand that fill them."""


_SUBSTITUTES = {
    False: ("swiss", "Calibri", "Microsoft YaHei", "Arial"),
    True: ("roman", "Cambria", "SimSun", "Times New Roman"),
}
"""What every machine with Word has, by whether the font has serifs: kind, Latin, East Asian and complex font."""


def theme(stylesheet: Stylesheet) -> Element:
    """The root of the theme part."""
    body = stylesheet.role("body")
    fallback = {"background": "#ffffff"}
    name = printable(stylesheet.brand) or "Brief"
    colors = [
        element(f"a:{slot}", None, _rgb(stylesheet.colors.get(token) or fallback.get(token, body.color)))
        for slot, token in _SLOTS.items()
    ]
    return element(
        "a:theme",
        {"name": name},
        element(
            "a:themeElements",
            None,
            element("a:clrScheme", {"name": name}, *colors),
            element(
                "a:fontScheme",
                {"name": name},
                _fonts("a:majorFont", stylesheet, FontFamily.HEADINGS),
                _fonts("a:minorFont", stylesheet, FontFamily.BASE),
            ),
            _plain_formats(name),
        ),
    )


def _rgb(color: str) -> Element:
    return element("a:srgbClr", {"val": hex_color(color)})


def _fonts(tag: str, stylesheet: Stylesheet, family: FontFamily) -> Element:
    stack = stylesheet.fonts[family]
    return element(
        tag,
        None,
        element("a:latin", {"typeface": stack.latin}),
        element("a:ea", {"typeface": stack.east_asian}),
        element("a:cs", {"typeface": stack.complex}),
    )


def _plain_formats(name: str) -> Element:
    """Three each of fills, lines, effects and grounds, as the schema asks for; all plain."""

    def fill() -> Element:
        return element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))

    return element(
        "a:fmtScheme",
        {"name": name},
        element("a:fillStyleLst", None, fill(), fill(), fill()),
        element("a:lnStyleLst", None, *(element("a:ln", {"w": "6350"}, fill()) for _ in range(3))),
        element("a:effectStyleLst", None, *(element("a:effectStyle", None, element("a:effectLst")) for _ in range(3))),
        element("a:bgFillStyleLst", None, fill(), fill(), fill()),
    )


def font_table(stylesheet: Stylesheet) -> Element:
    """The fonts of a stylesheet with what Word may use in their place where they are not installed."""
    fonts: dict[str, Element] = {}
    for stack in stylesheet.fonts.values():
        kind, latin, east_asian, complex_font = _SUBSTITUTES[stack.serif]
        for font, substitute in ((stack.latin, latin), (stack.east_asian, east_asian), (stack.complex, complex_font)):
            if font:
                entry = w(
                    "font", w("altName", val=substitute), w("family", val=kind), w("pitch", val="variable"), name=font
                )
                fonts.setdefault(font, entry)
    return w("fonts", *(fonts[font] for font in sorted(fonts)))
