"""What a chart or an image of a finished file must show, and what a finding says where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from briefpress.document.nodes import (
    Area,
    AxisTick,
    Block,
    Caption,
    Chart,
    ChartKind,
    DataPoint,
    DataSeries,
    Image,
    List,
    ListItem,
)
from briefpress.formats.word.charts.reader import WordChart, WordSeries
from briefpress.locations import SourceLocation
from briefpress.verification.comparison import FinishedText
from briefpress.verification.drawings import compare_drawings, lost_in_drawing, lost_in_word, lost_in_words

FILE = SourceLocation(PurePosixPath("build/x.pdf"))


def row(name: str, *points: tuple[str, str | None]) -> DataSeries:
    made = (
        DataPoint(
            key, key, None if text is None else Decimal(text.replace("−", "-").replace(",", "")), text or "", text or ""
        )
        for key, text in points
    )
    return DataSeries(name, tuple(made))


def chart(*rows: DataSeries, kind: ChartKind = ChartKind.BAR, alt: str = "", **more: object) -> Chart:
    said = [point for series in rows for point in series.points if point.value is not None]
    words = alt or "; ".join(f"{point.category}: {point.text}" for point in said)
    return Chart("c", Caption("", 0, (), None), kind, rows, words, **more)  # type: ignore[arg-type]


def drawn(blocks: Sequence[Block], *drawings: tuple[str, str | WordChart]) -> list[str]:
    return [f"{found.code} {found.message}" for found in compare_drawings(blocks, FinishedText({}, drawings), FILE)]


TWO = chart(row("", ("KZ", "25.1"), ("UZ", "5.1")))
ALT = TWO.alt


def test_a_drawing_that_says_all_in_order_has_no_finding() -> None:
    assert drawn([TWO], (ALT, "KZ25.1UZ5.1")) == []


@pytest.mark.parametrize(
    "text",
    ["", "KZ25.1", "KZ25.1UZ15.1", "KZ5.1UZ25.1", "UZ5.1KZ25.1", "KZ25.1UZ5.1TM1", "KZ25.1UZ5.1KZ25.1", "KZ-25.1UZ5.1"],
)
def test_a_chart_must_show_all_its_values_and_no_others_in_order(text: str) -> None:
    (found,) = drawn([TWO], (ALT, text))
    assert found.startswith("F603 the chart `c` does not show ")


def test_charts_with_the_same_alternative_are_told_apart() -> None:
    assert drawn([TWO, TWO], (ALT, "KZ25.1UZ5.1")) == [
        "F602 the chart `c` is not in the file with its alternative text"
    ]


def test_images_must_be_there_with_their_alternatives() -> None:
    image = Image("map", "", "", 1, 1, "A map")
    blocks: list[Block] = [Area("side", (image,)), List((ListItem((TWO,)),))]
    assert drawn(blocks, ("A map", ""), (ALT, "KZ25.1UZ5.1")) == []
    assert drawn([image], ("A mop", "")) == [
        "F602 the image `map` is not in the file with its alternative text",
        "F602 the file has a chart or image that its document does not have",
    ]


# --- drawings --------------------------------------------------------------------------------------------------------

GROUPED = chart(row("Exports", ("KZ", "25"), ("UZ", None)), row("Imports", ("KZ", "7"), ("UZ", "5")))
STACKED = chart(
    row("A", ("2021", "3")), row("B", ("2021", "4")), kind=ChartKind.STACKED_BAR, total=row("Total", ("2021", "7"))
)
YEARS = [str(year) for year in range(2010, 2022)]
LINE = chart(
    row("", *((year, str(10 + 3 * (n % 5) + n)) for n, year in enumerate(YEARS))),
    kind=ChartKind.LINE,
    axis=(AxisTick(Decimal(0), "0"), AxisTick(Decimal(40), "40")),
)


def test_several_series_are_named_and_each_category_has_its_values() -> None:
    assert lost_in_drawing(GROUPED, "ExportsImportsKZ257UZ5") == ""
    assert lost_in_drawing(GROUPED, "ImportsExportsKZ257UZ5") == "its values alone and in their order"
    assert lost_in_drawing(GROUPED, "ExportsImportsKZ258UZ5") == "«KZ: 7»"
    assert lost_in_drawing(GROUPED, "ExportsImportsKZ257UZ05") != ""


def test_a_stack_shows_its_sum() -> None:
    assert lost_in_drawing(STACKED, "AB2021347") == ""
    assert lost_in_drawing(STACKED, "AB202134") != ""
    assert lost_in_drawing(STACKED, "AB2021348") == "«2021: 7»"


def test_a_line_may_leave_out_what_has_no_room_but_not_its_last_value() -> None:
    last = LINE.series[0].points[-1].text
    assert lost_in_drawing(LINE, f"2010201520202021{last}040") == ""
    assert lost_in_drawing(LINE, f"{last}0") == ""
    assert lost_in_drawing(LINE, "20102015202020210") == f"«2021: {last}»"
    assert lost_in_drawing(LINE, f"2010201520202021{last}041") != ""
    assert lost_in_drawing(LINE, f"{last}40") != "", "the axis does not say where it begins"


def test_many_texts_that_may_be_missing_take_no_time() -> None:
    same = chart(row("", *((str(1900 + n), "1") for n in range(400))), kind=ChartKind.LINE, axis=LINE.axis)
    assert lost_in_drawing(same, "1" * 300 + "x") != ""


# --- alternative texts -----------------------------------------------------------------------------------------------


def test_the_alternative_must_say_every_value_of_every_series() -> None:
    assert lost_in_words(GROUPED) == ""
    for wrong in ("KZ: 25; KZ: 8; UZ: 5", "KZ: 25; UZ: 5", "KZ: 25; KZ: 7; UZ: 55", "KZ: 25; KZ: 7; UZ: 5.5"):
        assert lost_in_words(replace(GROUPED, alt=wrong)) != ""


@pytest.mark.parametrize("words", ["图。哈：1.5；乌：−2。", "KZ 1.5, UZ −2"])
def test_alternatives_of_all_languages_are_read(words: str) -> None:
    names = ("哈", "乌") if "哈" in words else ("KZ", "UZ")
    given = chart(row("", (names[0], "1.5"), (names[1], "−2")), alt=words)
    assert lost_in_words(given) == ""
    assert lost_in_words(replace(given, alt=words.replace("−", ""))) != ""


def said(series: DataSeries, *words: str) -> DataSeries:
    points = tuple(replace(point, said=text) for point, text in zip(series.points, words, strict=True))
    return replace(series, points=points)


def test_values_are_said_with_their_units_after_dates_in_words() -> None:
    years = said(row("", ("2021", "13,364"), ("2022", "−2")), "13364 километра", "минус 2 километра")
    words = "Граница. 2021 год: 13364 километра; 2022 год: минус 2 километра."
    assert lost_in_words(chart(years, alt=words)) == ""
    assert lost_in_words(chart(years, alt=words.replace("2022 год", "2023 год"))) == "«2022: −2»"
    assert lost_in_words(chart(years, alt=words.replace("минус ", ""))) == "«2022: −2»"
    other = said(years, "13365 километра", "минус 2 километра")
    assert lost_in_words(chart(other, alt=words.replace("13364", "13365"))) == "«2021: 13,364»"


def test_sentences_before_the_values_may_say_some_of_them_too() -> None:
    years = row("", ("2021", "25.5"), ("2022", "31.2"))
    words = "Trade rose from 25.5 in 2021 to 31.2 in 2022. Goods: 2021: 25.5; 2022: 31.2."
    assert lost_in_words(chart(years, alt=words)) == ""
    long_way = "and it went on to rise for as long as anybody who was asked can remember it to have done. "
    assert lost_in_words(chart(years, alt=f"It was 25.5 in 2021, {long_way} 2022: 31.2.")) == "«2021: 25.5»"


def test_a_run_of_years_is_named_by_its_first_and_last() -> None:
    run = row("", *((str(year), f"{year - 1990}.5") for year in range(2002, 2008)))
    words = "T. 2002–2007, in order: 12.5; 13.5; 14.5; 15.5; 16.5; 17.5."
    assert lost_in_words(chart(run, alt=words)) == ""
    for old, new in (("2002", "2003"), ("2007", "2008"), ("13.5; 14.5", "14.5; 13.5"), ("13.5; ", "13.5; 7; ")):
        assert lost_in_words(chart(run, alt=words.replace(old, new))) != ""


def test_two_of_a_thing_may_be_said_without_a_number() -> None:
    assert lost_in_words(chart(said(row("", ("KZ", "2")), "كيلومتران"), alt="KZ: كيلومتران")) == ""


# --- native charts ---------------------------------------------------------------------------------------------------

NATIVE = WordChart(
    (
        WordSeries("Exports", ("KZ", "UZ"), (Decimal(25), None), {0: "Exports: 25"}, frozenset({0})),
        WordSeries("Imports", ("KZ", "UZ"), (Decimal(7), Decimal(5)), {0: "7", 1: "5"}),
    ),
    ((None, "Exports", "Imports"), ("KZ", Decimal(25), Decimal(7)), ("UZ", None, Decimal(5))),
)


def changed(number: int, **values: object) -> WordChart:
    series = list(NATIVE.series)
    series[number] = replace(series[number], **values)  # type: ignore[arg-type]
    return replace(NATIVE, series=tuple(series))


def test_a_native_chart_that_is_right_has_no_finding() -> None:
    assert drawn([GROUPED], (GROUPED.alt, NATIVE)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        changed(0, name="Export"),
        changed(0, categories=("UZ", "KZ")),
        changed(0, values=(Decimal(25), Decimal(0))),
        changed(1, values=(Decimal(7), Decimal("5.1"))),
        changed(1, labels={0: "7", 1: "6"}),
        changed(1, labels={0: "7"}),
        changed(0, labels={0: "Exports: 25", 1: "0"}),
        replace(NATIVE, series=NATIVE.series[:1]),
        replace(NATIVE, workbook=()),
        replace(NATIVE, workbook=(*NATIVE.workbook[:2], ("UZ", None, Decimal(6)))),
        replace(NATIVE, workbook=(*NATIVE.workbook[:2], ("UZ", Decimal(0), Decimal(5)))),
        replace(NATIVE, workbook=((None, "Exports", "Import"), *NATIVE.workbook[1:])),
        replace(NATIVE, workbook=(*NATIVE.workbook, ("TM", Decimal(1)))),
        replace(NATIVE, workbook=(*NATIVE.workbook[:2], ("UZ", None, Decimal(5), Decimal(1)))),
    ],
)
def test_names_values_labels_and_workbook_must_be_those_of_the_document(wrong: WordChart) -> None:
    (found,) = drawn([GROUPED], (GROUPED.alt, wrong))
    assert found.startswith("F603 the chart `c` does not show ")


def test_a_native_line_may_leave_out_labels_but_not_its_last() -> None:
    (series,) = LINE.series
    values = tuple(point.value for point in series.points)
    workbook = ((None, ""), *((year, value) for year, value in zip(YEARS, values, strict=True)))
    last = {len(YEARS) - 1: series.points[-1].text}
    found = WordChart((WordSeries("", tuple(YEARS), values, last),), workbook)
    assert lost_in_word(LINE, found) == ""
    wrong = replace(found, series=(replace(found.series[0], labels={}),))
    assert lost_in_word(LINE, wrong) == f"«2021: {series.points[-1].text}»"
    false = replace(found, series=(replace(found.series[0], labels={**last, 0: "11"}),))
    assert lost_in_word(LINE, false) != ""
