"""The part of a Word file that defines its styles."""

from __future__ import annotations

from dataclasses import replace

from briefpress.formats.word.elements import Element, w
from briefpress.formats.word.measures import half_points
from briefpress.formats.word.numbering import Numbering
from briefpress.formats.word.style_names import style_element
from briefpress.formats.word.styles import ParagraphStyle, StyleBook
from briefpress.formats.word.table_styles import table_style_elements

_HIDDEN_BUILT_IN_STYLES = 376
"""How many styles Word would list beside ours."""


def styles_part(book: StyleBook, numbering: Numbering) -> Element:
    """The root of the styles part: what ``book`` has given out, and every other role for those who edit the file."""
    book.add_unused()
    return w(
        "styles",
        _defaults(book),
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=_HIDDEN_BUILT_IN_STYLES,
        ),
        *(_paragraph_style(book, style, numbering) for style in book.used),
        *book.characters.elements(),
        *table_style_elements(book.stylesheet),
        style_element("numbering", "NoList", "No List", default=True),
    )


def _defaults(book: StyleBook) -> Element:
    """What holds before any style: the font and size of the body, and the languages of the text."""
    body = book.stylesheet.role("body")
    languages = book.languages
    properties = w(
        "rPr",
        book.looks.fonts(body.family),
        w("sz", val=half_points(body.size)),
        w("szCs", val=half_points(body.size)),
        w("lang", val=languages.latin, eastAsia=languages.east_asian, bidi=languages.complex),
    )
    return w("docDefaults", w("rPrDefault", properties), w("pPrDefault"))


def _paragraph_style(book: StyleBook, style: ParagraphStyle, numbering: Numbering) -> Element:
    normal = style.name == "Normal"
    look = style.look
    if look.outline is not None and not look.number:
        # No indent goes with it: the list's own makes the number hang.
        look = replace(look, number=numbering.heading_style_level(style.id))
    begins_text = look.outline is not None or style.name in ("Title", "Subtitle")
    hidden = look.frame is not None or look.in_cell or style.name.startswith("toc ")
    return style_element(
        "paragraph",
        style.id,
        style.name,
        book.looks.paragraph_properties(look),
        book.looks.run_properties(look.role, tabular=look.tabular),
        based_on="" if normal else "Normal",
        following=book.body.id if begins_text else "",
        default=normal,
        in_gallery=not hidden,
        priority=99 if hidden else 9 if begins_text else 10,
    )
