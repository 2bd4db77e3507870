"""The smallest type of each drawing is known by the id of its figure."""

from __future__ import annotations

from briefpress.document.nodes import Document
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.html.writer import write_html
from briefpress.formats.svg.charts import chart_drawer
from briefpress.formats.svg.sizes import drawn_sizes


def test_the_smallest_type_of_a_real_chart_is_found(every_node: Document, look: Stylesheet) -> None:
    html = write_html(every_node, chart_drawer(look, every_node.direction, {}), "asset:image/{}".format)
    (size,) = drawn_sizes(html).values()
    assert size == min(look.role("chart-label").size, look.role("chart-value").size)


def test_each_figure_has_its_own_and_one_without_type_none() -> None:
    html = (
        '<figure class="chart" id="a"><svg><text x="1" font-size="9.5">x</text>'
        '<text font-size="16">y</text></svg></figure>'
        '<figure class="image" id="b"><img></figure><figure id="c"><svg><text font-size="12">z</text></svg></figure>'
    )
    assert drawn_sizes(html) == {"a": 9.5, "c": 12}
