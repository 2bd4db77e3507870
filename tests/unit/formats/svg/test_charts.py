"""Charts as SVG: lengths true to the values, every label there, mirrored for right to left."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.document.nodes import Caption, Chart, ChartKind, DataPoint, DataSeries, Direction
from briefpress.document.stylesheet import RoleStyle, Stylesheet
from briefpress.formats.pdf.fonts import FontFile
from briefpress.formats.svg.charts import ChartStyle, NoRoomError, chart_drawer, write_chart
from briefpress.formats.svg.measuring import TextMeasure

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 300.0


class EvenMeasure(TextMeasure):
    """Every character is 5 pt wide."""

    def __init__(self) -> None:
        super().__init__((), 0)

    def width(self, text: str) -> float:
        return 5.0 * len(text)


STYLE = ChartStyle(
    label=RoleStyle("chart-label", "Chart Label", size=10),
    value=RoleStyle("chart-value", "Chart Value", size=10, weight=700, color="#111111"),
    font_list="'Source Sans 3'",
    bar="#12304a",
    axis="#52626f",
    direction=Direction.LTR,
    label_measure=EvenMeasure(),
    value_measure=EvenMeasure(),
)


def chart(kind: ChartKind, *values: str, alt: str = "Alt") -> Chart:
    names = ["Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan"]
    points = tuple(DataPoint(name, name, Decimal(value), value) for name, value in zip(names, values, strict=False))
    return Chart("c", Caption("", 0, (), None), kind, (DataSeries("s", points),), alt)


def drawn(given_chart: Chart, style: ChartStyle = STYLE, width: float = WIDTH) -> ET.Element:
    return ET.fromstring(write_chart(given_chart, style, width))


def numbers(element: ET.Element, *names: str) -> list[float]:
    return [float(element.get(name, "nan")) for name in names]


def bars_of(svg: ET.Element) -> list[tuple[float, float, float, float]]:
    return [(x, y, w, h) for x, y, w, h in (numbers(e, "x", "y", "width", "height") for e in svg.iter(f"{SVG}rect"))]


def texts_of(svg: ET.Element) -> dict[str, ET.Element]:
    return {text.text or "": text for text in svg.iter(f"{SVG}text")}


def span_of(text: ET.Element) -> tuple[float, float]:
    """From where to where a text reaches."""
    x, width = float(text.get("x", "nan")), 5.0 * len(text.text or "")
    start = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor", "start")]
    return start, start + width


LTR, RTL = STYLE, replace(STYLE, direction=Direction.RTL)
both_directions = pytest.mark.parametrize("style", [LTR, RTL], ids=["ltr", "rtl"])
both_kinds = pytest.mark.parametrize("kind", list(ChartKind))
NO_BAR = 0.011
"""Coordinates are written with two decimals."""


@both_kinds
def test_bars_are_as_long_as_their_values_in_the_order_given(kind: ChartKind) -> None:
    bars = bars_of(drawn(chart(kind, "10", "40", "20.0")))
    lengths = [w if kind is ChartKind.BAR else h for _, _, w, h in bars]
    assert [length / lengths[1] for length in lengths] == pytest.approx([0.25, 1, 0.5], abs=0.001)
    places = [y if kind is ChartKind.BAR else x for x, y, _, _ in bars]
    assert places == sorted(places)


@both_kinds
@both_directions
def test_all_bars_start_on_the_axis(kind: ChartKind, style: ChartStyle) -> None:
    svg = drawn(chart(kind, "10", "-5", "20"), style)
    (axis,) = svg.iter(f"{SVG}path")
    x, y = (float(part) for part in re.findall(r"[\d.]+", axis.get("d", ""))[:2])
    for left, top, width, height in bars_of(svg):
        if kind is ChartKind.BAR:
            assert min(abs(left - x), abs(left + width - x)) < 2 * NO_BAR
        else:
            assert min(abs(top - y), abs(top + height - y)) < 2 * NO_BAR


@both_directions
def test_negative_bars_go_the_other_way_in_the_same_scale(style: ChartStyle) -> None:
    bars = bars_of(drawn(chart(ChartKind.BAR, "10", "-5", "-20"), style))
    assert [width / bars[0][2] for _, _, width, _ in bars] == pytest.approx([1, 0.5, 2], abs=0.001)
    right = [x + width for x, _, width, _ in bars]
    if style is LTR:
        assert bars[0][0] == pytest.approx(right[1], abs=2 * NO_BAR)
    else:
        assert right[0] == pytest.approx(bars[1][0], abs=2 * NO_BAR)


def test_negative_columns_hang_below_the_axis() -> None:
    bars = bars_of(drawn(chart(ChartKind.COLUMN, "10", "-5")))
    assert bars[0][1] + bars[0][3] == pytest.approx(bars[1][1], abs=2 * NO_BAR)


@both_kinds
@both_directions
@pytest.mark.parametrize(
    "values", [("10", "40", "20"), ("10", "-5", "20"), ("-10", "-5", "-20"), ("0", "0", "0"), ("7",)]
)
def test_labels_cover_no_bar_and_no_other_label_and_stay_inside(
    kind: ChartKind, style: ChartStyle, values: tuple[str, ...]
) -> None:
    svg = drawn(chart(kind, *values), style)
    bars, spans = bars_of(svg), []
    for text in svg.iter(f"{SVG}text"):
        (start, end), bottom = span_of(text), float(text.get("y", "nan"))
        assert -0.01 <= start < end <= WIDTH + 0.01
        assert 0 < bottom < float(svg.get("height", "0pt")[:-2])
        for x, y, width, height in bars:
            if kind is ChartKind.BAR and y < bottom < y + height:
                assert end <= x + NO_BAR or start >= x + width - NO_BAR
            if kind is ChartKind.COLUMN and x <= (start + end) / 2 <= x + width:
                assert bottom <= y + NO_BAR or bottom - 7 >= y + height
        spans.append((round(bottom), start, end))
    spans.sort()
    for (line, _, end), (other, start, _) in pairwise(spans):
        assert line != other or start >= end


@both_kinds
def test_every_category_and_value_is_printed_as_given(kind: ChartKind) -> None:
    points = (DataPoint("KZ", "Казахстан", Decimal("43.82"), "43,82"), DataPoint("UZ", "乌兹别克斯坦", Decimal(1), "1"))
    given_chart = replace(chart(kind), series=(DataSeries("s", points),))
    assert set(texts_of(drawn(given_chart))) == {"Казахстан", "43,82", "乌兹别克斯坦", "1"}


def place_of(word: ET.Element) -> tuple[float, str, float]:
    """Where a word over the drawing is held: its left edge in pt, its alignment there, and its width (0: its own)."""
    look = dict(part.split(":") for part in word.get("style", "").split(";"))
    return float(look["left"][:-2]), look.get("text-align", "left"), float(look.get("width", "0pt")[:-2])


def test_right_to_left_is_the_mirror_image() -> None:
    given_chart = chart(ChartKind.BAR, "10", "-40", "20")
    plain, mirrored = drawn(given_chart), drawn(given_chart, RTL)
    for (x, y, width, height), other in zip(bars_of(plain), bars_of(mirrored), strict=True):
        assert (WIDTH - x - width, y, width, height) == pytest.approx(other, abs=2 * NO_BAR)
    words = {word.text or "": place_of(word) for word in mirrored.iter("span")}
    for name, text in texts_of(plain).items():
        start, end = span_of(text)
        left, align, width = words[name]
        held = left if align == "left" else left + width
        assert held == pytest.approx(WIDTH - end if align == "left" else WIDTH - start, abs=2 * NO_BAR)


def test_words_from_right_to_left_stand_over_the_drawing_and_are_one_figure_with_it() -> None:
    """WeasyPrint would set them letter by letter inside the drawing."""
    mirrored = drawn(chart(ChartKind.BAR, "10", "20", alt="Alt"), RTL)
    assert mirrored.get("data-drawing") == "Alt"
    assert [*mirrored.iter(f"{SVG}text"), *mirrored.iter(f"{SVG}title")] == []
    assert [word.text for word in mirrored.iter("span")] == ["Kazakhstan", "10", "Uzbekistan", "20"]


def test_columns_run_from_right_to_left_too() -> None:
    bars = bars_of(drawn(chart(ChartKind.COLUMN, "10", "20"), RTL))
    assert bars[0][0] > bars[1][0]


HOSTILE = "\"'</title><script>&amp;<!--]]>"


@both_kinds
def test_text_cannot_become_markup(kind: ChartKind) -> None:
    points = (DataPoint(HOSTILE, HOSTILE, Decimal(1), HOSTILE),)
    svg = drawn(replace(chart(kind, alt=HOSTILE), series=(DataSeries(HOSTILE, points),)), width=800)
    assert svg.findtext(f"{SVG}title") == HOSTILE
    assert [text.text for text in svg.iter(f"{SVG}text")] == [HOSTILE, HOSTILE]
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} == {"svg", "title", "rect", "text", "path"}


def test_the_alternative_is_the_first_thing_in_it() -> None:
    svg = drawn(chart(ChartKind.BAR, "1", alt="Kazakhstan: 1."))
    assert (svg[0].tag, svg[0].text) == (f"{SVG}title", "Kazakhstan: 1.")


def test_labels_of_close_columns_are_set_smaller() -> None:
    (size,) = {
        text.get("font-size") for text in drawn(chart(ChartKind.COLUMN, "10", "20", "30"), width=140).iter(f"{SVG}text")
    }
    assert 7 <= float(size or 0) < 10


@pytest.mark.parametrize(("kind", "width"), [(ChartKind.BAR, 90), (ChartKind.COLUMN, 110)])
def test_labels_without_room_are_an_error_and_no_wrong_picture(kind: ChartKind, width: float) -> None:
    with pytest.raises(NoRoomError, match="chart `c`"):
        drawn(chart(kind, "10", "20", "30"), width=width)


@both_kinds
def test_a_chart_without_values_is_empty(kind: ChartKind) -> None:
    assert bars_of(drawn(chart(kind))) == []
    assert bars_of(drawn(replace(chart(kind), series=()))) == []


@given(st.lists(st.decimals("-1e12", "1e12", places=3), min_size=1, max_size=4), st.sampled_from(list(ChartKind)))
def test_lengths_are_always_true_to_the_values(values: list[Decimal], kind: ChartKind) -> None:
    svg = drawn(chart(kind, *(format(value, "f") for value in values)), width=500)
    lengths = [w if kind is ChartKind.BAR else h for _, _, w, h in bars_of(svg)]
    assert all(length >= 0 for length in lengths)
    scale = sum(lengths) / float(sum(map(abs, values)) or 1)
    assert lengths == pytest.approx([float(abs(value)) * scale for value in values], abs=0.03)


def test_a_chart_is_as_wide_as_its_area(look: Stylesheet, fonts: tuple[FontFile, ...]) -> None:
    files = {font.family: font.path for font in reversed(fonts) if font.style == "normal"}
    draw = chart_drawer(replace(look, areas={"side": 60.0}), Direction.LTR, files)
    widths = [draw(chart(ChartKind.BAR, "1"), area).partition('width="')[2].partition('"')[0] for area in ("side", "")]
    assert widths == ["170.08pt", "334.49pt"]


def test_text_is_measured_in_the_first_font_that_has_it(fonts: tuple[FontFile, ...]) -> None:
    files = {font.family: font.path for font in reversed(fonts) if font.style == "normal"}
    latin, chinese = files["Source Sans 3"], files["Noto Sans SC"]
    assert TextMeasure([latin], 10, allowance=1).width("中") == 10
    assert TextMeasure([latin, chinese], 10, allowance=1).width("中国") == pytest.approx(20)
    assert 4 < TextMeasure([latin, chinese], 10, allowance=1).width("0") < 6
    assert TextMeasure([latin], 10, 1).width("") == 0
