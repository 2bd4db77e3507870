"""Blocks as paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from briefpress.document.nodes import (
    LOGO,
    MARKING,
    Area,
    Aside,
    Block,
    Chart,
    Contents,
    Group,
    Heading,
    Image,
    List,
    Paragraph,
    Section,
    Sources,
    Table,
    Timeline,
)
from briefpress.formats.word.anchors import target_name
from briefpress.formats.word.character_styles import RunStyle
from briefpress.formats.word.charts.writer import write_chart
from briefpress.formats.word.contents import write_contents
from briefpress.formats.word.context import Context
from briefpress.formats.word.drawings import write_image
from briefpress.formats.word.elements import Element, name, paragraph
from briefpress.formats.word.fields import text_run
from briefpress.formats.word.groups import (
    KEY_UNIT,
    LABELLED,
    as_line,
    units_fit,
    write_closing,
    write_key_figures,
    write_labelled,
    write_line,
    write_number_with_unit,
)
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.looks import Frame
from briefpress.formats.word.numbering import list_properties
from briefpress.formats.word.running import have_room_beside_middle, have_room_on_line
from briefpress.formats.word.sections import (
    areas_side_by_side,
    begin_column,
    end_section,
    section_properties,
)
from briefpress.formats.word.source_lists import titled_sources, write_run_on, write_sources
from briefpress.formats.word.styles import ParagraphStyle
from briefpress.formats.word.tables import write_table, write_timeline


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes blocks into one part of the file in the making."""

    context: Context
    inlines: InlineWriter
    units_on_line: bool = False
    """Whether the units of key figures have room behind their numbers."""

    def write(self, blocks: Sequence[Block], frame: Frame | None = None) -> list[Element]:
        """The paragraphs and tables of ``blocks``, within the box ``frame``."""
        made: list[Element] = []
        position = 0
        while position < len(blocks):
            here = blocks[position:]
            if areas := areas_side_by_side(here, self.context.stylesheet):
                self._write_columns(areas, made)
                position += len(areas)
            elif titled := titled_sources(here, self.context.stylesheet):
                made.append(write_run_on(self.context, self.inlines, titled[1], titled[0]))
                position += len(titled)
            else:
                made += self._block(blocks[position], _at(frame, position, len(blocks)))
                position += 1
        return made

    def _write_columns(self, areas: Sequence[Area], made: list[Element]) -> None:
        """End the section of what is ``made`` so far, and add the areas as the columns of another."""
        document, stylesheet = self.context.document, self.context.stylesheet
        break_style = self.context.styles.after_table().id
        begins = not any(True for element in made for _ in element.iter(name("w:sectPr")))
        if made:
            end_section(made, section_properties(document, stylesheet, is_continuous=not begins), break_style)
        columns: list[Element] = []
        for area in areas:
            content = replace(self, context=replace(self.context, area=area.name)).write(area.children)
            if columns:
                begin_column(content, break_style)
            columns += content
        names = [area.name for area in areas]
        properties = section_properties(document, stylesheet, areas=names, is_continuous=bool(made))
        end_section(columns, properties, break_style)
        made += columns

    def _block(self, block: Block, frame: Frame | None) -> list[Element]:
        match block:
            case Paragraph():
                style = self.context.styles.paragraph(block.role, _needed(frame))
                content = self.inlines.write(block.children, RunStyle(on_bold=style.bold))
                return [paragraph(style.id, self.context.bookmarks.around_segment(block.segment, content))]
            case Heading():
                return [self._heading(block, _needed(frame))]
            case List():
                return self._list(block, 0, frame)
            case Table():
                return write_table(self.context, self.inlines, block)
            case Chart():
                return write_chart(self.context, self.inlines, block)
            case Timeline():
                return write_timeline(self.context, self.inlines, block)
            case Image():
                return write_image(self.context, self.inlines, block)
            case Section() | Area():
                return self.write(block.children, frame)
            case Group():
                return self._group(block, frame)
            case Aside():
                return self.write(block.children, self._frame(block.role) or frame)
            case Contents():
                return write_contents(self.context, self.inlines, block)
            case Sources():
                return write_sources(self.context, self.inlines, block)
            case _:
                assert_never(block)

    # --- headings ----------------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading, frame: Frame | None) -> Element:
        context = self.context
        style = context.styles.heading(heading.role, heading.level, frame)
        content = self.inlines.write(heading.children, RunStyle(on_bold=style.bold))
        content = context.bookmarks.around_segment(heading.segment, content)
        if heading.anchor:
            content = context.bookmarks.around(target_name(heading.anchor), content)
        number = context.numbering.heading(style.id, style.look.role.size, heading.number) if heading.number else None
        if heading.number and number is None:
            content = [text_run(f"{heading.number}\u2002"), *content]
        made = paragraph(style.id, content)
        context.numbering.add_heading(style.id, made[0], number)
        return made

    # --- lists -------------------------------------------------------------------------------------------------------

    def _list(self, node: List, level: int, frame: Frame | None) -> list[Element]:
        """A list; a numbered one gets numbers of its own, which begin with 1."""
        made: list[Element] = []
        run_of_numbers: dict[int, int] = {}
        for position, item in enumerate(node.items):
            item_frame = _at(frame, position, len(node.items))
            marked = False
            for place, block in enumerate(item.children):
                block_frame = _at(item_frame, place, len(item.children))
                match block:
                    case List():
                        made += self._list(block, level + 1, block_frame)
                    case Paragraph() if not marked:
                        made.append(self._item(node, block, level, block_frame, run_of_numbers))
                        marked = True
                    case Paragraph():
                        style = self.context.styles.list_continuation(
                            node.role, level=level, frame=_needed(block_frame)
                        )
                        made.append(self._styled(block, style))
                    case _:
                        made += self._block(block, block_frame)
        return made

    def _item(
        self, node: List, item: Paragraph, level: int, frame: Frame | None, run_of_numbers: dict[int, int]
    ) -> Element:
        style, family = self.context.styles.list_item(
            node.role, item.role, ordered=node.ordered, level=level, frame=_needed(frame)
        )
        if not node.ordered:
            return self._styled(item, style)
        if family.abstract_id not in run_of_numbers:
            run_of_numbers[family.abstract_id] = self.context.numbering.restart(family, level)
        return self._styled(item, style, list_properties(run_of_numbers[family.abstract_id], level))

    def _styled(self, node: Paragraph, style: ParagraphStyle, *properties: Element) -> Element:
        content = self.inlines.write(node.children, RunStyle(on_bold=style.bold))
        return paragraph(style.id, self.context.bookmarks.around_segment(node.segment, content), *properties)

    # --- groups ------------------------------------------------------------------------------------------------------

    def _group(self, group: Group, frame: Frame | None) -> list[Element]:
        if group.role == "key-figures":
            fits = units_fit(self.context, group.children)
            return write_key_figures(self.context, group.children, replace(self, units_on_line=fits).write)
        if group.role == "key-figure":
            return self._key_figure(group, self._frame(group.role) or frame)
        match group:
            case Group(
                role="closing", children=(Paragraph() as first, Group(children=(Paragraph(), Paragraph())) as last)
            ):
                parts = (first, *(part for part in last.children if isinstance(part, Paragraph)))
                if have_room_on_line(self.context.stylesheet, parts):
                    return [write_closing(self.context, self.inlines, *parts)]
            case Group(role=role, children=(Paragraph() as label, Paragraph() as text)) if role in LABELLED:
                style = self.context.styles.paragraph(text.role, _needed(frame))
                return [write_labelled(self.context, self.inlines, role, (label, text), style)]
            case _:
                pass
        logo, children = _logo_first(group.children)
        parts = as_line(children) if group.role in ("masthead", "head", "foot") else ()
        if parts:
            role = group.role if group.role in self.context.stylesheet.roles else parts[0].role
            return [write_line(self.context, self.inlines, role, parts, logo=logo)]
        return self.write(group.children, self._frame(group.role) or frame)

    def _key_figure(self, group: Group, frame: Frame | None) -> list[Element]:
        """Number, label and note in one column; a unit that follows the number stands behind it."""
        match group.children:
            case (Paragraph() as number, Paragraph() as unit, *rest) if unit.role == KEY_UNIT and self.units_on_line:
                style = self.context.styles.paragraph(number.role, _needed(_at(frame, 0, len(rest) + 1)))
                line = write_number_with_unit(self.context, self.inlines, number, unit, style)
                return [line, *self.write(rest, frame and replace(frame, first=False))]
            case _:
                return self.write(group.children, frame)

    def _frame(self, role: str) -> Frame | None:
        """The box that a container's role draws, if it draws anything."""
        look = self.context.stylesheet.roles.get(role)
        if look is None or not (look.background or look.rules or look.before or look.after or look.indent):
            return None
        return Frame(look, first=True, last=True)


