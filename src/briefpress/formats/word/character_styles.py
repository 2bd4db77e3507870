"""Character styles: weight, stress, figures, links, citations and marks of notes, and their combinations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefpress.document.stylesheet import RoleStyle
from briefpress.formats.word.elements import Element, w
from briefpress.formats.word.looks import BOLD_FROM, LookWriter, hex_color
from briefpress.formats.word.measures import half_points
from briefpress.formats.word.style_names import style_element, style_id


class CharacterKind(StrEnum):
    """What a run is, apart from its weight and stress; the value is the name of its style."""

    TEXT = ""
    VALUE = "Computed Value"
    CITATION = "Citation"
    LINK = "Hyperlink"
    NOTE_MARK = "footnote reference"
    NOTE_AGAIN = "Note Reference"
    NOTE_NUMBER = "Note Number"
    SOURCE_NUMBER = "Source Number"
    MARK = "Mark"


@dataclass(frozen=True, slots=True)
class RunStyle:
    """What decides the character style of a run.

    ``on_bold`` says that the paragraph is bold already: Word takes bold on bold for a switch back to regular, so such
    a run keeps a style of its own that adds nothing.
    """

    kind: CharacterKind = CharacterKind.TEXT
    strong: bool = False
    emphasis: bool = False
    on_bold: bool = False

    @property
    def name(self) -> str:
        words = []
        if self.strong:
            words.append("Strong in Bold" if self.on_bold else "Strong")
        if self.emphasis:
            words.append("Emphasis")
        if self.kind:
            words.append(self.kind.value)
        return " ".join(words)


_ALWAYS = (
    RunStyle(strong=True),
    RunStyle(emphasis=True),
    *(RunStyle(kind) for kind in CharacterKind if kind),
)


class CharacterStyles:
    """Gives out the ids of character styles and remembers which are in use."""

    def __init__(self, looks: LookWriter) -> None:
        self._looks = looks
        self._used: dict[str, RunStyle] = {style.name: style for style in _ALWAYS}
        self._roles: dict[str, tuple[str, RoleStyle]] = {}

    def use(self, style: RunStyle) -> str:
        """The id of ``style``; empty for plain text."""
        if not style.name:
            return ""
        self._used.setdefault(style.name, style)
        return style_id(style.name)

    def use_role(self, paragraph_style_name: str, role: RoleStyle) -> str:
        """The id of a character style with the look of a role, for paragraphs that share one line."""
        self._roles.setdefault(f"{paragraph_style_name} Char", (paragraph_style_name, role))
        return style_id(f"{paragraph_style_name} Char")

    def elements(self) -> list[Element]:
        """The definitions of all styles in use."""
        plain = style_element("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1)
        styles = [plain]
        for name, style in sorted(self._used.items()):
            combined = sum((style.strong, style.emphasis, bool(style.kind))) > 1 or (style.strong and style.on_bold)
            styles.append(
                style_element(
                    "character",
                    style_id(name),
                    name,
                    w("rPr", *self._properties(style)),
                    based_on="DefaultParagraphFont",
                    in_gallery=not combined,
                    priority=99 if combined else 22,
                )
            )
        for name, (_, role) in sorted(self._roles.items()):
            styles.append(
                style_element(
                    "character", style_id(name), name, self._looks.run_properties(role), based_on="DefaultParagraphFont"
                )
            )
        return styles

    def _raised(self) -> Element:
        """Raised and small, or only raised where nothing may be small."""
        stylesheet = self._looks.stylesheet
        if stylesheet.least_size:
            return w("position", val=half_points(stylesheet.role("body").size * 0.25))
        return w("vertAlign", val="superscript")

    def _properties(self, style: RunStyle) -> list[Element]:
        stylesheet = self._looks.stylesheet
        properties: list[Element] = []
        bold = style.strong and not style.on_bold and stylesheet.strong_weight >= BOLD_FROM
        if style.emphasis and not stylesheet.emphasis_italic:
            bold = not style.on_bold
        if bold or style.kind in (CharacterKind.NOTE_NUMBER, CharacterKind.SOURCE_NUMBER):
            properties += [w("b"), w("bCs")]
        if style.emphasis and stylesheet.emphasis_italic:
            properties += [w("i"), w("iCs")]
        color = {
            CharacterKind.LINK: "link",
            CharacterKind.NOTE_MARK: "accent",
            CharacterKind.NOTE_AGAIN: "accent",
            CharacterKind.NOTE_NUMBER: "accent",
            CharacterKind.SOURCE_NUMBER: "accent",
            CharacterKind.CITATION: "secondary",
            CharacterKind.MARK: "secondary",
        }.get(style.kind, "")
        if color in stylesheet.colors:
            properties.append(w("color", val=hex_color(stylesheet.colors[color])))
        if style.kind is CharacterKind.LINK:
            properties.append(w("u", val="single" if stylesheet.links_underlined else "none"))
        if style.kind in (CharacterKind.NOTE_MARK, CharacterKind.NOTE_AGAIN):
            properties.append(self._raised())
        return properties
