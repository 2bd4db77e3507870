"""Labels of values in native charts: which points have one, where it stands, and when its text is fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefpress.document.nodes import Chart, DataPoint, DataSeries
from briefpress.formats.word.charts.data import label_as_shown
from briefpress.formats.word.charts.parts import ChartLook, no_fill, no_stroke, shape, solid, text, value
from briefpress.formats.word.elements import Element, element
from briefpress.formats.word.package import printable

_ONE_LINE = {"wrap": "none"}
"""Else Word breaks a label that is wider than a fifth of the chart."""


@dataclass(frozen=True, slots=True)
class PointLabel:
    """How the label of one point differs from those of its series.

    ``position`` is one of DrawingML's (``outEnd``, ``ctr``, ``t``, …). ``offset`` moves it by shares of the width and
    the height of the chart; ``name`` puts the name of the series before the value; ``ground`` is a colour behind it.
    """

    position: str
    color: str = ""
    offset: tuple[float, float] = (0, 0)
    name: str = ""
    ground: str = ""


def series_labels(
    chart: Chart,
    data: DataSeries,
    look: ChartLook,
    usual: PointLabel | None,
    special: Callable[[int], PointLabel | None] = lambda _: None,
) -> Element:
    """The ``c:dLbls`` of a series: all points are labelled as ``usual``, or none, but for those that are ``special``.

    Word writes decimals as the machine it runs on does, so «43,8» in Russian text is safe only as text.
    """
    own = []
    differing = {at for at, point in enumerate(data.points) if not _is_shown_as_printed(point, chart.number_format)}
    for position, point in enumerate(data.points):
        if point.value is None:
            continue
        label = special(position) or (usual if position in differing else None)
        # Beside fixed labels LibreOffice mixes up others that have a look of their own.
        is_fixed = bool(differing) if special(position) else position in differing
        if label is not None:
            own.append(_own_label(position, point, chart, look, label, is_fixed=is_fixed))
    shared = usual or PointLabel("")
    return element(
        "c:dLbls",
        None,
        *own,
        element("c:numFmt", {"formatCode": chart.number_format, "sourceLinked": "0"}),
        shape(no_fill(), no_stroke()),
        text("c:txPr", look, body=_ONE_LINE, bold=look.bold_values, color=shared.color),
        *([value("c:dLblPos", usual.position)] if usual else []),
        *_shown_parts(value_shown=usual is not None),
        # LibreOffice draws lines to labels that are moved, across their marks; Word does so only if asked.
        value("c:showLeaderLines", "0"),
    )


def _is_shown_as_printed(point: DataPoint, number_format: str) -> bool:
    return point.value is None or label_as_shown(point.value, number_format) == point.text


def _own_label(
    position: int, point: DataPoint, chart: Chart, look: ChartLook, label: PointLabel, *, is_fixed: bool
) -> Element:
    words = printable(point.text if not label.name else f"{label.name}{chart.name_separator}{point.text}")
    ground = shape(solid(label.ground) if label.ground else no_fill(), no_stroke())
    x, y = label.offset
    layout = element(
        "c:layout", None, element("c:manualLayout", None, value("c:x", f"{x:.4f}"), value("c:y", f"{y:.4f}"))
    )
    fixed = [
        element("c:tx", None, text("c:rich", look, words, body=_ONE_LINE, bold=look.bold_values, color=label.color))
    ]
    return element(
        "c:dLbl",
        None,
        value("c:idx", str(position)),
        *([layout] if any(label.offset) else []),
        *(fixed if is_fixed else []),
        element("c:numFmt", {"formatCode": chart.number_format, "sourceLinked": "0"}),
        ground,
        text("c:txPr", look, body=_ONE_LINE, bold=look.bold_values, color=label.color),
        value("c:dLblPos", label.position),
        *_shown_parts(value_shown=True, name_shown=bool(label.name)),
        *([element("c:separator", None, text=chart.name_separator)] if label.name else []),
    )


def _shown_parts(*, value_shown: bool, name_shown: bool = False) -> list[Element]:
    shown = {"LegendKey": False, "Val": value_shown, "CatName": False, "SerName": name_shown}
    return [
        value(f"c:show{part}", "1" if is_shown else "0")
        for part, is_shown in (shown | {"Percent": False, "BubbleSize": False}).items()
    ]
