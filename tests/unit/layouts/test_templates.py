"""Templates: what fails in them is found at its line, never a traceback, and content is never one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import leaves_of

if TYPE_CHECKING:
    from conftest import Templates

LABEL = '<p data-label="contents"/>'

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ '' | attr('__class__') }}",
    "{{ brief.__class__ }}",
    "{{ brief.__init__.__globals__ }}",
    "{{ brief.sections.__func__ }}",
    "{{ brief.sections.__self__ }}",
    "{{ brief.__dataclass_fields__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ '{0.__class__}'.format(brief) }}",
    "{{ '{0.__class__.__mro__}'.format('') }}",
    "{{ '{x.__class__}'.format(x=brief) }}",
    "{{ '{x.__class__}'.format_map({'x': brief}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(brief) }}",
    "{{ ['{0.__class__}'] | map('format', brief) | join }}",
    "{{ ('{0.__cla' ~ 'ss__}').format(brief) }}",
    "{{ range.__init__ }}",
    "{{ (brief.sections() | map(attribute='__class__') | list)[0] }}",
    "{{ joiner }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ namespace(x=1) }}",
    "{{ lipsum.__globals__ }}",
    "{{ dict(a=1) }}",
    "{% set x = {} %}{{ x.update({'a': 1}) }}",
    "{% set x = [] %}{{ x.append(1) }}",
    "{{ x.y.z }}",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_the_sandbox_holds_and_says_where(templates: Templates, escape: str) -> None:
    (found,) = templates.findings(f"<document>\n{LABEL}\n{escape}\n</document>")
    assert found.code in ("F402", "F404")
    assert (str(found.location.path), found.location.line) == ("templates/plain/body.html.j2", 3)
    assert found.excerpt == escape


FAILURES = {
    "{{ nothing }}": "F404",
    "{{ brief.nothing }}": "F404",
    "{{ brief.title.nothing }}": "F404",
    "{{ brief.key_figures[99].label }}": "F404",
    "{% if nothing %}{% endif %}": "F404",
    "{% for x in nothing %}{% endfor %}": "F404",
    "{% include 'shared/gone.html.j2' %}": "F404",
    "{% from 'shared/gone.html.j2' import x %}": "F404",
    "{% import 'gone' as x %}": "F404",
    "{% include ['gone', 'gone-too'] %}": "F404",
    "{% include '../../content/alpha/brief.md' %}": "F404",
    "{% include '/etc/passwd' %}": "F404",
    "{% include 'plain\\\\body.html.j2' %}": "F404",
    "{{ brief.sections('x', nothing='y') }}": "F402",
    "{{ 1 / 0 }}": "F402",
    "{{ 'a' + 1 }}": "F402",
    "{{ 'a' | int(default=none) + 1 }}": "F402",
    "{{ [] | first + 1 }}": "F404",
    "{{ {}['x'] }}": "F404",
    "{{ brief() }}": "F402",
    "{{ range(1000000000) }}": "F402",
    "{{ 'a' * 100000000000000 }}": "F402",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "F402",
    "{% include 'plain/body.html.j2' %}": "F402",
    "{{ 'a' | nothing }}": "F402",
    "{% if 1 is nothing %}{% endif %}": "F402",
    "{% nothing %}": "F402",
    "{% endfor %}": "F402",
    "{{ }}": "F402",
    "{{ 'a }}": "F402",
    "{{ a b }}": "F402",
}


@pytest.mark.parametrize("line", FAILURES)
def test_what_fails_is_found_at_its_line(templates: Templates, line: str) -> None:
    (found,) = templates.findings(f"<document>\n{LABEL}\n{line}\n</document>")
    assert (found.code, str(found.location.path), found.location.line) == (
        FAILURES[line],
        "templates/plain/body.html.j2",
        3,
    )
    assert found.message.rpartition(": ")[2]


@pytest.mark.parametrize("text", ["{% for x in [1] %}", "{% block x %}", "{# never closed", "{% raw %}"])
def test_a_template_without_its_end_is_found_in_it(templates: Templates, text: str) -> None:
    (found,) = templates.findings(f"<document>\n{text}\n</document>")
    assert (found.code, str(found.location.path)) == ("F402", "templates/plain/body.html.j2")
    assert found.location.line >= 2


@pytest.mark.parametrize(
    "part", ["{% macro part() %}\n\n{{ nothing }}{% endmacro %}", "\n\n{% nothing %}", "\n\n{{ 1 / 0 }}"]
)
def test_what_fails_in_an_imported_template_is_found_there(templates: Templates, part: str) -> None:
    templates.write("templates/shared/parts.html.j2", part)
    (found,) = templates.findings('<document>\n{% from "shared/parts.html.j2" import part %}{{ part() }}</document>')
    assert (str(found.location.path), found.location.line) == ("templates/shared/parts.html.j2", 3)


def test_a_template_that_is_no_text_is_a_finding(templates: Templates) -> None:
    templates.write("templates/shared/parts.html.j2", "")
    (templates.root / "templates/shared/parts.html.j2").write_bytes(b"\xff\xfe\x00")
    (found,) = templates.findings('<document>\n\n{% include "shared/parts.html.j2" %}</document>')
    assert (found.code, found.location.line) == ("F402", 3)


def test_content_is_placed_as_it_stands_whatever_it_looks_like(templates: Templates) -> None:
    document = templates.compose(
        "<document>\n<h data-segment='{{ brief.title }}'/>\n<p data-segment='trade/markup'/>\n</document>"
    )
    title, markup = (plain_text(leaf.children) for leaf in leaves_of(document))
    assert title == "Trade {{ brief }} <b>grew</b> & USD\u00a050.1\u00a0billion came"
    assert markup == "{{ 7*7 }} {% raw %} &amp; <p>text</p> <!-- x --> {0.__class__}"


def test_templates_see_no_text_of_the_content(templates: Templates) -> None:
    """Whatever a template can reach holds ids, kinds and roles: no words, no figures."""
    seen = "<document>\n<section>{{ brief }}</section></document>"
    (found,) = templates.findings(seen)
    assert "writes text of its own" in found.message
    from briefpress.layouts.view import view_of

    shown = repr(view_of(templates.localized.brief))
    assert "50.1" not in shown
    assert "rose" not in shown
    assert "Statistics" not in shown


def test_what_a_template_puts_into_an_attribute_cannot_leave_it(templates: Templates) -> None:
    (found,) = templates.findings('<document>\n<p data-segment="{{ \'\\"/><grup/>\' }}"/>\n</document>')
    assert found.message.startswith('the brief has no segment «"/><grup/>»')
