"""How a role's look is said in the properties of a Word style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefpress.document.stylesheet import FontFamily, FontStack, RoleStyle, Rule, Stylesheet, TextAlign
from briefpress.formats.word.elements import Element, element, w
from briefpress.formats.word.languages import WordLanguages
from briefpress.formats.word.measures import eighths, half_points, twips

BOLD_FROM = 600
"""Word knows bold or not; this weight and all above it are bold."""

BLOCK_SPACE = 6.0
"""The least space in points around boxes, tables and charts: in print they may stand in areas of their own."""

_TIGHT_LEADING = 1.3
"""Below this, lines stand closer than fonts themselves ask for, which Word does only where the height is exact."""

_BORDER_ORDER = ("top", "left", "bottom", "right", "between")
"""ISO 29500-1, 17.3.1.24."""

_LARGEST_SPACE = 31
"""The most points that Word allows between a border and the text."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The box or margin that a container puts around its paragraphs.

    ``first`` and ``last`` say whether the paragraph opens or ends it. Lines above and below are drawn once, lines at
    the side by every paragraph. In a tinted box the space between paragraphs is that of borders in the colour of the
    ground: Word leaves the space before and after a paragraph white where its neighbour has another indent.
    """

    look: RoleStyle
    first: bool = False
    last: bool = False

    @property
    def joined(self) -> bool:
        return bool(self.look.background or self.look.rule("start"))


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Everything that decides one paragraph style. Lengths are points.

    ``start`` and ``hanging`` replace the role's own; ``in_cell`` leaves lines and tint to the table; ``graphic`` lets
    the line grow with the picture in it, and the text ``beside_picture`` stand at the middle of its height. ``outline``
    is the level in the navigation pane, from 0.
    """

    role: RoleStyle
    frame: Frame | None = None
    start: float | None = None
    hanging: float | None = None
    number: tuple[int, int] | None = None
    outline: int | None = None
    keep_with_next: bool = False
    keep_lines: bool = False
    at_end: bool = False
    in_cell: bool = False
    graphic: bool = False
    beside_picture: bool = False
    tabs: tuple[tuple[str, str, float], ...] = ()
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class LookWriter:
    """Writes looks for one stylesheet, language and direction."""

    stylesheet: Stylesheet
    languages: WordLanguages
    rtl: bool
    hyphenated: bool = field(default=False)

    def fonts(self, family: FontFamily) -> Element:
        """Fonts by script. The hint gives quotation marks and dashes of Chinese text their full width."""
        return fonts_element(self.stylesheet.fonts[family], self.languages.is_east_asian, rtl=self.rtl)

    def run_properties(self, look: RoleStyle, *, tabular: bool = False) -> Element:
        """Font, weight, slant, colour and size of a role."""
        properties = [self.fonts(look.family)]
        bold = look.weight >= BOLD_FROM
        properties += [w("b"), w("bCs")] if bold else [w("b", val=0), w("bCs", val=0)]
        properties += [w("i"), w("iCs")] if look.italic else [w("i", val=0), w("iCs", val=0)]
        properties.append(w("color", val=hex_color(look.color)))
        properties += [w("sz", val=half_points(look.size)), w("szCs", val=half_points(look.size))]
        if tabular:
            properties.append(element("w14:numSpacing", {"w14:val": "tabular"}))
        return w("rPr", *properties)

    def paragraph_properties(self, look: ParagraphLook) -> Element:
        """Spacing, indents, lines, tint, alignment and what holds a paragraph together, in the order of the schema."""
        role = look.role
        properties: list[Element] = []
        if look.keep_with_next or role.keep_with_next:
            properties.append(w("keepNext"))
        if look.keep_lines or role.keep_together:
            properties.append(w("keepLines"))
        if role.new_page:
            properties.append(w("pageBreakBefore"))
        properties.append(w("widowControl"))
        if look.number:
            number_id, level = look.number
            level_element = [w("ilvl", val=level)] if level else []
            properties.append(w("numPr", *level_element, w("numId", val=number_id)))
        properties += self._borders(look)
        properties += self._tabs(look)
        if self.hyphenated and not role.hyphenate:
            properties.append(w("suppressAutoHyphens"))
        # LibreOffice writes the numbers of a chart backwards where the line that holds it runs from right to left.
        turned = self.rtl and look.graphic
        if self.rtl:
            properties.append(w("bidi", val=0) if turned else w("bidi"))
        properties.append(self._spacing(look))
        properties += self._indents(look)
        properties.append(w("jc", val="right" if turned else _alignment(role, look.at_end)))
        if look.beside_picture:
            properties.append(w("textAlignment", val="center"))
        if look.outline is not None:
            properties.append(w("outlineLvl", val=look.outline))
        return w("pPr", *properties)

    def _tabs(self, look: ParagraphLook) -> list[Element]:
        stops = [w("tab", val=kind, leader=leader, pos=twips(at)) for kind, leader, at in look.tabs]
        return [w("tabs", *stops)] if stops else []

    def _spacing(self, look: ParagraphLook) -> Element:
        role = look.role
        before, after = role.before, role.after
        if look.frame and look.frame.joined:
            inside_before, inside_after = (0.0, 0.0) if look.frame.look.background else (before, after)
            before = max(look.frame.look.before, BLOCK_SPACE) if look.frame.first else inside_before
            after = max(look.frame.look.after, BLOCK_SPACE) if look.frame.last else inside_after
        elif look.frame:
            before += look.frame.look.before if look.frame.first else 0
            after += look.frame.look.after if look.frame.last else 0
        spacing: dict[str, str | int] = {"before": twips(before), "after": twips(after)}
        if look.graphic:
            return w("spacing", **spacing, line=240, lineRule="auto")
        rule = "exact" if role.leading < _TIGHT_LEADING else "atLeast"
        return w("spacing", **spacing, line=twips(role.size * role.leading), lineRule=rule)

    def _indents(self, look: ParagraphLook) -> list[Element]:
        start = look.role.indent if look.start is None else look.start
        hanging = look.role.hanging if look.hanging is None else look.hanging
        end = 0.0
        for box in self._boxes(look):
            start += start_inset(box)
            end += box.padding if box.background else 0
        if look.in_cell:
            start, end = 0, 0
        if not (start or end or hanging):
            return []
        attributes = {"left": twips(start), "right": twips(end)}
        return [w("ind", **attributes, **({"hanging": twips(hanging)} if hanging else {}))]

    def _boxes(self, look: ParagraphLook) -> list[RoleStyle]:
        return [box for box in (look.frame.look if look.frame else None, look.role) if box]

    def _borders(self, look: ParagraphLook) -> list[Element]:
        if look.in_cell:
            return []
        lines: dict[str, Element] = {}
        fill = ""
        for box in reversed(self._boxes(look)):
            frame = look.frame if look.frame and box is look.frame.look else None
            for side in ("top", "start", "bottom"):
                rule = box.rule(side)
                if frame and ((side == "top" and not frame.first) or (side == "bottom" and not frame.last)):
                    continue
                if rule:
                    lines[self._side(side)] = border(self._side(side), rule, box.padding)
            if box.background:
                fill = hex_color(box.background)
                # The edge in the colour of the ground is what keeps the text off it, and paragraphs apart.
                edge = Rule(0.25, box.background)
                spaces = dict.fromkeys(("top", "start", "bottom", "end"), box.padding)
                if frame:
                    spaces["top"] = box.padding if frame.first else look.role.before
                    spaces["bottom"] = box.padding if frame.last else look.role.after
                    lines["between"] = border("between", edge, look.role.after)
                for side, space in spaces.items():
                    if space:
                        lines.setdefault(self._side(side), border(self._side(side), edge, space))
        found: list[Element] = []
        if lines:
            found.append(w("pBdr", *(lines[side] for side in _BORDER_ORDER if side in lines)))
        if fill:
            found.append(w("shd", val="clear", color="auto", fill=fill))
        return found

    def _side(self, side: str) -> str:
        """Word's name of a side: borders of paragraphs are left and right of the page, whatever the direction."""
        sides = {"start": "right", "end": "left"} if self.rtl else {"start": "left", "end": "right"}
        return sides.get(side, side)


