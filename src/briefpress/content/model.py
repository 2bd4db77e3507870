"""The brief as its author wrote it: sections, blocks and segments, each with its place in a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from briefpress.content.tiers import NO_TIERS, Tiers
from briefpress.document.inlines import has_words
from briefpress.document.nodes import Align, ChartKind, Inline
from briefpress.figures.model import Register
from briefpress.locations import SegmentAddress, SourceLocation

SHARED_PATH = PurePosixPath("content/shared")

OFFICES = "offices"
"""The table of shared names that has the offices which clear lines."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable run of text.

    ``text`` is its Markdown on one line, which is what translators see; ``inlines`` the same, parsed. ``location``
    points at the first character; ``span`` are the start and end offsets (code points) of the text in its file as
    written (line breaks included), so that the editor can replace it and nothing else.
    """

    address: SegmentAddress
    text: str
    inlines: tuple[Inline, ...]
    location: SourceLocation
    span: tuple[int, int] = (0, 0)

    @property
    def is_translatable(self) -> bool:
        """False where the text is made of figures and literals alone, which are the same in every language."""
        return has_words(self.inlines)


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    id: str
    segment: Segment
    role: str = "body"
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class SubheadingBlock:
    """``level`` counts from 3, as the number of ``#`` in the file."""

    id: str
    segment: Segment
    level: int = 3
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class ItemBlock:
    id: str
    segment: Segment
    classes: frozenset[str] = frozenset()
    children: ListBlock | None = None
    classification: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """``id`` is empty: a list is found by its items. ``classes`` are those that all its items share."""

    items: tuple[ItemBlock, ...]
    ordered: bool = False
    id: str = ""

    @property
    def classes(self) -> frozenset[str]:
        return frozenset.intersection(*(item.classes for item in self.items))


