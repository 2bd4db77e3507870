"""The word behind the text of a draft: a picture on the ground of every page, and so an artifact and no text.

Shaped by HarfBuzz through Pillow, since Arabic letters join.
"""

from __future__ import annotations

import io
from functools import cache
from math import hypot

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, ImageOps

from briefpress.document.contrast import mix
from briefpress.document.stylesheet import PageStyle
from briefpress.formats.pdf.fonts import ASSET_SCHEME, FontFile

NAME = "watermark.png"

_PIXELS_PER_MM = 150 / 25.4
_STRENGTH = 0.085
"""How much of its ink the word has: it must not stand in the way of reading."""

_ANGLE = 52
"""Degrees by which the word rises: about the diagonal of A4."""

_SHARE = 0.72
"""How much of the diagonal the word takes, and …"""

_TALLEST = 0.25
"""… how much of the width of the page its letters are high at most."""

_WEIGHT = 700


def watermark_css(page: PageStyle) -> str:
    """The rule that puts the picture on every page, whatever the margins."""
    picture = f"url('{ASSET_SCHEME}:drawing/{NAME}')"
    size = f"{page.width:g}mm {page.height:g}mm"
    place = f"{-page.left:g}mm {-page.top:g}mm"
    return f"@page {{ background: {picture} no-repeat; background-size: {size}; background-position: {place}; }}\n"


@cache
def draw_watermark(
    text: str, fonts: tuple[FontFile, ...], width: float, height: float, ink: str = "#000000", paper: str = "#ffffff"
) -> bytes:
    """``text`` across a page of ``width`` by ``height`` mm, as PNG; in the first of ``fonts`` that has its letters."""
    across, down = round(width * _PIXELS_PER_MM), round(height * _PIXELS_PER_MM)
    file = next((font for font in fonts if _has(font, text)), fonts[0])
    probe = _font(file, 100)
    left, top, right, bottom = probe.getbbox(text)
    size = 100 * min(_SHARE * hypot(across, down) / (right - left), _TALLEST * across / (bottom - top))
    font = _font(file, round(size))
    left, top, right, bottom = font.getbbox(text)
    word = Image.new("L", (round(right - left), round(bottom - top)))
    ImageDraw.Draw(word).text((-left, -top), text, fill=255, font=font)
    turned = word.rotate(_ANGLE, Image.Resampling.BICUBIC, expand=True)
    sheet = Image.new("L", (across, down))
    sheet.paste(turned, ((across - turned.width) // 2, (down - turned.height) // 2))
    out = io.BytesIO()
    ImageOps.colorize(sheet, paper, mix(ink, paper, _STRENGTH)).quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def _has(font: FontFile, text: str) -> bool:
    with TTFont(font.path, lazy=True) as opened:
        return all(ord(letter) in opened.getBestCmap() for letter in text)


def _font(file: FontFile, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(file.path, size, layout_engine=ImageFont.Layout.RAQM)
    lowest, highest = file.weights
    if lowest < highest:
        font.set_variation_by_axes([max(lowest, min(highest, _WEIGHT))])
    return font
