"""From skeleton to Document: every leaf filled and addressed, and every wrong name found in the template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefpress.brands import Logo
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import leaves_of, walk_blocks
from briefpress.document.nodes import Chart, Field, FieldKind, Heading, Image, List, NoteReference, Paragraph, Table
from briefpress.findings import FindingsError
from briefpress.layouts.compose import compose

if TYPE_CHECKING:
    from conftest import Templates


def body(line: str) -> str:
    return f"<document>\n{line}\n</document>"


def printed(templates: Templates, line: str) -> list[tuple[str, str]]:
    """Address and text of every leaf that ``line`` prints."""
    leaves = leaves_of(templates.compose(body(line)), running=True)
    return [(str(leaf.address), plain_text(leaf.children)) for leaf in leaves]


@pytest.mark.parametrize(
    ("line", "address", "text"),
    [
        ('<p data-segment="standfirst"/>', "standfirst", "Trade rose to USD\u00a050.1\u00a0billion."),
        ('<p data-label="at-a-glance"/>', "label/at-a-glance", "At a glance"),
        ('<p data-field="date"/>', "field/date", "20\u00a0January\u00a02022"),
        ('<p data-field="office"/>', "field/office", "Trade Desk"),
        ('<p data-figure="trade" data-form="number"/>', "figure/trade/number", "50.1"),
        ('<p data-figure="trade"/>', "figure/trade/full", "USD\u00a050.1\u00a0billion"),
        ('<p data-figure="by-country[KZ]" data-form="number"/>', "figure/by-country/KZ/number", "20.1"),
    ],
)
def test_each_source_of_text_gives_text_and_address(templates: Templates, line: str, address: str, text: str) -> None:
    assert printed(templates, line) == [(address, text)]


def test_page_numbers_are_fields_within_the_words_of_the_language(templates: Templates) -> None:
    (leaf,) = leaves_of(templates.compose(body('<p data-field="page-of"/>')))
    kinds = [inline.kind for inline in leaf.children if isinstance(inline, Field)]
    assert kinds == [FieldKind.PAGE, FieldKind.PAGES]
    assert plain_text(leaf.children) == "Page\u00a0 of\u00a0"


@pytest.mark.parametrize(
    ("line", "message", "advice"),
    [
        ('<p data-segment="standfist"/>', "the brief has no segment «standfist»", "did you mean «standfirst»?"),
        ('<p data-segment="no such place"/>', "the brief has no segment «no such place»", ""),
        ('<p data-label="content"/>', "there is no label «content»", "did you mean «contents»?"),
        ('<p data-label="at a glance!"/>', "there is no label «at a glance!»", "did you mean «at-a-glance»?"),
        ('<p data-field="pag"/>', "there is no field «pag»", "did you mean «page»?"),
        ('<p data-field="a b/"/>', "there is no field «a b/»", ""),
        ('<p data-figure="trad"/>', "the register has no figure «trad»", "did you mean «trade»?"),
        ('<p data-figure="[KZ]"/>', "the register has no figure «[KZ]»", ""),
        ('<p data-figure="trade" data-form="num ber"/>', "there is no form `num ber`", ""),
        ('<chart data-chart="by-country"/>', "the brief has no chart «by-country»", "did you mean «by-country-chart»?"),
        ('<table data-table="by-country-chart"/>', "the brief has no table «by-country-chart»", ""),
        ('<image data-image="mapp"/>', "the brief has no image «mapp»", "did you mean «map»?"),
        ('<p role="bdy" data-label="contents"/>', "the layout gives no look to the role «bdy»", "did you mean «body»?"),
        ('<aside role="wach"/>', "the layout gives no look to the role «wach»", "did you mean «watch»?"),
    ],
)
def test_a_name_that_is_not_there_is_found_in_the_template(
    templates: Templates, line: str, message: str, advice: str
) -> None:
    (found,) = templates.findings(body(line))
    assert (found.code, str(found.location.path), found.location.line) == ("F404", "templates/plain/body.html.j2", 2)
    assert (found.message, found.help) == (message, advice)
    assert found.excerpt == line


def test_all_wrong_names_are_reported_at_once(templates: Templates) -> None:
    lines = [
        '<p data-segment="x"/>',
        '<p data-label="x"/>',
        '<chart data-chart="x"/>',
        '<p role="x" data-field="date"/>',
    ]
    assert templates.places(body("\n".join(lines))) == [f"F404 body.html.j2:{line}" for line in (2, 3, 4, 5)]


def test_levels_of_headings_follow_the_nesting(templates: Templates) -> None:
    heading = '<h data-label="contents"/>'
    nested = f"{heading}<section>{heading}<section>{heading}</section></section><area name='a'>{heading}</area>"
    document = templates.compose(body(nested))
    headings = [block for block in walk_blocks(document.children) if isinstance(block, Heading)]
    assert [(found.level, found.role) for found in headings] == [
        (1, "heading-1"),
        (2, "heading-2"),
        (3, "heading-3"),
        (1, "heading-1"),
    ]


def test_head_and_foot_leave_the_body(templates: Templates) -> None:
    foot = '<area name="foot"><p role="foot" data-field="page"/></area>'
    document = templates.compose(body(f'<area name="head"><p role="head" data-field="title"/></area>{foot}'))
    assert document.children == ()
    assert [type(block) for block in (*document.head, *document.foot)] == [Paragraph, Paragraph]


def test_what_stands_in_two_heads_is_all_printed(templates: Templates) -> None:
    head = '<area name="head"><p role="head" data-field="title"/></area>'
    assert len(templates.compose(body(head * 2)).head) == 2


def test_head_and_foot_hold_no_notes_and_citations(templates: Templates) -> None:
    """A page that repeats a note would print it on every page, without a number."""
    foot = '<area name="foot"><p role="foot" data-segment="trade/growth"/></area>'
    document = templates.compose(body(foot))
    assert (plain_text(next(leaves_of(document, running=True)).children), document.notes) == (
        "Two-way trade reached USD\u00a050.1\u00a0billion.",
        (),
    )


def test_charts_tables_and_images_come_whole(templates: Templates) -> None:
    parts = '<chart data-chart="by-country-chart"/><table data-table="partners"/><image data-image="map"/>'
    chart, table, image = templates.compose(body(parts)).children
    assert isinstance(chart, Chart)
    assert isinstance(table, Table)
    assert isinstance(image, Image)
    assert [(point.category, point.text) for point in chart.series[0].points] == [
        ("Uzbekistan", "30.0"),
        ("Kazakhstan", "20.1"),
    ]
    assert chart.alt.endswith("Uzbekistan: 30.0 billion US dollars; Kazakhstan: 20.1 billion US dollars.")
    assert [[plain_text(cell.children) for cell in row.cells] for row in (table.head, *table.rows)] == [
        ["Partner", "Value"],
        ["Kazakhstan", "20.1"],
        ["Uzbekistan", "30.0"],
        ["All", "50.1"],
    ]
    assert (image.path, image.alt, image.width, image.height) == ("content/alpha/images/map.png", "A map.", 40, 30)
    assert [block.caption.prefix if block.caption else "" for block in (chart, table, image)] == [
        "Chart\u00a01. ",
        "Table\u00a01. ",
        "Figure\u00a01. ",
    ]


LOGO = Logo("templates/brands/b/logo.svg", "templates/brands/b/logo.png", "d" * 64, 25.4, 12.7)


def test_the_logo_stands_where_the_layout_wants_it_with_the_name_of_the_office(templates: Templates) -> None:
    templates.logos["small"] = LOGO
    (image,) = templates.compose(body('<logo data-logo="small"/>')).children
    assert isinstance(image, Image)
    assert (image.path, image.raster, image.role) == (LOGO.path, LOGO.raster, "logo")
    assert (image.width, image.height, image.alt) == (96, 48, "Logo: Trade Desk")


def test_a_brand_without_a_logo_of_that_size_prints_none(templates: Templates) -> None:
    templates.logos["small"] = LOGO
    assert templates.compose(body('<logo data-logo="large"/>')).children == ()


@pytest.mark.parametrize(
    "skeleton", ['<logo data-logo="huge"/>', "<logo/>", '<area name="head"><logo data-logo="small"/></area>']
)
def test_a_logo_that_cannot_be_placed_is_found_in_the_template(templates: Templates, skeleton: str) -> None:
    templates.logos["small"] = LOGO
    assert templates.places(body(skeleton)) == ["F403 body.html.j2:2"]


def test_lists_keep_their_order_and_kind(templates: Templates) -> None:
    item = '<item><p role="list" data-segment="trade/one"/></item>'
    (made,) = templates.compose(body(f'<list ordered="true">{item}{item}</list>')).children
    assert isinstance(made, List)
    assert (made.ordered, len(made.items)) == (True, 2)


def test_notes_and_sources_are_numbered_and_listed(templates: Templates) -> None:
    document = templates.compose(body('<p data-segment="trade/growth"/><sources data-sources="cited"/>'))
    assert [(note.id, note.number) for note in document.notes] == [("mirror", 1)]
    assert NoteReference("mirror", 1) in next(leaves_of(document)).children
    assert "[1]" in plain_text(next(leaves_of(document)).children)


def test_a_reference_to_what_is_not_printed_is_found_in_the_content(templates: Templates) -> None:
    (found,) = templates.findings(body('<p data-segment="trade/see"/>'))
    assert (found.code, found.found) == ("F106", "[#by-country-chart]")
    assert str(found.location).startswith("content/alpha/brief.md:20:")


def test_a_reference_to_what_is_not_numbered_is_found_in_the_content(templates: Templates) -> None:
    templates.change("templates/plain/layout.yaml", "captions: true", "captions: false")
    (found,) = templates.findings(body('<p data-segment="trade/see"/><chart data-chart="by-country-chart"/>'))
    assert found.code == "F106"


def test_the_properties_are_those_of_the_brief(templates: Templates) -> None:
    document = templates.compose("<document/>")
    assert document.properties.date == "2022-01-20"
    assert document.properties.identifier == "alpha/en/plain"
    assert document.properties.author == "Trade Desk"
    assert (document.language, document.direction) == ("en", "ltr")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("page-of", "Page {pg} of {pages}"),
        ("page-of", "Page {page}"),
        ("chart-alt", "{summary} {subtitle}"),
        ("chart-value", "{category.__class__}: {value}"),
        ("table-reference", "Table"),
        ("table-caption", "Table {number} {number}"),
        ("source-lead", "Source {x}: "),
    ],
)
def test_a_label_with_wrong_slots_is_a_finding(templates: Templates, label: str, text: str) -> None:
    templates.localized = replace(templates.localized, labels={**templates.localized.labels, label: text})
    found = templates.findings(body('<p data-field="page-of"/><chart data-chart="by-country-chart"/>'))
    assert [(finding.code, str(finding.location.path)) for finding in found] == [
        ("F404", "templates/shared/labels.yaml")
    ]
    assert f"«{label}»" in found[0].message


def test_labels_that_are_missing_are_findings(templates: Templates) -> None:
    templates.localized = replace(templates.localized, labels={})
    with pytest.raises(FindingsError) as caught:
        compose(templates.root, templates.localized, templates.layout(), templates.localized.brief.outputs[0])
    assert {finding.code for finding in caught.value.findings} == {"F404"}


def test_braces_in_labels_reach_into_nothing(templates: Templates) -> None:
    labels = {**templates.localized.labels, "table-reference": "{number} {number.__class__} {0} {"}
    templates.localized = replace(templates.localized, labels=labels)
    document = templates.compose(body('<table data-table="partners"/>'))
    assert document.children
