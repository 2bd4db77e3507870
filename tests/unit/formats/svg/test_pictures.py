"""Drawings that people bring: their proportions, and everything that a page must not meet in them."""

from __future__ import annotations

import pytest

from briefpress.formats.svg.pictures import SvgError, svg_size

SHAPE = '<path d="M0 0h1v1z" fill="url(#g)"/>'


def svg(content: str = SHAPE, attributes: str = 'viewBox="0 0 48 24"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 48 24"', (48, 24)),
        ('viewBox="-1.5,0, 48.5 , 24"', (48.5, 24)),
        ('width="40mm" height="20mm"', (40, 20)),
        ('width="100%" height="100%" viewBox="0 0 3e1 10"', (30, 10)),
    ],
)
def test_the_proportions_of_a_drawing_are_those_it_says(attributes: str, size: tuple[float, float]) -> None:
    assert svg_size(svg(attributes=attributes)) == size


def test_what_editors_leave_in_a_drawing_is_let_be() -> None:
    notes = '<metadata><x:RDF xmlns:x="urn:x"><x:any href="https://a.example"/></x:RDF></metadata>'
    editor = '<e:view xmlns:e="urn:editor" e:zoom="2"><e:grid/></e:view>'
    assert svg_size(svg(notes + editor + SHAPE + '<use href="#a"/><title>Office</title>')) == (48, 24)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<svg", "not well-formed"),
        (b"\x89PNG", "not well-formed"),
        (b'<svg viewBox="0 0 1 1"/>', "not an SVG drawing"),
        (svg(attributes=""), "neither viewBox"),
        (svg(attributes='viewBox="0 0 0 10"'), "neither viewBox"),
        (svg(attributes='width="10%" height="1em"'), "neither viewBox"),
        (svg("<text>Office</text>"), "turn text into paths"),
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg('<image href="photo.png"/>'), "<image>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<style>path{fill:red}</style>"), "<style>"),
        (svg('<use href="other.svg#a"/>'), "leads out"),
        (svg('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file:///etc/passwd"/>'), "leads out"),
        (svg('<path fill="url(https://a.example/x)"/>'), "leads out"),
        (svg("<path style=\"fill: URL( 'x.svg#a')\"/>"), "leads out"),
        (svg('<path onclick="x()"/>'), "onclick"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), "document type"),
        (b'<?xml-stylesheet href="a.css"?>' + svg(), "xml-stylesheet"),
    ],
)
def test_what_runs_fetches_or_needs_a_font_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SvgError, match=says):
        svg_size(data)
