"""Which paragraph styles one Word file has: one for each role and place that it is used in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefpress.document.lengths import POINTS_PER_MM
from briefpress.document.nodes import Align
from briefpress.document.stylesheet import FontFamily, RoleStyle, Stylesheet
from briefpress.formats.word.character_styles import CharacterStyles
from briefpress.formats.word.languages import WordLanguages
from briefpress.formats.word.looks import (
    BLOCK_SPACE,
    BOLD_FROM,
    Frame,
    LookWriter,
    ParagraphLook,
    start_inset,
)
from briefpress.formats.word.numbering import ListFamily, Numbering
from briefpress.formats.word.style_names import style_id, style_name, unique

_BUILT_IN_HEADING = re.compile(r"heading ([1-9])")
_AFTER_TABLE = "After Table"
_GRAPHIC_SPACE = 4.0
"""Space in points between a picture and the lines above and beneath it."""

_UNDER_CAPTION = 3.0
"""Space in points between the line of units and the table."""

_ITEM_ROLES = frozenset({"body", "item", "list-item", "list"})
"""Roles of a paragraph in a list that say no more than that it is an item."""

_KEPT_WITH_NEXT = frozenset({"caption", "subtitle"})
"""What stands above a table or chart never stays behind on a page without it."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style as the writer uses it: its id, and whether its text is bold already."""

    id: str
    name: str
    look: ParagraphLook

    @property
    def bold(self) -> bool:
        return self.look.role.weight >= BOLD_FROM

    @property
    def outline(self) -> int | None:
        return self.look.outline


