"""A sample document with every node, in a sample look; in English, Chinese and Arabic."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

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
    Note,
    NoteReference,
    Paragraph,
    Properties,
    Reference,
    Row,
    Section,
    SourceEntry,
    Sources,
    Strong,
    Table,
    Text,
    Value,
)
from briefpress.document.stylesheet import FontFamily, FontStack, PageStyle, RoleStyle, Rule, Stylesheet, TextAlign
from briefpress.formats.word.elements import Element
from briefpress.formats.word.writer import write_word
from briefpress.locations import SegmentAddress

INK, NAVY, RUST, GREY, TINT, LINE = "#1a2733", "#12304a", "#b5451b", "#5b6b78", "#eef3f6", "#b9c7d0"


def role(name: str, word: str, **values: object) -> RoleStyle:
    return RoleStyle(name, word, **{"color": INK, "size": 10.5, "leading": 1.45, **values})  # type: ignore[arg-type]


def sample_stylesheet(language: str = "en") -> Stylesheet:
    east_asian = language == "zh"
    navy_side, rust_side = (("start", Rule(2.25, NAVY)),), (("start", Rule(2.25, RUST)),)
    serif = {"family": FontFamily.HEADINGS, "color": NAVY}
    roles = [
        role("body", "Body Text", after=7, leading=1.6 if east_asian else 1.45, hyphenate=not east_asian),
        role("masthead", "Masthead", size=9.5, leading=1.2, rules=(("bottom", Rule(3, NAVY)),), padding=6, after=18),
        role("kicker", "Kicker", size=13, leading=1.2, weight=700, color=RUST),
        role("dateline", "Dateline", size=9.5, leading=1.2, color=GREY, align=TextAlign.END),
        role("title", "Title", size=28, leading=1.14, weight=600, after=10, keep_with_next=True, **serif),
        role("standfirst", "Subtitle", size=14, leading=1.42, after=18, **serif),
        role("key-figure", "Key Figure", rules=(("top", Rule(1.5, NAVY)),), padding=4),
        role("key-number", "Key Number", size=21, leading=1.15, weight=600, **serif),
        role("key-unit", "Key Unit", size=8.5, leading=1.3, color=GREY),
        role("key-label", "Key Label", size=9, leading=1.3),
        role("heading-1", "heading 1", size=20, weight=600, leading=1.2, **serif),
        role("heading-2", "heading 2", size=17, weight=600, leading=1.2, before=20, after=6, **serif),
        role("heading-3", "heading 3", size=11.5, weight=700, leading=1.3, before=10, after=3, color=RUST),
        role("heading-4", "heading 4", weight=700, leading=1.35, before=6, after=2, color=NAVY),
        role("list", "List Bullet", after=3.5),
        role("line-to-take", "Line to Take", after=7, color=NAVY, rules=navy_side, padding=8),
        role("watch", "Watch Box", background=TINT, padding=10, before=6, after=10, rules=rust_side),
        role("box-title", "Box Title", weight=700, leading=1.3, color=NAVY, after=3, keep_with_next=True),
        role("caption", "caption", weight=700, leading=1.3, color=NAVY, keep_with_next=True),
        role("subtitle", "Caption Unit", size=9.5, leading=1.3, color=GREY, keep_with_next=True),
        role("chart", "Chart", size=9.5, leading=1.2, before=8, after=12),
        role("chart-value", "Chart Value", size=9.5, leading=1.2, weight=700),
        role("image", "Image", size=9.5, leading=1.2, before=8, after=12),
        role("table-head", "Table Head", size=9, leading=1.3, weight=600, color=GREY),
        role("table-body", "Table Text", size=9.5, leading=1.35),
        role("table-total", "Table Total", size=9.5, leading=1.35, weight=700, color=NAVY),
        role("timeline-date", "Timeline Date", size=9.5, leading=1.35, weight=700, color=NAVY, align=TextAlign.END),
        role("timeline-event", "Timeline Event", size=9.5, leading=1.35),
        role("source", "Table Source", size=8.5, leading=1.35, color=GREY, before=4),
        role("note", "footnote text", size=8.5, leading=1.4),
        role("sources", "Source Entry", size=9.5, leading=1.4, after=3),
        role("contents-title", "TOC Heading", size=11.5, leading=1.3, weight=700, color=RUST, before=14, after=4),
        role("contents", "Contents", size=10, leading=1.4, after=2.5),
        role("head", "header", size=8.5, leading=1.3, color=GREY),
        role("foot", "footer", size=8.5, leading=1.3, color=GREY, rules=(("top", Rule(0.5, LINE)),), padding=4),
    ]
    return Stylesheet(
        layout="sample",
        page=PageStyle(210, 297, 27, 24, 24, 30),
        roles={style.name: style for style in roles},
        colors={
            "foreground": INK,
            "primary": NAVY,
            "accent": RUST,
            "secondary": GREY,
            "line": LINE,
            "tint": TINT,
            "link": NAVY,
            "tertiary": RUST,
        },
        fonts={
            FontFamily.BASE: FontStack(("Source Sans 3",), "Source Sans 3", "Noto Sans SC"),
            FontFamily.HEADINGS: FontStack(("Source Serif 4",), "Source Serif 4", "Noto Serif SC"),
        },
        emphasis_italic=not east_asian,
    )


WORDS = {
    "zh": {
        "Trade reached a record high": "中亚贸易额创历史新高",
        "At a glance": "一页速览",
        "Contents": "目录",
        "Trade over time": "历年贸易",
        "By country": "分国别情况",
        "Projects": "合作项目",
        "Sources": "资料来源",
        "Table": "表",
        "Chart": "图",
        "Image": "图片",
        "What to watch": "后续看点",
        "Two-way trade reached ": "双边贸易额达到",
        " in a single year.": "，创下“新高”——增长来自两个市场。",
        "Kazakhstan": "哈萨克斯坦",
        "Uzbekistan": "乌兹别克斯坦",
        "Five countries": "中亚五国",
    },
    "ar": {
        "Trade reached a record high": "بلغت التجارة مستوى قياسيا",
        "Trade over time": "التجارة عبر الزمن",
        "Contents": "المحتويات",
        "Two-way trade reached ": "بلغت التجارة الثنائية ",
        " in a single year.": " في عام واحد.",
        "What to watch": "ما يجب مراقبته",
        "Kazakhstan": "كازاخستان",
        "Uzbekistan": "أوزبكستان",
    },
}
"""Sample words by language; what is missing stays English."""


def sample_document(language: str = "en") -> Document:
    """Every node at least once."""
    words = WORDS.get(language, {})

    def t(text: str) -> Text:
        return Text(words.get(text, text))

    def p(address: str, *inlines: Inline, role: str = "body") -> Paragraph:
        return Paragraph(inlines, role, SegmentAddress(address))

    def items(prefix: str, *texts: str) -> tuple[ListItem, ...]:
        return tuple(
            ListItem((p(f"{prefix}/item-{position}", t(text), role="list"),)) for position, text in enumerate(texts, 1)
        )

    value = Value("trade-2021", "", "501亿美元" if language == "zh" else "USD 50.1 billion")
    table_caption = Caption(
        words.get("Table", "Table") + "\u00a0",
        1,
        (t("Trade by partner"),),
        SegmentAddress("partners/title"),
        p("partners/subtitle", t("USD billion"), role="subtitle"),
    )
    table = Table(
        "partners",
        table_caption,
        (Column("partner"), Column("y2021", Align.NUMBER), Column("change", Align.NUMBER)),
        Row(
            (
                Cell((t("Partner"),), SegmentAddress("partners/columns/partner"), header=True),
                Cell((Literal("=2021", "2021"),), SegmentAddress("partners/columns/y2021"), header=True),
                Cell((t("Change"),), SegmentAddress("partners/columns/change"), header=True),
            ),
            "head",
        ),
        tuple(
            Row(
                (
                    Cell((t(name),), SegmentAddress(f"partners/{key}/partner"), header=True),
                    Cell((Value(key, "number", amount),), SegmentAddress(f"partners/{key}/y2021")),
                    Cell((Value(key, "signed", change),), SegmentAddress(f"partners/{key}/change")),
                ),
                kind,
            )
            for key, name, amount, change, kind in (
                ("kz", "Kazakhstan", "25.2", "+17.6%", "body"),
                ("uz", "Uzbekistan", "8.0", "\u22121.4%", "body"),
                ("total", "Five countries", "50.1", "+40.1%", "total"),
            )
        ),
        p("partners/source-line", t("Source: customs\u00a0"), Citation(("customs",), (2,)), role="source"),
    )
    years = ((2019, "46.4"), (2020, "38.6"), (2021, "50.1"))
    chart_caption = Caption(
        words.get("Chart", "Chart") + "\u00a0",
        1,
        (t("Kazakhstan is half of the total"),),
        SegmentAddress("by-country/title"),
        p("by-country/subtitle", t("USD billion, 2021"), role="subtitle"),
    )
    bars = Chart(
        "by-country",
        chart_caption,
        ChartKind.BAR,
        (
            DataSeries(
                "USD billion",
                tuple(
                    DataPoint(key, words.get(name, name), Decimal(amount), shown)
                    for key, name, amount, shown in (
                        ("KZ", "Kazakhstan", "25.2", "25.2"),
                        ("UZ", "Uzbekistan", "8.0", "8,0"),
                        ("TJ", "Tajikistan", "1.9", "1.9"),
                    )
                ),
            ),
        ),
        "Kazakhstan is half of the total: Kazakhstan 25.2, Uzbekistan 8.0, Tajikistan 1.9.",
        "0.0",
        p("by-country/source-line", t("Source: customs"), role="source"),
    )
    columns = Chart(
        "over-time",
        Caption(words.get("Chart", "Chart") + "\u00a0", 2, (t("Trade fell once"),), SegmentAddress("over-time/title")),
        ChartKind.COLUMN,
        tuple(
            DataSeries(name, tuple(DataPoint(str(y), str(y), Decimal(v) / part, v) for y, v in years))
            for name, part in (("Exports", 1), ("Imports", 2))
        ),
        "Trade fell in 2020 and rose again.",
        "0.0",
    )
    image = Image(
        "map",
        "images/map.png",
        "d1",
        160,
        60,
        "A map of the region",
        Caption(words.get("Image", "Image") + "\u00a0", 1, (t("The region"),), SegmentAddress("map/title")),
    )
    nested = ListItem(
        (
            p("trade/outer", t("Transport"), role="list"),
            List((ListItem((p("trade/inner", t("Rail through Khorgos"), role="list"),)),)),
        )
    )
    children: tuple[Block, ...] = (
        Group(
            "cover",
            (
                Group(
                    "masthead",
                    (
                        p("label/at-a-glance", t("At a glance"), role="kicker"),
                        Paragraph((Text("20 January 2022"),), "dateline"),
                    ),
                ),
                Heading((t("Trade reached a record high"),), 1, "title", SegmentAddress("title")),
                p("standfirst", t("In thirty years trade rose from almost nothing to a record."), role="standfirst"),
                Group(
                    "key-figures",
                    tuple(
                        Group(
                            "key-figure",
                            (
                                Paragraph((Value(name, "number", number),), "key-number"),
                                Paragraph((Value(name, "unit", unit),), "key-unit"),
                                p(f"headline/{name}/label", t(label), role="key-label"),
                            ),
                        )
                        for name, number, unit, label in (
                            ("total", "50.1", "USD billion", "total trade in goods"),
                            ("exports", "29.2", "USD billion", "Chinese exports to the region"),
                            ("growth", "+40.1%", "", "growth on the year before"),
                            ("projects", "90", "", "cooperation projects"),
                        )
                    ),
                ),
            ),
        ),
        p("label/contents", t("Contents"), role="contents-title"),
        Contents(
            (
                ContentsEntry(1, "1", (t("Trade over time"),), "trade"),
                ContentsEntry(2, "1.1", (t("By country"),), "trade-countries"),
                ContentsEntry(1, "2", (t("Projects"),), "projects"),
                ContentsEntry(1, "3", (t("Sources"),), "sources"),
            )
        ),
        Section(
            "trade",
            "evidence",
            (
                Heading((t("Trade over time"),), 2, "heading-2", SegmentAddress("trade/title"), "trade", "1"),
                p(
                    "trade/growth",
                    t("Two-way trade reached "),
                    Strong((value, Text(" in goods"))),
                    t(" in a single year."),
                    NoteReference("mirror", 1),
                    Text(" See "),
                    Reference("partners", f"{words.get('Table', 'Table')}\u00a01"),
                    Text(", "),
                    Reference("trade-countries", "section 1.1"),
                    Text(" and "),
                    Emphasis((Text("the "), Link((Text("press release"),), "https://example.org/a b?x=1&y=2"))),
                    Text(". "),
                    Citation(("mofcom-qa", "customs"), (1, 2)),
                ),
                Heading(
                    (t("By country"),),
                    3,
                    "heading-3",
                    SegmentAddress("trade/countries"),
                    "trade-countries",
                    "1.1",
                ),
                table,
                bars,
                Area("side", (columns, image)),
            ),
        ),
        Section(
            "projects",
            "project",
            (
                Heading((t("Projects"),), 2, "heading-2", SegmentAddress("projects/title"), "projects", "2"),
                List((*items("trade/areas", "Energy", "Agriculture"), nested)),
                p("projects/steps", t("The next steps are these."), NoteReference("steps", 2)),
                List(items("projects/first", "Sign the text", "Ratify it"), ordered=True),
                p("projects/then", t("After that:"), NoteReference("mirror", 1)),
                List(items("projects/second", "Open the border", "Count the lorries"), ordered=True),
                Paragraph((Text("Growth rests on two markets."),), "line-to-take", SegmentAddress("projects/line")),
                Aside(
                    "watch",
                    (
                        p("watch/title", t("What to watch"), role="box-title"),
                        p("watch/lead", t("Three things will decide how fast trade grows from here.")),
                        List(items("watch/points", "Progress on the railway", "Renewal of gas contracts")),
                    ),
                ),
                p("projects/after", t("The paragraph after the box.")),
            ),
        ),
        Section(
            "sources",
            "sources",
            (
                Heading((t("Sources"),), 2, "heading-2", SegmentAddress("label/sources"), "sources", "3"),
                Sources(
                    (
                        SourceEntry("mofcom-qa", 1, (Text("Ministry of Commerce. "),), SegmentAddress("source/mofcom")),
                        SourceEntry("customs", 2, (Text("Customs. "),), SegmentAddress("source/customs")),
                    )
                ),
            ),
        ),
    )
    return Document(
        language,
        Direction.RTL if language == "ar" else Direction.LTR,
        Properties(
            words.get("Trade reached a record high", "Trade reached a record high"),
            "Sample Research Service",
            "Trade",
            "2022-01-20",
            f"sample/{language}/background",
            ("trade", "Central Asia"),
        ),
        children,
        notes=(
            Note(
                "mirror",
                1,
                (Text("Mirror data, see "), Link((Text("the method"),), "https://example.org/method"), Text(".")),
                SegmentAddress("note/mirror"),
            ),
            Note(
                "steps",
                2,
                (Text("As agreed on "), Literal("2022-01-25", "25 January 2022")),
                SegmentAddress("note/steps"),
            ),
        ),
        head=(
            Group(
                "head-line",
                (
                    p("title", t("Trade reached a record high"), role="head"),
                    Paragraph((Text("20 January 2022"),), "head"),
                ),
            ),
        ),
        foot=(
            Group(
                "foot-line",
                (
                    Paragraph((Text("Sample Research Service"),), "foot"),
                    Paragraph((Field(FieldKind.PAGE), Text(" / "), Field(FieldKind.PAGES)), "foot"),
                ),
            ),
        ),
        marking="Official",
    )


def picture(_path: str) -> bytes:
    """A small PNG: a tinted rectangle."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\xb9\xc7\xd0" * 160 for _ in range(60))
    header = struct.pack(">IIBBBBB", 160, 60, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PAGES = {"trade": "1", "trade-countries": "2", "projects": "3", "sources": "4"}


def sample_file(language: str = "en") -> bytes:
    return write_word(sample_document(language), sample_stylesheet(language), picture, PAGES)


@pytest.fixture
def sample_colors() -> Mapping[str, str]:
    """The colours of the sample look, by token."""
    return sample_stylesheet().colors


@pytest.fixture(scope="session", params=["en", "zh", "ar"])
def sample(request: pytest.FixtureRequest) -> bytes:
    """The sample as a Word file, in each language."""
    return sample_file(request.param)


@pytest.fixture(scope="session")
def english() -> bytes:
    return sample_file("en")


@pytest.fixture(scope="session")
def chinese() -> bytes:
    return sample_file("zh")


@pytest.fixture(scope="session")
def arabic() -> bytes:
    return sample_file("ar")


@pytest.fixture(scope="session")
def write_blocks() -> Callable[..., bytes]:
    """Writes a document of nothing but the given blocks."""

    def write(*blocks: Block, language: str = "en") -> bytes:
        document = replace(sample_document(language), children=blocks, notes=(), head=(), foot=())
        return write_word(document, sample_stylesheet(language), picture)

    return write


@pytest.fixture(scope="session")
def write_branded() -> Callable[..., bytes]:
    """Writes the sample with looks of roles, or values of its stylesheet, of another brand."""

    def write(looks: Mapping[str, Mapping[str, Any]] | None = None, **changes: Any) -> bytes:
        stylesheet = sample_stylesheet()
        changed = {name: replace(stylesheet.role(name), **look) for name, look in (looks or {}).items()}
        stylesheet = replace(stylesheet, roles={**stylesheet.roles, **changed}, **changes)
        return write_word(sample_document(), stylesheet, picture, PAGES)

    return write


@pytest.fixture(scope="session")
def write_document_with() -> Callable[[Block], tuple[Document, Stylesheet]]:
    """A document of nothing but one block, and the look of it."""
    return lambda block: (replace(sample_document(), children=(block,)), sample_stylesheet())


@pytest.fixture(scope="session")
def part() -> Callable[[bytes, str], Element]:
    """Gives the XML of a part of a Word file."""

    def read(data: bytes, path: str) -> Element:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return etree.fromstring(archive.read(path))

    return read
