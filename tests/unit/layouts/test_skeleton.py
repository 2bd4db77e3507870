"""The skeleton: a closed vocabulary, whose every breach is found in the template that wrote it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Templates

LABEL = '<p data-label="contents"/>'


def body(line: str) -> str:
    """A template whose third line is ``line``."""
    return f"<document>\n{LABEL}\n{line}\n{LABEL}\n</document>"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        # elements
        ('<para data-label="contents"/>', "there is no element <para>"),
        ('<P data-label="contents"/>', "there is no element <P>"),
        ("<br/>", "there is no element <br>"),
        ("<script/>", "there is no element <script>"),
        ('<x:p xmlns:x="y"/>', "there is no element <x:p>"),
        ("<document/>", "<document> stands within a <document>"),
        # attributes
        ('<p data-label="contents" style="color: red"/>', "<p> has no attribute «style»"),
        ('<p data-label="contents" onclick="x"/>', "<p> has no attribute «onclick»"),
        ('<p data-label="contents" id="x"/>', "<p> has no attribute «id»"),
        ("<group/>", "<group> needs the attribute «role»"),
        ('<group role=""/>', "<group> needs the attribute «role»"),
        ("<aside/>", "<aside> needs the attribute «role»"),
        ("<area/>", "<area> needs the attribute «name»"),
        ("<chart/>", "<chart> needs the attribute «data-chart»"),
        ("<table/>", "<table> needs the attribute «data-table»"),
        ("<image/>", "<image> needs the attribute «data-image»"),
        ("<contents/>", "<contents> needs the attribute «data-contents»"),
        ("<sources/>", "<sources> needs the attribute «data-sources»"),
        ('<table data-table="partners" role="wide"/>', "<table> has no attribute «role»"),
        # values
        ('<h level="0" data-label="contents"/>', "this cannot be the value of «level»"),
        ('<h level="two" data-label="contents"/>', "this cannot be the value of «level»"),
        ('<list ordered="yes"/>', "this cannot be the value of «ordered»"),
        ('<contents data-contents="all"/>', "this cannot be the value of «data-contents»"),
        ('<sources data-sources="all"/>', "this cannot be the value of «data-sources»"),
        ('<h id="Part One" data-label="contents"/>', "this cannot be an id"),
        ('<p data-label="contents" data-form="number"/>', "only a figure has a form"),
        # what a leaf prints
        ("<p/>", "<p> must say what it prints, once"),
        ('<p role="body"/>', "<p> must say what it prints, once"),
        ('<p data-segment=""/>', "<p> must say what it prints, once"),
        ('<h data-segment="title" data-label="contents"/>', "<h> must say what it prints, once"),
        # places
        ("<item/>", "<item> stands outside a <list>"),
        (f"<list>{LABEL}</list>", "<list> holds only <item>"),
        ('<list><item><chart data-chart="by-country-chart"/></item></list>', "<item> holds only <list>, <p>"),
        (f'<p data-label="contents">{LABEL}</p>', "<p> holds nothing, but has <p> in it"),
        (f'<table data-table="partners">{LABEL}</table>', "<table> holds nothing, but has <p> in it"),
        # anything but elements
        ('<group role="x">text</group>', "the template writes text of its own"),
        ('<p data-label="contents">text</p>', "the template writes text of its own"),
        ("<section>&amp;</section>", "the template writes text of its own"),
        ("<section>&#65;</section>", "the template writes text of its own"),
        ("<section>{{ brief.title }}</section>", "the template writes text of its own"),
        ("<section><![CDATA[<p>]]></section>", "the template writes text of its own"),
        ("<section><?php x ?></section>", "the template writes a processing instruction"),
        # broken XML
        ('<group role="x">', "not write well-formed XML (mismatched tag)"),
        ("<section></group>", "not write well-formed XML (mismatched tag)"),
        ("<p data-label=contents/>", "not write well-formed XML (not well-formed (invalid token))"),
        ('<p data-label="a & b"/>', "not write well-formed XML (not well-formed (invalid token))"),
        ('<p data-label="a < b"/>', "not write well-formed XML (not well-formed (invalid token))"),
        ("<section>&nbsp;</section>", "not write well-formed XML (undefined entity)"),
        ('<p data-label="contents" data-label="contents"/>', "not write well-formed XML (duplicate attribute)"),
        ('<p data-at="x:1" data-label="contents"/>', "not write well-formed XML (duplicate attribute)"),
    ],
)
def test_wrong_markup_is_found_at_its_line(templates: Templates, line: str, message: str) -> None:
    found = templates.findings(body(line))
    assert [(finding.code, str(finding.location.path), finding.location.line) for finding in found] == [
        ("F403", "templates/plain/body.html.j2", 3)
    ]
    assert message in found[0].message
    assert found[0].excerpt == line


@pytest.mark.parametrize("line", ["</section>", "</p>", '<p data-label="contents">'])
def test_a_wrong_end_is_found_near_its_line(templates: Templates, line: str) -> None:
    (found,) = [found for found in templates.findings(body(line)) if "mismatched tag" in found.message]
    assert found.location.line in (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "text",
        "{% if false %}x{% endif %}",
        "<document>",
        "<document></document><document/>",
        "\0",
        "<!-- -->",
    ],
)
def test_what_is_no_skeleton_at_all_is_found_in_the_body(templates: Templates, text: str) -> None:
    assert templates.places(text) == ["F403 body.html.j2:1"]


@pytest.mark.parametrize("root", ["section", "html", "p"])
def test_the_outermost_element_must_be_the_document(templates: Templates, root: str) -> None:
    messages = [found.message for found in templates.findings(f"<{root}/>")]
    assert f"the outermost element is <{root}>" in messages


def test_an_unknown_element_is_answered_with_the_one_that_was_meant(templates: Templates) -> None:
    (found,) = templates.findings(body("<grup/>"))
    assert found.help == "did you mean <group>?"
    assert "section" in found.expected


def test_all_faults_are_reported_at_once_each_at_its_line(templates: Templates) -> None:
    text = f"<document>\n<grup/>\n<p/>\n<section>\ntext\n</section>\n<list>\n{LABEL}\n</list>\n<area/>\n</document>"
    assert templates.places(text) == [f"F403 body.html.j2:{line}" for line in (2, 3, 4, 8, 10)]


def test_faults_are_reported_up_to_the_place_where_the_xml_breaks(templates: Templates) -> None:
    assert templates.places("<document>\n<grup/>\n<p/>\n<section>\n</document>\n<area/>") == [
        f"F403 body.html.j2:{line}" for line in (2, 3, 4)
    ]


MACROS = """\
{# A comment
   over two lines #}
{% macro good() %}
<section>
  {{ caller() }}
</section>
{% endmacro %}

{%- macro bad(name) -%}
  {% if name %}
  <p
     data-label="contents" wrong="{{ name }}"/>
  {% endif %}
{%- endmacro %}
"""


def test_faults_in_macros_and_loops_are_found_where_they_are_written(templates: Templates) -> None:
    templates.write("templates/shared/parts.html.j2", MACROS)
    text = (
        '{% from "shared/parts.html.j2" import bad, good %}\n'
        "<document>\n"
        "  {% for item in brief.sections() %}\n"
        "    {%- for other in [1, 2] -%}\n"
        "      <grup/>\n"
        "    {% endfor %}\n"
        "  {% endfor %}\n"
        '  {{ bad("x") }}\n'
        "  {% call good() %}\n"
        "    <p/>\n"
        "  {% endcall %}\n"
        "</document>\n"
    )
    # The same fault of the same line is one finding, however often the loop runs.
    assert templates.places(text) == ["F403 body.html.j2:5", "F403 body.html.j2:10", "F403 shared/parts.html.j2:11"]


def test_faults_in_included_and_extended_templates_are_found_there(templates: Templates) -> None:
    templates.write(
        "templates/shared/frame.html.j2", "<document>\n\n<grup/>\n{% block inner %}{% endblock %}</document>"
    )
    templates.write("templates/shared/piece.html.j2", "\n\n<p/>")
    inner = '<area/>\n{% include "shared/piece.html.j2" %}'
    text = f'{{% extends "shared/frame.html.j2" %}}\n{{% block inner %}}\n{inner}{{% endblock %}}'
    assert templates.places(text) == [
        "F403 body.html.j2:3",
        "F403 shared/frame.html.j2:3",
        "F403 shared/piece.html.j2:3",
    ]


def test_literal_text_of_raw_blocks_is_stamped_too(templates: Templates) -> None:
    assert (
        templates.places("<document>\n{% raw %}\n<grup/>{{ x }}\n{% endraw %}</document>")
        == ["F403 body.html.j2:3"] * 2
    )


@pytest.mark.parametrize(
    "repeated",
    [
        '<h id="one" data-label="contents"/>',
        '<chart data-chart="by-country-chart"/>',
        '<table data-table="partners"/>',
        '<image data-image="map"/>',
    ],
)
def test_what_others_refer_to_stands_once(templates: Templates, repeated: str) -> None:
    (found,) = templates.findings(f"<document>\n{repeated}\n{repeated}\n</document>")
    assert found.location.line == 3
    assert "stands twice" in found.message


def test_a_document_type_is_refused_and_reaches_nothing(templates: Templates) -> None:
    text = '<!DOCTYPE document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>\n<document>&secret;</document>'
    messages = [found.message for found in templates.findings(text)]
    assert messages == ["the template writes a document type"]


def test_a_bomb_of_entities_is_stopped(templates: Templates) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    before = time.monotonic()
    found = templates.findings(f'<!DOCTYPE d [<!ENTITY e0 "aaaaaaaaaa">{entities}]>\n<document>&e9;</document>')
    assert time.monotonic() - before < 5
    assert {finding.code for finding in found} == {"F403"}
    assert max(len(finding.found) for finding in found) <= 80


def test_comments_are_no_text(templates: Templates) -> None:
    document = templates.compose(f"<document><!-- a <p> note -->{{# another #}}{LABEL}</document>")
    assert len(document.children) == 1
