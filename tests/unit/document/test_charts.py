"""What a drawing of a chart says, and which points of a line carry their values."""

from __future__ import annotations

from decimal import Decimal

from briefpress.document.charts import (
    labelled_positions,
    last_position,
    texts_of,
    weight_of_marks,
    with_values,
)
from briefpress.document.nodes import AxisTick, Caption, Chart, ChartKind, DataPoint, DataSeries


def row(name: str, *values: int | None) -> DataSeries:
    points = (
        DataPoint(
            str(2000 + n),
            str(2000 + n),
            None if value is None else Decimal(value),
            "" if value is None else f"v{value}",
        )
        for n, value in enumerate(values)
    )
    return DataSeries(name, tuple(points))


def chart(kind: ChartKind, *rows: DataSeries) -> Chart:
    return Chart("c", Caption("", 0, (), None), kind, rows, "", axis=(AxisTick(Decimal(0), "0"),))


LONG = row("", 5, 1, 9, None, 4, 4, 4, 4, 4, 4, 4, 3)


def test_a_long_line_has_its_last_highest_and_lowest_value_labelled() -> None:
    assert labelled_positions(chart(ChartKind.LINE, LONG), LONG) == (11, 2, 1)


def test_a_short_line_and_every_bar_has_all() -> None:
    short = row("", 1, None, 3)
    assert set(labelled_positions(chart(ChartKind.LINE, short), short)) == {0, 2}
    assert set(labelled_positions(chart(ChartKind.COLUMN, LONG), LONG)) == {0, 1, 2, *range(4, 12)}
    assert labelled_positions(chart(ChartKind.LINE, row("", None)), row("", None)) == ()


def test_the_last_value_is_not_that_of_the_last_category() -> None:
    assert last_position(row("", 1, 2, None)) == 1
    assert last_position(row("")) == -1


def test_texts_come_series_first_then_category_by_category_then_the_axis() -> None:
    texts = list(texts_of(chart(ChartKind.DOT, row("A", 1, None), row("B", 2, 3))))
    assert [text.text for text in texts] == ["A", "B", "2000", "v1", "v2", "2001", "v3", "0"]
    assert all(text.needed for text in texts)


def test_of_a_line_only_names_last_values_and_the_foot_of_the_axis_are_needed() -> None:
    texts = list(texts_of(chart(ChartKind.LINE, row("A", *range(9)), row("B", *range(8), None))))
    assert [text.text for text in texts if text.needed] == ["A", "B", "v7", "v8", "0"]


def test_series_without_any_value_say_nothing() -> None:
    given = chart(ChartKind.BAR, row("A", None), row("B", 2))
    assert with_values(given).series == given.series[1:]
    assert [text.text for text in texts_of(given)] == ["2000", "v2", "0"]


def test_marks_grow_with_large_type_alone() -> None:
    assert [weight_of_marks(size) for size in (7.5, 9.5, 10)] == [1, 1, 1]
    assert weight_of_marks(16) == 1.6