def _at(frame: Frame | None, position: int, count: int) -> Frame | None:
    """``frame`` for one of ``count`` blocks in it: only the first opens it, only the last ends it."""
    if frame is None:
        return None
    return replace(frame, first=frame.first and position == 0, last=frame.last and position == count - 1)


def _needed(frame: Frame | None) -> Frame | None:
    """``frame`` without what changes nothing, so that no needless styles are made."""
    if frame is None:
        return None
    look = frame.look
    first = bool(look.before) or frame.joined or look.rule("top") is not None
    last = bool(look.after) or frame.joined or look.rule("bottom") is not None
    return replace(frame, first=frame.first and first, last=frame.last and last)


def _logo_first(blocks: tuple[Block, ...]) -> tuple[Image | None, tuple[Block, ...]]:
    """The logo at the head of ``blocks``, if there is one, and what comes after it."""
    match blocks:
        case (Image() as image, *rest) if image.role == LOGO:
            return image, tuple(rest)
        case _:
            return None, blocks


def running_line(writer: BlockWriter, blocks: Sequence[Block], role: str) -> list[Element]:
    """The paragraphs of a running head or foot; two or three of them share a line, but never with the marking.

    What has no room in the middle of a line goes under it.
    """
    made: list[Element] = []
    for is_marking, run in groupby(blocks, lambda block: isinstance(block, Paragraph) and block.role == MARKING):
        here = tuple(run)
        parts = () if is_marking else as_line(here)
        if parts:
            group = here[0].role if len(here) == 1 and isinstance(here[0], Group) else ""
            middle: tuple[Paragraph, ...] = ()
            if not have_room_beside_middle(writer.context.stylesheet, parts):
                parts, middle = (parts[0], parts[-1]), parts[1:-1]
            made += [write_line(writer.context, writer.inlines, role, parts, group), *writer.write(middle)]
        else:
            made += writer.write(here)
    return made
