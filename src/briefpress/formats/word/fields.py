"""Complex fields with their results filled in, so that nothing has to be updated when the file is opened."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.document.inlines import JOINER
from briefpress.formats.word.elements import Element, name, w

HARD_CHARACTERS = {"\t": "tab", "\n": "br", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
"""Characters that Word keeps as elements: as plain characters it would print them wrongly."""


def run(*content: Element, style: str = "") -> Element:
    """A run of the character style with the id ``style``, or of the paragraph's own."""
    return w("r", *([w("rPr", w("rStyle", val=style))] if style else []), *content)


def text_run(text: str, style: str = "") -> Element:
    """``text`` as one run. A hyphen before a word joiner is one that does not break; Word knows no other joiner.

    After the dash of a range stands its older form, U+FEFF: LibreOffice holds to it, and Word is said to.
    """
    text = text.replace(f"-{JOINER}", "\u2011").replace(f"–{JOINER}", "–\ufeff").replace(JOINER, "")
    pieces: list[Element] = []
    plain: list[str] = []

    def flush() -> None:
        if plain:
            piece = w("t")
            piece.text = "".join(plain)
            piece.set(name("xml:space"), "preserve")
            pieces.append(piece)
            plain.clear()

    for character in text:
        if character in HARD_CHARACTERS:
            flush()
            pieces.append(w(HARD_CHARACTERS[character]))
        else:
            plain.append(character)
    flush()
    return run(*pieces, style=style)


def begin_field(instruction: str, style: str = "") -> list[Element]:
    """The runs before a field's result."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(name("xml:space"), "preserve")
    return [
        run(w("fldChar", fldCharType="begin"), style=style),
        run(code, style=style),
        run(w("fldChar", fldCharType="separate"), style=style),
    ]


def end_field(style: str = "") -> Element:
    """The run after a field's result."""
    return run(w("fldChar", fldCharType="end"), style=style)


def field(instruction: str, result: Iterable[Element], style: str = "") -> list[Element]:
    """A field whose last result is ``result``."""
    return [*begin_field(instruction, style), *result, end_field(style)]


def text_field(instruction: str, result: str, style: str = "") -> list[Element]:
    """A field whose last result is plain text."""
    return field(instruction, [text_run(result, style)], style)
