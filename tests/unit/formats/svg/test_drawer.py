"""Charts in the areas, fonts and measures of a real layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefpress.document.nodes import Chart, ChartKind, Direction
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.pdf.fonts import FontFile
from briefpress.formats.svg.charts import chart_drawer
from briefpress.formats.svg.measuring import TextMeasure


def test_a_chart_is_as_wide_as_its_area(
    look: Stylesheet, fonts: tuple[FontFile, ...], chart: Callable[..., Chart]
) -> None:
    files = {font.family: font.path for font in reversed(fonts) if font.style == "normal"}
    draw = chart_drawer(replace(look, areas={"side": 60.0}), Direction.LTR, files)
    made = chart(ChartKind.BAR, ("1",))
    widths = [draw(made, area).partition('width="')[2].partition('"')[0] for area in ("side", "")]
    assert widths == ["170.08pt", "334.49pt"]


def test_text_is_measured_in_the_first_font_that_has_it(fonts: tuple[FontFile, ...]) -> None:
    files = {font.family: font.path for font in reversed(fonts) if font.style == "normal"}
    latin, chinese = files["Source Sans 3"], files["Noto Sans SC"]
    assert TextMeasure([latin], 10, allowance=1).width("中") == 10
    assert TextMeasure([latin, chinese], 10, allowance=1).width("中国") == pytest.approx(20)
    assert 4 < TextMeasure([latin, chinese], 10, allowance=1).width("0") < 6
    assert TextMeasure([latin], 10, 1).width("") == 0
