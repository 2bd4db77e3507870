"""The nodes of a Document: frozen, typed, complete; what both writers handle, to the last one.

A leaf carries ``segment``, the address of the text it prints (``None`` only where the text is computed). Inline nodes
have a *source form* (what the Markdown says: names and ids) and *resolved* fields (what the reader of the page sees);
the resolved fields are empty until localization and the transforms have set them, so one vocabulary serves both.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefpress.locations import SegmentAddress

# --- inlines ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that carries weight."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text that is stressed; how it looks depends on the language (Chinese and Arabic have no italics)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to ``url`` (http, https or mailto)."""

    children: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Value:
    """A figure: ``name`` and ``form`` as in ``{trade-2021:amount}``; ``text`` as printed, ``spoken`` as read aloud.

    ``choices`` holds the words of a plural choice by CLDR category (form ``plural``), as the source gives them.
    """

    name: str
    form: str = ""
    text: str = ""
    spoken: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """A date, a range of dates or a number meant as it stands: ``source`` is ``1992-01-02/06`` or ``=30``."""

    source: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of note ``id``; ``number`` counts from 1 in reading order, 0 until numbered."""

    id: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to sources: their ids, and their numbers in the list of sources once numbered."""

    ids: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    separator: str = ", "

    @property
    def text(self) -> str:
        """«[1, 3]»; nothing until numbered."""
        return f"[{self.separator.join(map(str, self.numbers))}]" if self.numbers else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to the table, chart, image or section with the id ``target``; ``text`` is «Table 2» once numbered."""

    target: str
    text: str = ""


class FieldKind(StrEnum):
    """What a field in a running head or foot prints."""

    PAGE = "page"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Field:
    """A number that only the page knows; everything else is text by the time a Document exists."""

    kind: FieldKind


class MarkKind(StrEnum):
    """What a mark says of the text that it stands before."""

    PORTION = "portion"
    NOT_TRANSLATED = "not-translated"
    OUT_OF_DATE = "out-of-date"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed before a text and is no part of it: «(O) », its classification. ``text`` ends in its space.

    ``spoken`` is what a voice says for it, if not the same.
    """

    text: str
    kind: MarkKind = MarkKind.PORTION
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text in another language (BCP 47) than what stands around it."""

    children: tuple[Inline, ...]
    language: str
    direction: Direction


Container = Strong | Emphasis | Link | Passage
"""Inlines that hold inlines."""

Inline = Text | Container | Value | Literal | NoteReference | Citation | Reference | Field | Mark

# --- blocks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of inlines with a role (``body``, ``standfirst``, ``key-figure``, ``line-to-take``, …)."""

    children: tuple[Inline, ...]
    role: str = "body"
    segment: SegmentAddress | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ``level`` 1 (the title) to 6; ``anchor`` is the id others refer to, ``number`` such as «2.1»."""

    children: tuple[Inline, ...]
    level: int
    role: str = "heading"
    segment: SegmentAddress | None = None
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: paragraphs, and perhaps a nested list after them."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list; every numbered list starts at 1."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    role: str = "list"


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a table, chart or image.

    ``label`` (with the space after it, if the language has one), ``number`` and ``separator`` make «Table 2. » before
    the title, ``children``; number 0 means that the layout numbers nothing. ``subtitle`` is the line of units below.
    """

    label: str
    number: int
    children: tuple[Inline, ...]
    segment: SegmentAddress | None
    subtitle: Paragraph | None = None
    separator: str = ""

    @property
    def prefix(self) -> str:
        """«Table 2. » or nothing: set before the title by both writers."""
        return f"{self.label}{self.number}{self.separator}" if self.number else ""


class Align(StrEnum):
    """How the cells of a column are set: from the line's start, or as numbers, lined up at the end."""

    START = "start"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its id, alignment, and width as a share of all widths (0: by content)."""

    id: str
    align: Align = Align.START
    width: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``header`` is true for column heads and row heads."""

    children: tuple[Inline, ...]
    segment: SegmentAddress | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: as many cells as the table has columns. ``role`` is ``head``, ``body`` or ``total``."""

    cells: tuple[Cell, ...]
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row that repeats on each page; ``source`` is the line beneath it.

    ``pair`` is empty. Else the table is set as a list of its rows, since it has no room: each row under its first cell,
    every further cell after the head of its column, with ``pair`` («: ») between the two.
    """

    id: str
    caption: Caption
    columns: tuple[Column, ...]
    head: Row
    rows: tuple[Row, ...]
    source: Paragraph | None = None
    role: str = "table"
    pair: str = ""