class StyleBook:
    """Gives out styles by role and place; ``styles_part`` defines them."""

    def __init__(self, stylesheet: Stylesheet, languages: WordLanguages, *, rtl: bool, numbering: Numbering) -> None:
        self.stylesheet = stylesheet
        self.languages = languages
        self.hyphenated = any(role.hyphenate for role in stylesheet.roles.values())
        self.looks = LookWriter(stylesheet, languages, rtl, self.hyphenated)
        self.characters = CharacterStyles(self.looks)
        self._numbering = numbering
        self._styles: dict[str, ParagraphStyle] = {}
        self._families: dict[tuple[str, RoleStyle | None, bool], ListFamily] = {}
        body = stylesheet.role("body")
        self._add("Normal", ParagraphLook(body))
        self.body = self.paragraph("body")

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def paragraph(self, role_name: str, frame: Frame | None = None) -> ParagraphStyle:
        """The style of a paragraph with a role, within ``frame``."""
        role = self._spaced(self.stylesheet.role(role_name))
        name = style_name(role_name, role.word)
        outline = _outline_of(name) if frame is None else None
        keep = role_name in _KEPT_WITH_NEXT or outline is not None
        look = ParagraphLook(role, frame, outline=outline, keep_with_next=keep, keep_lines=keep)
        return self._add(_framed_name(name, frame), look)

    def _spaced(self, role: RoleStyle) -> RoleStyle:
        """A caption keeps the distance of its table or chart from what comes before, a source from what comes after."""
        blocks = [block for name in ("table", "chart", "image") if (block := self.stylesheet.roles.get(name))]
        if role.name == "caption":
            return replace(role, before=max(role.before, *(block.before for block in blocks), BLOCK_SPACE))
        if role.name == "source":
            return replace(role, after=max(role.after, *(block.after for block in blocks), BLOCK_SPACE))
        if role.name == "subtitle":
            return replace(role, after=max(role.after, _UNDER_CAPTION))
        return role

    def caption_with_units(self) -> ParagraphStyle:
        """The style of a caption whose line of units runs on behind it: the table comes right beneath."""
        role = self._spaced(self.stylesheet.role("caption"))
        look = ParagraphLook(replace(role, after=max(role.after, _UNDER_CAPTION)), keep_with_next=True, keep_lines=True)
        return self._add(f"{style_name('caption', role.word)} with Units", look)

    def run_on(self, role_name: str, title_role: str = "") -> ParagraphStyle:
        """The style of a list in one paragraph, as far from what comes before as the title that is in it."""
        role = self.stylesheet.role(role_name)
        before = max(role.before, self.stylesheet.role(title_role).before if title_role else 0)
        return self._add(style_name(role_name, role.word), ParagraphLook(replace(role, before=before)))

    def note(self) -> ParagraphStyle:
        """The style of a footnote: its number hangs."""
        role = self.stylesheet.role("note")
        hanging = role.hanging or role.size * 1.5
        look = ParagraphLook(role, start=max(role.indent, hanging), hanging=hanging)
        return self._add(style_name("note", role.word), look)

    def heading(self, role_name: str, level: int, frame: Frame | None = None) -> ParagraphStyle:
        """The style of a heading; where its name says nothing to Word, its level in the outline does."""
        role = self._heading_role(role_name, level)
        name = style_name(role.name, role.word)
        outline = _outline_of(name)
        if outline is None and name != "Title" and level >= 2:
            outline = level - 2
        if frame is not None:
            outline = None
        look = ParagraphLook(role, frame, outline=outline, keep_with_next=True, keep_lines=True)
        return self._add(_framed_name(name, frame), look)

    def _heading_role(self, role_name: str, level: int) -> RoleStyle:
        roles = self.stylesheet.roles
        by_level = f"heading-{min(level, 4)}"
        return roles[by_level] if role_name == "heading" else roles.get(role_name, roles[by_level])

    def line(
        self, role_name: str, *, centred: bool = False, group_role: str = "", with_picture: bool = False
    ) -> ParagraphStyle:
        """A line with text at both ends, such as a running head: the role's style with a stop at the far margin.

        ``centred`` adds a stop in the middle for a third part. Rules and space are those of the group around it.
        A line ``with_picture`` is as high as that.
        """
        role = self.stylesheet.role(role_name)
        around = self.stylesheet.roles.get(group_role)
        if around is not None:
            role = replace(role, rules=around.rules, background=around.background, padding=around.padding)
            role = replace(role, before=around.before, after=around.after)
        name = style_name(role_name, role.word)
        width = self.text_width - start_inset(role)
        middle = (("center", "none", width / 2),) if centred else ()
        look = ParagraphLook(
            role, tabs=(*middle, ("right", "none", width)), graphic=with_picture, beside_picture=with_picture
        )
        name = name if role_name in ("head", "foot") else f"{name} Line"
        return self._add(f"{name} with Picture" if with_picture else name, look)

    def role_characters(self, role_name: str) -> str:
        """The id of the character style with the look of ``role_name``."""
        role = self.stylesheet.role(role_name)
        return self.characters.use_role(style_name(role_name, role.word), role)

    def graphic(self, role_name: str, *, sourced: bool) -> ParagraphStyle:
        """The style of a line that holds a picture or a chart; with a source beneath, it stays with that."""
        role = self.stylesheet.roles.get(role_name) or self.stylesheet.role("body")
        name = style_name(role_name, role.word if role.name == role_name else "")
        after = _GRAPHIC_SPACE if sourced else max(role.after, _GRAPHIC_SPACE)
        plain = replace(role, rules=(), background="", indent=0, hanging=0, before=_GRAPHIC_SPACE, after=after)
        look = ParagraphLook(plain, graphic=True, keep_with_next=sourced)
        return self._add(name if sourced else f"{name} Alone", look)

    def after_table(self) -> ParagraphStyle:
        """The style of the paragraph that Word needs between a table and what follows."""
        body = self.stylesheet.role("body")
        thin = replace(body, size=2, leading=1, rules=(), background="", indent=0, hanging=0, before=0)
        return self._add(_AFTER_TABLE, ParagraphLook(thin))

    def cell(self, row_role: str, align: Align, *, row_head: bool = False, whole: bool = True) -> ParagraphStyle:
        """The style of the text in a cell: by the role of its row (``head``, ``body``, ``total``) and its column.

        A ``whole`` table stays on one page with its caption and source: that is how Word is told.
        """
        role = self.stylesheet.role(f"table-{row_role}")
        name = style_name(role.name, role.word)
        number = align is Align.NUMBER
        suffix = " Number" if number else " Row Head" if row_head else ""
        # Digits run from left to right in every script: their right edge lines up, which in Arabic is the start.
        at_end = number and not self.looks.rtl
        look = ParagraphLook(role, in_cell=True, at_end=at_end, tabular=number, keep_with_next=whole)
        return self._add(f"{name}{suffix}" if whole else f"{name}{suffix} Long", look)

    def record(self, *, is_title: bool) -> ParagraphStyle:
        """The style of a line where a table is set as a list of its rows: of a row's title, or of what is under it."""
        role = self.stylesheet.role("table-total" if is_title else "table-body")
        rules = tuple((side, rule) for side, rule in role.rules if is_title and side == "top")
        before, after = (role.size / 2, role.size / 8) if is_title else (0.0, role.size / 8)
        look = ParagraphLook(
            replace(role, rules=rules, before=before, after=after), keep_with_next=is_title, keep_lines=True
        )
        return self._add(f"{style_name(role.name, role.word)} Record", look)

    def event(self, role_name: str, *, whole: bool = True) -> ParagraphStyle:
        """The style of a date of a timeline, or of what happened then; a ``whole`` timeline stays on one page."""
        role = self.stylesheet.role(role_name)
        name = style_name(role_name, role.word)
        look = ParagraphLook(role, in_cell=True, keep_with_next=whole)
        return self._add(name if whole else f"{name} Long", look)

    def contents(self, outline: int, depth: int) -> ParagraphStyle:
        """The style of an entry for headings of an ``outline`` level in Word, at ``depth`` in the contents, from 0."""
        roles = self.stylesheet.roles
        role = roles.get(f"contents-{depth + 1}")
        if role is None:
            base = roles.get("contents", roles["body"])
            number_width = base.size * 2
            before = 0.0 if depth else base.after * 1.5
            role = replace(base, indent=base.indent + depth * number_width, before=before)
            role = replace(role, hyphenate=False, keep_with_next=False, rules=(), background="")
        number_stop = role.indent + role.size * (2 + depth * 0.75)
        stops = (("left", "none", number_stop), ("right", "dot", self.text_width))
        return self._add(f"toc {outline + 1}", ParagraphLook(role, tabs=stops))

    # --- lists -------------------------------------------------------------------------------------------------------

    def list_item(
        self, list_role: str, item_role: str, *, ordered: bool, level: int, frame: Frame | None = None
    ) -> tuple[ParagraphStyle, ListFamily]:
        """The style of an item's first paragraph and the list that it belongs to."""
        role, name = self._list_role(list_role, item_role, ordered)
        key = (name, frame.look if frame else None, ordered)
        family = self._families.get(key)
        if family is None:
            inset = start_inset(frame.look) if frame else 0
            step = role.hanging or max(12.0, role.size * 1.3)
            start = inset + max(0.0, role.indent - role.hanging)
            color = "" if ordered else self.stylesheet.colors.get("tertiary", role.color)
            font = "" if ordered else self.stylesheet.fonts[FontFamily.BASE].latin
            family = self._numbering.add(ListFamily(ordered, start, step, color, self.stylesheet.bullet, font))
            self._families[key] = family
        inset = start_inset(frame.look) if frame else 0
        look = ParagraphLook(
            role,
            frame,
            start=family.text_indent(level) - inset,
            hanging=family.step,
            number=(family.number_id, level),
        )
        style = self._add(_framed_name(_leveled(name, level), frame), look)
        family.styles.setdefault(level, style.id)
        return style, family

    def list_continuation(self, list_role: str, *, level: int, frame: Frame | None = None) -> ParagraphStyle:
        """The style of further paragraphs of an item: they stand under its text, without a mark."""
        role, _ = self._list_role(list_role, "item", ordered=False)
        step = role.hanging or max(12.0, role.size * 1.3)
        start = max(0.0, role.indent - role.hanging) + step * (level + 1)
        look = ParagraphLook(role, frame, start=start, hanging=0)
        return self._add(_framed_name(_leveled("List Continue", level), frame), look)

    def _list_role(self, list_role: str, item_role: str, ordered: bool) -> tuple[RoleStyle, str]:
        roles = self.stylesheet.roles
        kind = "Number" if ordered else "Bullet"
        if item_role not in _ITEM_ROLES:
            role = roles[item_role]
            return role, f"{style_name(item_role, role.word)} {kind}"
        role = roles.get(list_role) or roles.get("item") or roles["body"]
        if list_role == "list":
            return role, f"List {kind}"
        return role, f"{style_name(list_role, role.word)} {kind}"

    def source_entry(self, role_name: str) -> tuple[ParagraphStyle, ListFamily]:
        """The style of an entry in the list of sources, and the list that numbers it."""
        role = self.stylesheet.role(role_name)
        key = (role_name, None, True)
        family = self._families.get(key)
        if family is None:
            step = role.hanging or role.size * 2
            family = self._numbering.add(ListFamily(True, max(0.0, role.indent - role.hanging), step))
            self._families[key] = family
        look = ParagraphLook(
            role, start=family.text_indent(0), hanging=family.step, number=(family.number_id, 0), keep_lines=True
        )
        style = self._add(style_name(role_name, role.word), look)
        family.styles.setdefault(0, style.id)
        return style, family

    # --- what the part that defines the styles asks for -------------------------------------------------------------

    @property
    def text_width(self) -> float:
        """Width of the type area in points."""
        return self.stylesheet.page.text_width * POINTS_PER_MM

    @property
    def used(self) -> tuple[ParagraphStyle, ...]:
        """Every paragraph style given out so far; Normal is the first."""
        return tuple(self._styles.values())

    def add_unused(self) -> None:
        """Give out what no paragraph has asked for but people who edit the file will: lists and every other role."""
        for ordered in (False, True):
            self.list_item("list", "item", ordered=ordered, level=0)
        for role in self.stylesheet.roles.values():
            if style_name(role.name, role.word) not in self._styles:
                self.paragraph(role.name)

    def _add(self, name: str, look: ParagraphLook) -> ParagraphStyle:
        known = self._styles.get(name)
        count = 2
        wanted = name
        while known is not None and known.look != look:
            # Two roles may share a name in Word and differ in look; each keeps its look.
            name = f"{wanted} {count}"
            known = self._styles.get(name)
            count += 1
        if known is None:
            known = ParagraphStyle(unique((s.id for s in self._styles.values()), style_id(name)), name, look)
            self._styles[name] = known
        return known


def _outline_of(name: str) -> int | None:
    match = _BUILT_IN_HEADING.fullmatch(name)
    return int(match[1]) - 1 if match else None


def _leveled(name: str, level: int) -> str:
    return name if level == 0 else f"{name} {level + 1}"


def _framed_name(name: str, frame: Frame | None) -> str:
    """«Watch Body First»: the box, the role, and where in the box it stands if that changes anything."""
    if frame is None:
        return name
    place = ""
    if frame.first or frame.last:
        place = " Only" if frame.first and frame.last else " First" if frame.first else " Last"
    return f"{style_name(frame.look.name, frame.look.word)} {name}{place}"