@dataclass(frozen=True, slots=True)
class CalloutBlock:
    """A box. ``role`` is ``watch``, ``caveat`` or ``note-box``."""

    id: str
    role: str
    title: Segment | None
    blocks: tuple[ContentBlock, ...]
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    id: str
    text: Segment
    attribution: Segment | None
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure: which figure, what it is, and a remark such as its change. ``id`` is the figure's or its own."""

    id: str
    figure: str
    label: Segment
    note: Segment | None
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class FiguresBlock:
    id: str
    entries: tuple[KeyFigure, ...]
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """One figure or cell of a chart; its ``label`` names the category in place of its date."""

    name: str
    label: Segment | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of values: the cells of a series of the register, or figures. Without a ``name`` it is its period's."""

    id: str
    location: SourceLocation
    name: Segment | None = None
    series: str = ""
    figures: tuple[ChartFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart of one or more series, aligned by their keys, or by the periods of their figures.

    ``names`` is a table of shared names for the keys, ``categories`` says what the keys are, ``highlight`` which of
    them stand out; ``has_table`` asks for the values as a table beneath.
    """

    id: str
    kind: ChartKind
    title: Segment
    subtitle: Segment | None
    summary: Segment | None
    location: SourceLocation
    series: tuple[ChartSeries, ...] = ()
    names: str = ""
    categories: Segment | None = None
    descending: bool = False
    highlight: tuple[str, ...] = ()
    has_table: bool = False
    sources: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    classification: str = ""

    @property
    def figure_names(self) -> tuple[str, ...]:
        """Every figure, cell and series of the register that it shows."""
        return tuple(
            name
            for series in self.series
            for name in (series.series, *(figure.name for figure in series.figures))
            if name
        )


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event of a timeline. ``date`` is an ISO 8601 date or range, or the name of a figure that is or has one."""

    id: str
    date: str
    text: Segment
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class TimelineBlock:
    """Dated events, in any order; they are printed by date."""

    id: str
    title: Segment
    subtitle: Segment | None
    events: tuple[EventEntry, ...]
    location: SourceLocation
    sources: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head; for computed rows also the ``series`` that fills it or the table of ``names`` of its keys."""

    id: str
    head: Segment
    align: Align = Align.START
    width: int = 0
    series: str = ""
    names: str = ""
    form: str = "number"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of text cells under column ids; a column without one is left empty. ``role`` is ``body`` or ``total``."""

    id: str
    cells: Mapping[str, Segment]
    role: str = "body"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of written rows, or of one row for each key of the series ``keys``; ``total`` stands below either.

    ``sort`` names the series by which computed rows are put in descending order.
    """

    id: str
    title: Segment
    subtitle: Segment | None
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    location: SourceLocation
    keys: str = ""
    sort: str = ""
    total: TableRow | None = None
    sources: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class ImageBlock:
    """``path`` is relative to the project."""

    id: str
    path: PurePosixPath
    digest: str
    width: int
    height: int
    alt: Segment
    title: Segment | None
    location: SourceLocation
    classes: frozenset[str] = frozenset()
    classification: str = ""


DirectiveBlock = CalloutBlock | QuotationBlock | FiguresBlock | ChartBlock | TimelineBlock | TableBlock | ImageBlock
ContentBlock = ParagraphBlock | SubheadingBlock | ListBlock | DirectiveBlock


@dataclass(frozen=True, slots=True)
class Clearance:
    """By which office (a key of the shared names ``offices``) a line was cleared, and the last day it holds."""

    office: str
    until: datetime.date
    office_location: SourceLocation
    until_location: SourceLocation


@dataclass(frozen=True, slots=True)
class ContentSection:
    """A headed part of a brief. ``clearance`` is that of a question; None where nobody has cleared it."""

    id: str
    kind: str
    title: Segment
    blocks: tuple[ContentBlock, ...]
    classes: frozenset[str] = frozenset()
    classification: str = ""
    clearance: Clearance | None = None


@dataclass(frozen=True, slots=True)
class NoteDefinition:
    id: str
    segment: Segment
    classes: frozenset[str] = frozenset()
    classification: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures and statements come from, under CSL field names. Title and publisher are segments.

    ``issued`` is an ISO 8601 date, as exact as known, or empty. ``container`` is the work or site that holds it, as its
    own name stands, not for translation.
    """

    id: str
    type: str
    title: Segment
    publisher: Segment | None
    location: SourceLocation
    issued: str = ""
    accessed: str = ""
    url: str = ""
    language: str = ""
    grade: str = ""
    note: str = ""
    container: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A named entry of a brief: which layout, for whom, in which brand, and whether for readers with low vision.

    ``brand_location`` is where the brand is named: in the output, or by the office for all; ``layout_location``
    where the layout is.
    """

    name: str
    layout: str
    audience: str
    brand: str
    location: SourceLocation
    brand_location: SourceLocation | None = None
    large_print: bool = False
    layout_location: SourceLocation | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached, and when: ``office-hours`` or ``out-of-hours``."""

    when: str
    line: Segment


@dataclass(frozen=True, slots=True)
class Office:
    """The issuing office and what its briefs have in common. Names are segments.

    ``time_zone_name`` is what people call the time of ``time_zone``: «Beijing time». ``place`` is where the office
    issues its briefs; ``contacts`` maps a purpose (``press``) to its contacts, office hours first.
    """

    name: Segment
    brand: str
    time_zone: str
    time_zone_name: Segment | None = None
    brand_location: SourceLocation | None = None
    place: Segment | None = None
    contacts: Mapping[str, tuple[Contact, ...]] = field(default_factory=dict)

    def segments(self) -> Iterator[Segment]:
        yield self.name
        yield from (segment for segment in (self.time_zone_name, self.place) if segment)
        for contacts in self.contacts.values():
            yield from (contact.line for contact in contacts)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary: its form in each language, as written in ``glossary.yaml``."""

    id: str
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all briefs of the office share. ``names`` maps a table (``countries``) to keys and their segments."""

    office: Office
    names: Mapping[str, Mapping[str, Segment]]
    terms: tuple[Term, ...] = ()
    names_with_digits: frozenset[str] = frozenset()
    path: PurePosixPath = SHARED_PATH
    tiers: Tiers = NO_TIERS

    def segments(self) -> Iterator[Segment]:
        """Every segment, in the order of the files."""
        yield from self.office.segments()
        yield from self.tiers.segments()
        for table in self.names.values():
            yield from table.values()


@dataclass(frozen=True, slots=True)
class Brief:
    """One briefing. ``path`` is its folder, relative to the project; ``preamble`` what stands before the sections."""

    id: str
    path: PurePosixPath
    title: Segment
    language: str
    edition: datetime.date
    languages: tuple[str, ...]
    outputs: tuple[Output, ...]
    preamble: tuple[ContentBlock, ...]
    sections: tuple[ContentSection, ...]
    notes: Mapping[str, NoteDefinition]
    sources: Mapping[str, Source]
    register: Register
    shared: Shared
    subtitle: Segment | None = None
    short_title: Segment | None = None
    classification: str = ""
    """What has none of its own has this one; empty for an office that marks nothing."""
    caveat: Segment | None = None
    version: str = ""
    is_draft: bool = False
    distribution: tuple[Segment, ...] = ()
    embargo: datetime.datetime | None = None
    """In the zone that the front matter names."""
    own_place: Segment | None = None
    next_release: datetime.date | None = None
    segments: Mapping[SegmentAddress, Segment] = field(default_factory=dict)
    """Every segment of the brief in reading order: title, preamble, sections, notes, sources."""

    @property
    def place(self) -> Segment | None:
        """Where this brief is issued: as it says itself, else where the office is."""
        return self.own_place or self.shared.office.place

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The source language, then the translations."""
        return (self.language, *self.languages)

    def output(self, name: str) -> Output | None:
        return next((output for output in self.outputs if output.name == name), None)
