"""The root of a native chart: its plot, its axes, a key where several series stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.document.charts import BARS, HORIZONTAL
from briefpress.document.nodes import Chart, ChartKind
from briefpress.formats.word.charts.axes import category_axis, value_axis
from briefpress.formats.word.charts.frames import Frame, frame_of, has_key
from briefpress.formats.word.charts.parts import ChartLook, no_fill, no_stroke, shape, text, value
from briefpress.formats.word.charts.plots import bar_plot, line_plot
from briefpress.formats.word.elements import Element, element

_SIDE_BY_SIDE = (ChartKind.BAR, ChartKind.COLUMN)


def chart_space(chart: Chart, series: Sequence[Element], look: ChartLook, workbook_id: str) -> Element:
    """The root of a chart part with ``series`` as python-pptx writes them, the sums of stacks last."""
    frame = frame_of(chart, look)
    draw = bar_plot if chart.kind in BARS else line_plot
    axes = [category_axis(chart, look, frame.width * look.width), value_axis(chart, look, frame.ends)]
    return element(
        "c:chartSpace",
        None,
        value("c:date1904", "0"),
        value("c:lang", look.language),
        value("c:roundedCorners", "0"),
        element(
            "c:chart",
            None,
            value("c:autoTitleDeleted", "1"),
            element("c:plotArea", None, _layout(chart, frame), draw(chart, series, look, frame), *axes),
            *_legend(chart, look),
            value("c:plotVisOnly", "1"),
            value("c:dispBlanksAs", "gap"),
        ),
        shape(no_fill(), no_stroke()),
        text("c:txPr", look),
        element("c:externalData", {"r:id": workbook_id}, value("c:autoUpdate", "0")),
    )


def _legend(chart: Chart, look: ChartLook) -> list[Element]:
    if not has_key(chart):
        return []
    # The sums of stacks are marks that nobody sees, so they have no place in the key. Where bars lie, Word counts the
    # entries of the key from the last series.
    unseen = "0" if chart.kind in HORIZONTAL else str(len(chart.series))
    entry = element("c:legendEntry", None, value("c:idx", unseen), value("c:delete", "1"))
    return [
        element(
            "c:legend",
            None,
            value("c:legendPos", "t"),
            *([entry] if chart.total else []),
            value("c:overlay", "0"),
            text("c:txPr", look),
        )
    ]


def _layout(chart: Chart, frame: Frame) -> Element:
    """Where the plot stands: left to Word for bars and columns side by side, whose labels all stand at their ends."""
    if chart.kind in _SIDE_BY_SIDE:
        return element("c:layout")
    places = {"x": frame.left, "y": frame.top, "w": frame.width, "h": frame.height}
    return element(
        "c:layout",
        None,
        element(
            "c:manualLayout",
            None,
            value("c:layoutTarget", "inner"),
            value("c:xMode", "edge"),
            value("c:yMode", "edge"),
            *(value(f"c:{edge}", f"{share:.4f}") for edge, share in places.items()),
        ),
    )