def start_inset(look: RoleStyle) -> float:
    """How far, in points, the lines and ground of a box push its text from the start side."""
    rule = look.rule("start")
    if rule:
        return look.padding + rule.width
    return look.padding if look.background else 0


def hex_color(color: str) -> str:
    """``#b5451b`` as ``B5451B``."""
    return color.removeprefix("#").upper()


def border(side: str, rule: Rule, space: float = 0) -> Element:
    """A line on one side, ``space`` points from the text."""
    return w(
        side,
        val="single",
        sz=eighths(rule.width),
        space=min(_LARGEST_SPACE, round(space)),
        color=hex_color(rule.color),
    )


def fonts_element(stack: FontStack, east_asian: bool, *, rtl: bool) -> Element:
    """The fonts of a stack by script; scripts that the brand has no font for take the Latin one.

    From right to left, runs of signs and digits («46.2%») and Latin names are set in the font of the text, as in print.
    """
    complex_font = stack.complex or stack.latin
    latin = complex_font if rtl else stack.latin
    attributes: Mapping[str, str] = {
        "ascii": latin,
        "hAnsi": latin,
        "eastAsia": stack.east_asian or stack.latin,
        "cs": complex_font,
    }
    hint = {"hint": "eastAsia"} if east_asian else {}
    return w("rFonts", **hint, **attributes)


def _alignment(role: RoleStyle, at_end: bool) -> str:
    """``left`` is the start of the line and ``right`` its end, whatever the direction: Word turns them."""
    if at_end or role.align is TextAlign.END:
        return "right"
    return "center" if role.align is TextAlign.CENTER else "left"
