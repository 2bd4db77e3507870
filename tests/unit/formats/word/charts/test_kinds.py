"""Native charts of every kind: valid XML, the values in cache and workbook, mirrored where the text is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from lxml import etree

from briefpress.document.contrast import contrast
from briefpress.document.inlines import plain_text
from briefpress.document.nodes import (
    AxisTick,
    Caption,
    Cell,
    Chart,
    ChartKind,
    Column,
    DataPoint,
    DataSeries,
    Literal,
    Paragraph,
    Row,
    Table,
    Text,
    Timeline,
    TimelineEvent,
)
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.package import zip_entries
from briefpress.formats.word.reader import WordReadError, read_word
from briefpress.locations import SegmentAddress

Part = Callable[[bytes, str], Element]
WriteBlocks = Callable[..., bytes]
CHART = "word/charts/chart1.xml"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

ORDERS = {
    # The order of children in the schema of charts (ECMA-376, part 1, annex A.5.1), as far as they are written.
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart catAx valAx",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser hiLowLines marker axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
    "dPt": "idx invertIfNegative marker bubble3D spPr",
    "marker": "symbol size spPr",
    "dLbls": (
        "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
        "showLeaderLines"
    ),
    "dLbl": (
        "idx layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
        "showBubbleSize separator"
    ),
    "catAx": (
        "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto "
        "lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl"
    ),
    "valAx": (
        "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx "
        "crosses crossBetween majorUnit"
    ),
    "scaling": "orientation max min",
    "legend": "legendPos legendEntry overlay txPr",
    "manualLayout": "layoutTarget xMode yMode x y w h",
    "val": "numRef",
    "numCache": "formatCode ptCount pt",
}
POSITIONS = {
    ChartKind.BAR: {"outEnd"},
    ChartKind.COLUMN: {"outEnd"},
    ChartKind.STACKED_BAR: {"ctr", "inBase"},
    ChartKind.STACKED_COLUMN: {"ctr", "inBase"},
    ChartKind.LINE: {"t", "b", "l", "r"},
    ChartKind.DOT: {"l", "r"},
}
YEARS = tuple(str(year) for year in range(2010, 2022))


def series(label: str, *values: str | None, keys: Sequence[str] = YEARS) -> DataSeries:
    return DataSeries(
        label,
        tuple(
            DataPoint(key, key, None if value is None else Decimal(value), (value or "").replace(".", ","))
            for key, value in zip(keys, values, strict=False)
        ),
    )


def chart(kind: ChartKind, *rows: DataSeries, total: DataSeries | None = None, **more: object) -> Chart:
    needs_axis = kind in (ChartKind.LINE, ChartKind.DOT)
    axis = tuple(AxisTick(Decimal(mark), str(mark)) for mark in (0, 20, 40)) if needs_axis else ()
    return Chart(
        "c",
        Caption("", 0, (Text("T"),), SegmentAddress("c/title")),
        kind,
        rows,
        "Alt",
        "0.0",
        axis=axis,
        total=total,
        **more,
    )  # type: ignore[arg-type]


SAMPLES = {
    "bar": chart(ChartKind.BAR, series("A", "3", "2.5", "-1")),
    "bars": chart(ChartKind.BAR, series("A", "3.0", None, "1"), series("B", "4", "5", None)),
    "columns": chart(ChartKind.COLUMN, series("A", "3", "2"), series("B", "4", "5"), series("C", "1", "1")),
    "highlight": chart(ChartKind.COLUMN, series("A", "3", "2"), highlight=("2011",)),
    "stacked bar": chart(
        ChartKind.STACKED_BAR, series("A", "30", "20"), series("B", "0.4", "5"), total=series("Total", "30.4", "25")
    ),
    "stacked column": chart(
        ChartKind.STACKED_COLUMN,
        series("A", "30", "20"),
        series("B", "0.4", "5"),
        series("C", "7", "9"),
        total=series("Total", "37.4", "34"),
    ),
    "line": chart(
        ChartKind.LINE, series("A", *map(str, range(20, 32))), series("B", *("3", None, "8"), *map(str, range(9, 18)))
    ),
    "dot": chart(ChartKind.DOT, series("A", "30", "2"), highlight=("2010",)),
    "dots": chart(ChartKind.DOT, series("A", "30", "2"), series("B", "30.5", None), series("C", "31", "2")),
}
every_sample = pytest.mark.parametrize("sample_chart", SAMPLES.values(), ids=SAMPLES)
both_directions = pytest.mark.parametrize("language", ["en", "ar"])


def local(element: Element) -> str:
    return etree.QName(element).localname


def test_every_kind_has_a_sample() -> None:
    assert {sample.kind for sample in SAMPLES.values()} == set(ChartKind)


@every_sample
@both_directions
def test_elements_stand_in_the_order_of_the_schema(
    sample_chart: Chart, language: str, write_blocks: WriteBlocks, part: Part
) -> None:
    root = part(write_blocks(sample_chart, language=language), CHART)
    for element in root.iter():
        order = ORDERS.get(local(element), "").split()
        if order and not (local(element) == "marker" and element.get("val")):
            children = [local(child) for child in element]
            assert set(children) <= set(order), (local(element), set(children) - set(order))
            assert children == sorted(children, key=order.index), local(element)


@every_sample
def test_labels_stand_where_their_kind_of_chart_allows(
    sample_chart: Chart, write_blocks: WriteBlocks, part: Part
) -> None:
    root = part(write_blocks(sample_chart), CHART)
    found = {element.get("val") for element in root.iter(name("c:dLblPos"))}
    assert found <= POSITIONS[sample_chart.kind]


@every_sample
@both_directions
def test_cache_and_workbook_hold_every_value(sample_chart: Chart, language: str, write_blocks: WriteBlocks) -> None:
    (found,) = read_word(write_blocks(sample_chart, language=language)).charts
    rows = (*sample_chart.series, *([sample_chart.total] if sample_chart.total else []))
    assert [one.name for one in found.series] == [row.name for row in rows]
    for one, row in zip(found.series, rows, strict=True):
        assert one.values == tuple(point.value for point in row.points)
        assert one.categories == tuple(point.category for point in row.points)
    table = [[None, *(row.name for row in rows)]]
    for position, category in enumerate(rows[0].points):
        table.append([category.category, *(row.points[position].value for row in rows)])
    width = len(rows) + 1
    assert [[*row, *[None] * (width - len(row))] for row in found.workbook] == table


@every_sample
def test_marks_have_the_colours_of_the_palette_and_stand_out(
    sample_chart: Chart, write_blocks: WriteBlocks, part: Part
) -> None:
    root = part(write_blocks(sample_chart), CHART)
    colors = []
    for found in list(root.iter(name("c:ser")))[: len(sample_chart.series)]:
        shapes = [*found.iterfind(name("c:spPr")), *found.iterfind(f"{name('c:marker')}/{name('c:spPr')}")]
        fills = [
            color.get("val", "")
            for one in shapes
            for color in one.iterfind(f"{name('a:solidFill')}/{name('a:srgbClr')}")
        ]
        fills += [color.get("val", "") for one in shapes for color in one.iter(name("a:bgClr")) for color in color]
        colors.append(f"#{fills[0]}")
    assert len(set(colors)) == len(sample_chart.series)
    assert all(contrast(color, "#ffffff") >= 3 for color in colors)


def test_a_gap_has_no_point_and_is_left_open(write_blocks: WriteBlocks, part: Part) -> None:
    root = part(write_blocks(SAMPLES["line"]), CHART)
    assert root.find(f".//{name('c:dispBlanksAs')}").get("val") == "gap"  # type: ignore[union-attr]
    second = list(root.iter(name("c:val")))[1]
    assert [point.get("idx") for point in second.iter(name("c:pt"))] == ["0", *map(str, range(2, 12))]
    assert second.find(f".//{name('c:ptCount')}").get("val") == "12"  # type: ignore[union-attr]


def test_lines_are_named_at_their_ends_and_need_no_key(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(SAMPLES["line"])
    root = part(data, CHART)
    assert root.find(f".//{name('c:legend')}") is None
    for one in read_word(data).charts[0].series:
        assert one.named == {11}
    dashes = {element.get("val") for element in root.iter(name("a:prstDash"))}
    symbols = {element.get("val") for element in root.iter(name("c:symbol"))}
    assert len(dashes) == len(symbols) == 2


def labelled(data: bytes) -> list[list[int]]:
    """The positions of the labels of each series."""
    return [sorted(one.labels) for one in read_word(data).charts[0].series]


def test_values_of_lines_that_would_lie_on_others_have_no_label(write_blocks: WriteBlocks) -> None:
    """Two lines that begin side by side: one says where, and the axis says the rest."""
    upper = [str(value) for value in (2, 4, 9, 14, 20, 26, 30, 24, 18, 12, 16, 21)]
    lower = [str(value) for value in (1, 3, 5, 6, 7, 8, 9, 8, 7, 6, 7, 9)]
    first, second = labelled(write_blocks(chart(ChartKind.LINE, series("A", *upper), series("B", *lower))))
    assert first == [0, 6, 11]
    assert 0 not in second
    assert second[-1] == 11


@both_directions
def test_labels_of_short_lying_parts_stay_off_the_axis(language: str, write_blocks: WriteBlocks, part: Part) -> None:
    parts = chart(
        ChartKind.STACKED_BAR,
        series("A", "1", "20"),
        series("B", "60", "20"),
        total=series("Total", "61", "40"),
    )
    root = part(write_blocks(parts, language=language), CHART)
    plot = root.find(f".//{name('c:plotArea')}/{name('c:layout')}/{name('c:manualLayout')}")
    (moved,) = [
        float(found.get("val", ""))
        for label in root.iter(name("c:dLbl"))
        for found in label.iterfind(f"{name('c:layout')}/{name('c:manualLayout')}/{name('c:x')}")
    ]
    assert plot is not None
    # Away from the axis: to the right where the bars begin on the left.
    assert moved < 0 if language == "ar" else moved > 0


def height_of_chart(data: bytes, part: Part) -> int:
    """In English Metric Units."""
    extent = next(part(data, "word/document.xml").iter(name("wp:extent")))
    return int(extent.get("cy", "0"))


@pytest.mark.parametrize(("count", "smaller"), [(4, False), (16, True)])
def test_labels_of_close_columns_are_smaller_as_in_print(
    count: int, smaller: bool, write_blocks: WriteBlocks, part: Part
) -> None:
    keys = tuple(f"{year} to {year + 1}" for year in range(2000, 2000 + count))
    columns = chart(ChartKind.COLUMN, series("A", *(["1"] * count), keys=keys))
    root = part(write_blocks(columns), CHART)
    sizes = {int(found.get("sz", "0")) for found in root.iter(name("a:defRPr"))}
    usual = {int(found.get("sz", "0")) for found in part(write_blocks(SAMPLES["bar"]), CHART).iter(name("a:defRPr"))}
    assert len(sizes) == len(usual) == 1
    (size,), (standard,) = sizes, usual
    assert (size < standard) is smaller
    assert size >= 0.69 * standard


@every_sample
def test_no_program_is_left_to_draw_lines_to_labels_that_are_moved(
    sample_chart: Chart, write_blocks: WriteBlocks, part: Part
) -> None:
    labels = list(part(write_blocks(sample_chart), CHART).iter(name("c:dLbls")))
    assert labels
    assert all(found.find(name("c:showLeaderLines")).get("val") == "0" for found in labels)


def test_names_under_dots_rise_where_they_have_no_room_beside_each_other(write_blocks: WriteBlocks, part: Part) -> None:
    """In print dots lie, so that names stand before them: Word has to make room under them."""
    short, long = ("KZ", "KG", "UZ", "TM", "TJ", "XX"), tuple(f"Republic of some land {n}" for n in range(6))
    values = ("3", "2.5", "1", "4", "5", "6")
    made = {keys: write_blocks(chart(ChartKind.DOT, series("A", *values, keys=keys))) for keys in (short, long)}
    turns = {
        keys: [found.get("rot") for found in part(data, CHART).iterfind(f".//{name('c:catAx')}//{name('a:bodyPr')}")]
        for keys, data in made.items()
    }
    assert turns == {short: [None], long: ["-2700000"]}
    assert height_of_chart(made[long], part) > height_of_chart(made[short], part)


def test_bars_of_several_series_are_named_at_the_first(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(SAMPLES["bars"])
    assert part(data, CHART).find(f".//{name('c:legend')}") is None
    assert [one.named for one in read_word(data).charts[0].series] == [{0}, {0}]


@pytest.mark.parametrize(("sample", "entry"), [("stacked column", "3"), ("stacked bar", "0")])
def test_sums_are_unseen_parts_without_an_entry_in_the_key(
    sample: str, entry: str, write_blocks: WriteBlocks, part: Part
) -> None:
    root = part(write_blocks(SAMPLES[sample]), CHART)
    found = root.find(f".//{name('c:legendEntry')}/{name('c:idx')}")
    assert found is not None
    assert found.get("val") == entry
    last = list(root.iter(name("c:ser")))[-1]
    assert last.find(f"{name('c:spPr')}/{name('a:noFill')}") is not None
    highest = root.find(f".//{name('c:valAx')}//{name('c:max')}")
    assert highest is not None
    assert 37.4 * 0.8 < float(highest.get("val", "")) < 37.4 * 1.5


def test_a_sum_in_the_workbook_follows_its_parts(write_blocks: WriteBlocks) -> None:
    with zipfile.ZipFile(io.BytesIO(write_blocks(SAMPLES["stacked column"]))) as archive:
        book = zipfile.ZipFile(io.BytesIO(archive.read("word/embeddings/workbook1.xlsx")))
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert [found.text for found in sheet.iter(f"{SHEET}f")] == ["SUM(B2:D2)", "SUM(B3:D3)"]


def test_an_axis_is_shown_with_the_marks_of_the_document(write_blocks: WriteBlocks, part: Part) -> None:
    axis = part(write_blocks(SAMPLES["dot"]), CHART).find(f".//{name('c:valAx')}")
    assert axis is not None
    values = {local(found): found.get("val") for found in axis.iter() if found.get("val")}
    assert (values["delete"], values["min"], values["max"], values["majorUnit"]) == ("0", "0", "40", "20")


@pytest.mark.parametrize(
    ("sample", "categories", "values"),
    [
        ("bar", ("maxMin", "r"), ("maxMin", "b")),
        ("columns", ("maxMin", "b"), ("minMax", "r")),
        ("line", ("maxMin", "b"), ("minMax", "r")),
    ],
)
def test_charts_run_from_right_to_left_where_the_text_does(
    sample: str, categories: tuple[str, str], values: tuple[str, str], write_blocks: WriteBlocks, part: Part
) -> None:
    data = write_blocks(SAMPLES[sample], language="ar")
    root = part(data, CHART)
    for tag, expected in (("c:catAx", categories), ("c:valAx", values)):
        axis = root.find(f".//{name(tag)}")
        assert axis is not None
        orientation, side = axis.find(f".//{name('c:orientation')}"), axis.find(name("c:axPos"))
        assert (orientation.get("val"), side.get("val")) == expected  # type: ignore[union-attr]
    assert {found.get("rtl") for found in root.iter(name("a:pPr"))} == {"1"}
    # A line that runs from right to left makes LibreOffice write the digits of the chart backwards.
    styles = part(data, "word/styles.xml")
    chart_style = next(s for s in styles.iter(name("w:style")) if s.get(name("w:styleId"), "").startswith("Chart"))
    assert chart_style.find(f".//{name('w:bidi')}").get(name("w:val")) == "0"  # type: ignore[union-attr]


def test_a_damaged_workbook_is_refused(write_blocks: WriteBlocks) -> None:
    with zipfile.ZipFile(io.BytesIO(write_blocks(SAMPLES["bar"]))) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    for damaged in (b"", b"no zip", zip_entries({"a": b""})):
        with pytest.raises(WordReadError):
            read_word(zip_entries(entries | {"word/embeddings/workbook1.xlsx": damaged}))


# --- what stands beneath charts, and timelines -----------------------------------------------------------------------


def test_the_values_of_a_chart_stand_as_a_table_under_it(write_blocks: WriteBlocks, part: Part) -> None:
    head = Row(
        (Cell((Text("Year"),), SegmentAddress("c/year"), True), Cell((Text("A"),), SegmentAddress("c/a"), True)), "head"
    )
    body = Row((Cell((Text("2010"),), SegmentAddress("c/k"), True), Cell((Text("3,0"),), SegmentAddress("c/v"))))
    table = Table("c-values", Caption("", 0, (), None), (Column("k"), Column("v")), head, (body,))
    source = Paragraph((Text("Source: customs"),), "source", SegmentAddress("c/source-line"))
    data = write_blocks(chart(ChartKind.BAR, series("A", "3"), table=table, source=source))
    assert read_word(data).tables == ((("Year", "A"), ("2010", "3,0")),)
    body_xml = part(data, "word/document.xml")[0]
    kinds = [
        "tbl" if local(e) == "tbl" else "chart" if e.find(f".//{name('w:drawing')}") is not None else "p"
        for e in body_xml
    ]
    assert kinds[:4] == ["p", "chart", "tbl", "p"]
    assert [caption.get(name("w:val")) for caption in body_xml.iter(name("w:tblCaption"))] == []


EVENTS = Timeline(
    "t",
    Caption("", 0, (Text("From then to now"),), SegmentAddress("t/title")),
    tuple(
        TimelineEvent(
            Paragraph((Literal(date, date),), "timeline-date", SegmentAddress(f"t/{key}/date")),
            Paragraph((Text(words),), "timeline-event", SegmentAddress(f"t/{key}")),
        )
        for key, date, words in (("a", "1992", "It starts."), ("b", "2022-01-17", "It goes on."))
    ),
)


@both_directions
def test_a_timeline_is_a_table_of_a_style_of_its_own(language: str, write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(EVENTS, language=language)
    assert read_word(data).tables == ((("1992", "It starts."), ("2022-01-17", "It goes on.")),)
    table = next(part(data, "word/document.xml").iter(name("w:tbl")))
    assert table.find(f".//{name('w:tblStyle')}").get(name("w:val")) == "Timeline"  # type: ignore[union-attr]
    assert (table.find(f".//{name('w:bidiVisual')}") is not None) is (language == "ar")
    styles = {style.get(name("w:val")) for style in table.iter(name("w:pStyle"))}
    assert styles == {"TimelineDate", "TimelineEvent"}
    assert plain_text(EVENTS.events[0].date.children) == "1992"