class ChartKind(StrEnum):
    """The shapes that both writers draw. Bars and columns of several series stand side by side, in their order."""

    BAR = "bar"
    """Horizontal bars, one for each category, in the order given."""
    COLUMN = "column"
    """Vertical columns, one for each period, in the order given."""
    STACKED_BAR = "stacked-bar"
    """A horizontal bar for each category, made of one part for each series."""
    STACKED_COLUMN = "stacked-column"
    """A vertical column for each period, made of one part for each series."""
    LINE = "line"
    """Values over time; a missing value is a gap."""
    DOT = "dot"
    """A dot for each value, on one scale for all; it need not begin at zero."""


@dataclass(frozen=True, slots=True)
class DataPoint:
    """One value of a chart: the category as printed, the exact value, and the value as printed.

    A missing value has ``value`` None and no text; nothing is drawn for it. ``said`` is the value as a voice says
    it, with its unit.
    """

    key: str
    category: str
    value: Decimal | None
    text: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class DataSeries:
    """A named run of points; all series of one chart have the same categories in the same order."""

    name: str
    points: tuple[DataPoint, ...]


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A place on the axis of values, with its number as printed."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot of figures. ``alt`` gives its message and every value in words; ``number_format`` is Excel's, for Word.

    ``axis`` is the labelled axis of values, from end to end, of the kinds that need one; of the others it is empty and
    lengths begin at zero. ``total`` has the sums that stand at the ends of stacks. ``highlight`` are the keys of the
    categories that stand out. ``table`` has the values once more, to be printed beneath, under no caption of its own.
    ``name_separator`` stands between the name of a series and a value where one label has both. ``height`` is how high
    print draws it, as a share of the usual: a little lower it may have room on the page before.
    """

    id: str
    caption: Caption
    kind: ChartKind
    series: tuple[DataSeries, ...]
    alt: str
    number_format: str = "General"
    source: Paragraph | None = None
    role: str = "chart"
    axis: tuple[AxisTick, ...] = ()
    total: DataSeries | None = None
    highlight: tuple[str, ...] = ()
    table: Table | None = None
    name_separator: str = ": "
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One entry: its date, what happened, and how many days later the next one is (0 for the last)."""

    date: Paragraph
    text: Paragraph
    days: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated events in their order: a line with events in print, a table in Word, which has no such chart."""

    id: str
    caption: Caption
    events: tuple[TimelineEvent, ...]
    source: Paragraph | None = None
    role: str = "timeline"


MARKING = "marking"
"""The role of the line that marks a page: every page has it, in a line of its own."""

LOGO = "logo"
"""The role of the Image that is the logo: as large as its brand says, whatever the size of the file."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file of the project: ``path`` relative to the project, ``digest`` its SHA-256, size in pixels of CSS.

    ``raster`` is the same picture as PNG or JPEG where ``path`` is a drawing, which not every format can show.
    """

    id: str
    path: str
    digest: str
    width: int
    height: int
    alt: str
    caption: Caption | None = None
    role: str = "image"
    raster: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part with a kind; headings inside nest one level deeper."""

    id: str
    kind: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together under one role: ``masthead``, ``key-figures``, ``key-figure``, ``cover``."""

    role: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A box beside the argument: a callout, what to watch, a caveat."""

    role: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A named place on the page (``main``, ``side``); print may set areas side by side, Word reads them in order."""

    name: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents: the heading's number and text, and the anchor it leads to."""

    level: int
    number: str
    children: tuple[Inline, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings; page numbers are set by the page (PDF) and by a filled field (Word)."""

    entries: tuple[ContentsEntry, ...]
    role: str = "contents"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source as the house style of the language prints it; ``number`` is what citations show."""

    id: str
    number: int
    children: tuple[Inline, ...]
    segment: SegmentAddress | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources in order of first use."""

    entries: tuple[SourceEntry, ...]
    role: str = "sources"


Block = (
    Paragraph | Heading | List | Table | Chart | Timeline | Image | Section | Group | Aside | Area | Contents | Sources
)

# --- the whole -------------------------------------------------------------------------------------------------------


class Direction(StrEnum):
    """The direction in which the language is written."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a note, printed at the foot of the page that refers to it, in both formats."""

    id: str
    number: int
    children: tuple[Inline, ...]
    segment: SegmentAddress | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: core properties in Word, the information dictionary and XMP in PDF.

    ``date`` is the edition's date, ISO 8601, and the only date in the file. ``identifier`` is
    ``brief/language/output``.
    """

    title: str
    author: str
    subject: str
    date: str
    identifier: str
    keywords: tuple[str, ...] = ()
    version: str = ""


RUNNING_TITLE = "head-line"
"""The role of the group of a running head that repeats what stands on the first page."""


@dataclass(frozen=True, slots=True)
class Document:
    """One artifact before it has a format. ``head`` and ``foot`` run on every page.

    ``marking`` is the classification as printed at the top and bottom of each page, empty where nothing is marked;
    ``watermark`` the word behind the text of each page, empty where the document is final.
    """

    language: str
    direction: Direction
    properties: Properties
    children: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
    marking: str = ""
    watermark: str = ""
