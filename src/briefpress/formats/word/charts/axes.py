"""The axes of native charts: categories in reading order, values drawn only where they are labelled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from math import ceil

from briefpress.document.charts import HORIZONTAL, categories_of
from briefpress.document.nodes import AxisTick, Chart, ChartKind
from briefpress.formats.word.charts.frames import are_names_slanted, estimated_width
from briefpress.formats.word.charts.parts import ChartLook, no_stroke, shape, stroke, text, value
from briefpress.formats.word.elements import Element, element

CATEGORY_AXIS, VALUE_AXIS = "111111111", "222222222"
_UNSEEN_TURN = {"rot": "600", "vert": "horz"}
"""A hundredth of a degree. LibreOffice leaves names out where they would touch, as Word is told to, only on turned
text; else it shows none of them."""

_SLANTED = {"rot": "-2700000", "vert": "horz"}
"""Rising by 45 degrees."""

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
_NUMBER = re.compile(r"[\u200e\u2212-]*\d[\d.,\u00a0\u202f]*")


def category_axis(chart: Chart, look: ChartLook, room: float) -> Element:
    """The axis of categories; ``room`` is the width of the plot in mm."""
    horizontal = chart.kind in HORIZONTAL
    # Bars grow from the bottom; turned round, the first category stands at the top. From right to left, columns too.
    turned = horizontal or look.is_rtl
    side = ("r" if look.is_rtl else "l") if horizontal else "b"
    skip = _skipped_labels(chart, look, room)
    is_slanted = are_names_slanted(chart, look.size, look.width)
    return element(
        "c:catAx",
        None,
        value("c:axId", CATEGORY_AXIS),
        element("c:scaling", None, value("c:orientation", "maxMin" if turned else "minMax")),
        value("c:delete", "0"),
        value("c:axPos", side),
        element("c:numFmt", {"formatCode": "General", "sourceLinked": "0"}),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "low"),
        shape(stroke(look.line, 0.75)),
        text("c:txPr", look, body=_SLANTED if is_slanted else _UNSEEN_TURN if skip > 1 else {}),
        value("c:crossAx", VALUE_AXIS),
        # Where on the axis of values it stands: at its foot, which need not be zero.
        value("c:crosses", "min" if chart.axis else "autoZero"),
        value("c:auto", "0"),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", "60"),
        *([value("c:tickLblSkip", str(skip)), value("c:tickMarkSkip", str(skip))] if skip > 1 else []),
        value("c:noMultiLvlLbl", "1"),
    )


def _skipped_labels(chart: Chart, look: ChartLook, room: float) -> int:
    """Along a line every second, fifth, … category is named where all names would not fit."""
    if chart.kind is not ChartKind.LINE:
        return 1
    names = [point.category for point in categories_of(chart)]
    widest = max(estimated_width(name, look.size) for name in names) + 1.5
    needed = ceil(widest * len(names) / room)
    return next((step for step in _STEPS if step >= needed), needed)


def value_axis(chart: Chart, look: ChartLook, ends: tuple[Decimal, Decimal]) -> Element:
    """The axis of values between ``ends``; not drawn where every mark says its value."""
    is_drawn = bool(chart.axis)
    grid = [element("c:majorGridlines", None, shape(stroke(look.grid, 0.5)))] if is_drawn else []
    unit = [value("c:majorUnit", f"{chart.axis[1].value - chart.axis[0].value:f}")] if len(chart.axis) > 1 else []
    horizontal = chart.kind in HORIZONTAL
    # Where columns run from right to left, their first category stands at the right, and the axis with it.
    side = "b" if horizontal else "r" if look.is_rtl else "l"
    turned = horizontal and look.is_rtl
    return element(
        "c:valAx",
        None,
        value("c:axId", VALUE_AXIS),
        element(
            "c:scaling",
            None,
            value("c:orientation", "maxMin" if turned else "minMax"),
            value("c:max", f"{ends[1]:f}"),
            value("c:min", f"{ends[0]:f}"),
        ),
        value("c:delete", "0" if is_drawn else "1"),
        value("c:axPos", side),
        *grid,
        element("c:numFmt", {"formatCode": axis_format(chart.axis) or chart.number_format, "sourceLinked": "0"}),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
        shape(no_stroke()),
        text("c:txPr", look),
        value("c:crossAx", CATEGORY_AXIS),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
        *unit,
    )


def axis_format(axis: Iterable[AxisTick]) -> str:
    """The number format that prints the numbers of an axis as its ticks do; empty where there is no axis."""
    ticks = tuple(axis)
    if not ticks:
        return ""
    last = ticks[-1]
    match = _NUMBER.search(last.text)
    before, after = (last.text[: match.start()], last.text[match.end() :]) if match else ("", "")
    exponents = [tick.value.normalize().as_tuple().exponent for tick in ticks]
    decimals = max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))
    digits = ("#,##0" if abs(last.value) >= 10000 else "0") + ("." + "0" * decimals if decimals else "")
    return "".join((_quoted(before), digits, _quoted(after)))


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
