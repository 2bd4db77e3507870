"""A document with every node, small, and a look for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefpress.document.nodes import (
    Align,
    Area,
    Aside,
    Block,
    Caption,
    Cell,
    Chart,
    ChartKind,
    Citation,
    Column,
    Contents,
    ContentsEntry,
    DataPoint,
    DataSeries,
    Direction,
    Document,
    Emphasis,
    Field,
    FieldKind,
    Group,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Literal,
    Mark,
    Note,
    NoteReference,
    Paragraph,
    Passage,
    Properties,
    Reference,
    Row,
    Section,
    SourceEntry,
    Sources,
    Strong,
    Table,
    Text,
    Timeline,
    TimelineEvent,
    Value,
)
from briefpress.document.stylesheet import FontFamily, FontStack, PageStyle, RoleStyle, Stylesheet
from briefpress.locations import SegmentAddress

A = SegmentAddress


def p(address: str, *inlines: Inline | str, role: str = "body") -> Paragraph:
    runs = tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines)
    return Paragraph(runs, role, A(address))


def caption(address: str, title: str, label: str) -> Caption:
    unit = p(f"{address}/subtitle", "USD billion", role="subtitle")
    return Caption(f"{label}\u00a0", 1, (Text(title),), A(f"{address}/title"), unit, ". ")


TABLE = Table(
    "partners",
    caption("partners", "Partners", "Table"),
    (Column("partner", width=60), Column("value", Align.NUMBER, 40)),
    Row(
        (
            Cell((Text("Partner"),), A("partners/columns/partner"), header=True),
            Cell((Text("Value"),), A("partners/columns/value"), header=True),
        ),
        "head",
    ),
    (
        Row(
            (
                Cell((Text("Kazakhstan"),), A("partners/KZ/partner"), header=True),
                Cell((Value("by-country[KZ]", "number", "25.2"),), A("partners/KZ/value")),
            )
        ),
        Row((Cell((Text("All"),), A("partners/total/partner"), header=True), Cell(())), "total"),
    ),
    p("partners/source-line", "Source: customs\u00a0", Citation(("customs",), (2,)), role="source"),
)
CHART = Chart(
    "by-country",
    caption("by-country", "Kazakhstan leads", "Chart"),
    ChartKind.BAR,
    (
        DataSeries(
            "USD billion",
            (
                DataPoint("KZ", "Kazakhstan", Decimal("25.2"), "25.2"),
                DataPoint("UZ", "Uzbekistan", Decimal("8.0"), "8.0"),
            ),
        ),
    ),
    "Kazakhstan leads: Kazakhstan 25.2; Uzbekistan 8.0.",
    "0.0",
    p("by-country/source-line", "Source: customs", role="source"),
)
TIMELINE = Timeline(
    "since",
    caption("since", "What came later", "Chart"),
    (
        TimelineEvent(
            p("since/a/date", Literal("1992", "1992"), role="timeline-date"),
            p("since/a", "It starts.", role="timeline-event"),
            10958,
        ),
        TimelineEvent(
            p("since/b/date", Value("b", "date", "2022")), p("since/b", "It goes ", Strong((Text("on"),)), "."), 100
        ),
        TimelineEvent(p("since/c/date", Literal("2022-04", "April 2022")), p("since/c", "It ends.")),
    ),
    p("since/source-line", "Source: customs", role="source"),
)
IMAGE = Image(
    "map", "content/alpha/images/map.png", "d1", 40, 30, 'A "map" & more', caption("map", "The region", "Image")
)
BLOCKS: tuple[Block, ...] = (
    Group("masthead", (Heading((Text("Trade <grew> & more"),), 1, "title", A("title")),)),
    Contents((ContentsEntry(1, "1", (Text("Trade"),), "trade"), ContentsEntry(2, "1.1", (Text("Parts"),), "parts"))),
    Section(
        "trade",
        "evidence",
        (
            Heading((Text("Trade"),), 2, "heading-2", A("trade/title"), "trade", "1"),
            p(
                "trade/growth",
                "Trade reached ",
                Strong((Value("trade", "", "USD\u00a050.1\u00a0billion"),)),
                " on ",
                Literal("2022-01-20", "20 January 2022"),
                NoteReference("mirror", 1),
                ", see ",
                Emphasis((Reference("partners", "Table\u00a01"),)),
                " and ",
                Link((Text("the release"),), "https://a.example/?x=1&y=2"),
                ".\u00a0",
                Citation(("customs", "qa"), (2, 3)),
            ),
            p("trade/again", "And again", NoteReference("mirror", 1), "."),
            p("trade/marked", Mark("(O)\u00a0"), "Marked, and ", Passage((Text("ещё нет"),), "ru", Direction.LTR), "."),
            Heading((Text("Parts"),), 3, "heading-3", A("trade/parts"), "parts", "1.1"),
            List((ListItem((p("l/one", "One", role="list"), List((ListItem((p("l/two", "Two", role="list"),)),)))),)),
            List((ListItem((p("l/first", "First", role="list"),)),), ordered=True),
            TABLE,
        ),
    ),
    Area("main", (p("main", "Main"),)),
    Area("side", (CHART,)),
    TIMELINE,
    Aside("watch", (p("watch/title", "Watch", role="box-title"),)),
    IMAGE,
    Sources(
        (
            SourceEntry("customs", 2, (Text("Customs."),), A("source/customs")),
            SourceEntry("qa", 3, (Text("Ministry."),), A("source/qa")),
        )
    ),
)


@pytest.fixture
def every_node() -> Document:
    """A document with every node at least once."""
    return Document(
        "en",
        Direction.LTR,
        Properties(
            'Trade <grew> & "more"', "Trade Desk", "About trade", "2022-01-20", "alpha/en/note", ("trade", "goods")
        ),
        BLOCKS,
        notes=(Note("mirror", 1, (Text("Mirror data differ.\u00a0"), Citation(("qa",), (3,))), A("note/mirror")),),
        head=(p("title", "Trade <grew>", role="head"),),
        foot=(Paragraph((Field(FieldKind.PAGE), Text(" of "), Field(FieldKind.PAGES)), "foot", A("field/page-of")),),
        marking="Official",
    )


ROLES = (
    "body", "title", "heading-1", "heading-2", "heading-3", "heading-4", "list", "table-head", "table-body",
    "table-total", "caption", "subtitle", "source", "sources", "note", "head", "foot", "contents", "watch", "box-title",
    "chart-label", "chart-value", "timeline-date", "timeline-event",
)  # fmt: skip


@pytest.fixture
def look() -> Stylesheet:
    """One plain style for every role, in the fonts of the project."""
    return Stylesheet(
        layout="sample",
        page=PageStyle(148, 210, 15, 15, 15, 15),
        roles={name: RoleStyle(name, name.capitalize(), size=9) for name in ROLES},
        colors={
            "foreground": "#1b2630",
            "primary": "#12304a",
            "accent": "#a8431a",
            "secondary": "#52626f",
            "line": "#b4c2cc",
            "tertiary": "#a8431a",
            "link": "#12304a",
        },
        fonts={
            FontFamily.BASE: FontStack(("Source Sans 3", "Noto Sans SC"), "Source Sans 3", "Noto Sans SC"),
            FontFamily.HEADINGS: FontStack(("Source Serif 4", "Noto Serif SC"), "Source Serif 4", "Noto Serif SC"),
        },
    )
