"""Where every character of every translation stands in the text of a .po file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

STRING_LINE = re.compile(r'[ \t]*(?P<keyword>msgctxt|msgid|msgstr|)[ \t]*"(?P<body>.*)"[ \t\r]*')
WELL_FORMED_LINE = re.compile(
    r"""[ \t]*(?:\#(?!~).*  # a comment
    |(?:\#~\|?[ \t]*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)?[ \t]*"(?:[^"\\]|\\.)*")?)[ \t\r]*""",
    re.VERBOSE,
)
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}


def malformed_line(text: str) -> int:
    """The first line that no gettext file has, such as a string never closed, which polib would cut; 0 if none."""
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if not WELL_FORMED_LINE.fullmatch(line)), 0)


@dataclass(slots=True)
class PlacedText:
    """A string of a catalogue, unescaped, with line and column (from 1) of each of its characters.

    ``line`` is where its keyword stands.
    """

    line: int = 0
    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``; those of the keyword where there is none."""
        return self.places[offset] if 0 <= offset < len(self.places) else (self.line, 1 if self.line else 0)

    def add(self, body: str, line: int, column: int) -> None:
        """Appends what one line holds between its quotes, which starts at ``column``."""
        position = 0
        for escape in ESCAPE.finditer(body):
            self._add_plain(body[position : escape.start()], line, column + position)
            self.text += ESCAPED.get(escape[1], escape[1])
            self.places.append((line, column + escape.start()))
            position = escape.end()
        self._add_plain(body[position:], line, column + position)

    def _add_plain(self, text: str, line: int, column: int) -> None:
        self.text += text
        self.places.extend((line, column + index) for index in range(len(text)))


@dataclass(slots=True)
class PlacedMessage:
    """The strings of one live entry."""

    context: PlacedText = field(default_factory=PlacedText)
    source: PlacedText = field(default_factory=PlacedText)
    translation: PlacedText = field(default_factory=PlacedText)


def placed_messages(text: str) -> list[PlacedMessage]:
    """The live entries of a well-formed .po file, in order, the header first. Obsolete entries are comments here."""
    messages: list[PlacedMessage] = []
    message = PlacedMessage()
    current: PlacedText | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = STRING_LINE.fullmatch(line)
        if match is None:
            current = None
            continue
        match match["keyword"]:
            case "msgctxt":
                message = PlacedMessage()
                current = message.context = PlacedText(number)
            case "msgid":
                if message.source.line:
                    message = PlacedMessage()
                current = message.source = PlacedText(number)
            case "msgstr":
                current = message.translation = PlacedText(number)
                messages.append(message)
            case _:
                pass
        if current is not None:
            current.add(match["body"], number, match.start("body") + 1)
    return messages
