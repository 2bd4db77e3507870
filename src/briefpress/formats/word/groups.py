"""Groups that stand side by side: lines with text at both ends, and the row of key figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefpress.document.inlines import plain_text
from briefpress.document.nodes import Area, Block, Direction, Group, Image, Paragraph
from briefpress.formats.word.character_styles import RunStyle
from briefpress.formats.word.context import Context
from briefpress.formats.word.drawings import image_run
from briefpress.formats.word.elements import Element, paragraph, w
from briefpress.formats.word.fields import text_run
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.measures import twips
from briefpress.formats.word.running import MOST_ON_A_LINE, estimated_width
from briefpress.formats.word.styles import ParagraphStyle
from briefpress.formats.word.table_styles import KEY_FIGURE_GAP, KEY_FIGURES

KEY_UNIT = "key-unit"
"""The role of a key figure's unit."""

LABELLED = {"answer": "\n", "contact-line": "\t"}
"""Roles of groups of a text with its label, and what stands between the two: a new line, or a tab."""


def as_line(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """The two or three paragraphs of ``blocks`` that can share a line; nothing where there is more or less."""
    found: list[Paragraph] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Group() | Area():
                inner = as_line(block.children) or tuple(b for b in block.children if isinstance(b, Paragraph))
                if len(inner) != len(block.children):
                    return ()
                found.extend(inner)
            case _:
                return ()
    return tuple(found) if 2 <= len(found) <= MOST_ON_A_LINE else ()


def write_line(
    context: Context,
    inlines: InlineWriter,
    role: str,
    parts: Sequence[Paragraph],
    group_role: str = "",
    logo: Image | None = None,
) -> Element:
    """One paragraph: the first part at the start of the line, the last at its end, one between them in the middle.

    A ``logo`` stands before them all.
    """
    centred = len(parts) == MOST_ON_A_LINE
    style = context.styles.line(role, centred=centred, group_role=group_role, with_picture=logo is not None)
    content: list[Element] = [image_run(context, logo), text_run("\u2003")] if logo else []
    for position, part in enumerate(parts):
        if position:
            # Large type and long names may reach what is in the middle; then the space alone keeps the parts apart.
            # With as much on both sides of it, the one in the middle stays there.
            gap = "\u2003\t\u2003" if centred and position == 1 else "\u2003\t"
            content.append(text_run(gap if centred or context.stylesheet.least_size else "\t"))
        content += _part_of_line(context, inlines, part, style, own=part.role == role)
    return paragraph(style.id, content)


def write_closing(
    context: Context, inlines: InlineWriter, first: Paragraph, label: Paragraph, text: Paragraph
) -> Element:
    """A line with one text at its start, and at its end another behind its label, whose look the line has."""
    style = context.styles.line(label.role)
    content = [*_part_of_line(context, inlines, first, style, own=False), text_run("\t")]
    content += [*_part_of_line(context, inlines, label, style, own=True), text_run("\u2002")]
    return paragraph(style.id, [*content, *_part_of_line(context, inlines, text, style, own=False)])


def write_number_with_unit(
    context: Context, inlines: InlineWriter, number: Paragraph, unit: Paragraph, style: ParagraphStyle
) -> Element:
    """A key figure's number with its unit behind it on the same baseline, the unit in its own smaller type."""
    content = _part_of_line(context, inlines, number, style, own=True)
    if plain_text(unit.children):
        content.append(text_run("\u00a0", context.styles.role_characters(unit.role)))
        content += _part_of_line(context, inlines, unit, style, own=False)
    return paragraph(style.id, content)


def write_labelled(
    context: Context, inlines: InlineWriter, role: str, parts: tuple[Paragraph, Paragraph], style: ParagraphStyle
) -> Element:
    """A text with its label in the same paragraph: no page break can come between the two."""
    label, text = parts
    content = _part_of_line(context, inlines, label, style, own=False)
    content += [text_run(LABELLED[role]), *_part_of_line(context, inlines, text, style, own=True)]
    return paragraph(style.id, content)


def _part_of_line(
    context: Context, inlines: InlineWriter, part: Paragraph, style: ParagraphStyle, *, own: bool
) -> list[Element]:
    """The runs of one paragraph among others on a line; ``own`` if the line already has the look of its role."""
    characters = "" if own else context.styles.role_characters(part.role)
    runs = replace(inlines, role_style=characters).write(part.children, RunStyle(on_bold=style.bold))
    return context.bookmarks.around_segment(part.segment, runs)


def units_fit(context: Context, figures: Sequence[Block]) -> bool:
    """Whether every unit has room behind its number; if one has not, all stand beneath, to be alike."""
    columns = min(len(figures), context.stylesheet.figures_in_row)
    room = (context.styles.text_width + KEY_FIGURE_GAP / 20) / max(1, columns) - KEY_FIGURE_GAP / 20
    for figure in figures:
        match figure:
            case Group(children=(Paragraph() as number, Paragraph() as unit, *_)) if unit.role == KEY_UNIT:
                if sum(estimated_width(context.stylesheet, part) for part in (number, unit)) > room:
                    return False
            case _:
                pass
    return True


def write_key_figures(
    context: Context, figures: Sequence[Block], write: Callable[[Sequence[Block]], list[Element]]
) -> list[Element]:
    """A row with one column a figure; more than four go on in further rows. Lines are the paragraphs' own."""
    columns = min(len(figures), context.stylesheet.figures_in_row)
    if not columns:
        return []
    total = twips(context.styles.text_width) + KEY_FIGURE_GAP
    edges = [round(total * position / columns) for position in range(columns + 1)]
    widths = [after - before for before, after in pairwise(edges)]
    rows = []
    for first in range(0, len(figures), columns):
        cells = []
        for position, width in enumerate(widths):
            here = figures[first + position : first + position + 1]
            content = write(here) or [paragraph(context.styles.after_table().id, [])]
            cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content))
        rows.append(w("tr", w("trPr", w("cantSplit")), *cells))
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=KEY_FIGURES),
            *([w("bidiVisual")] if context.document.direction is Direction.RTL else []),
            w("tblW", w=total, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )
    return [table, paragraph(context.styles.after_table().id, [])]
