"""Where a character stands that no font has."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html

from briefpress.formats.html.writer import RUNNING

_MOST_NAMED = 5


def places_of(character: str, page: str) -> str:
    """«`trade/growth`, `by-country`»: the addresses of the texts of an HTML page that hold ``character``, each once.

    What has no address, such as the labels of a chart, is named by the id of what it stands in. Empty if it is nowhere.
    """
    found = list(dict.fromkeys(_names(character, lxml_html.document_fromstring(page.encode("utf-8")))))
    names = ", ".join(f"`{name}`" for name in found[:_MOST_NAMED])
    return f"{names} and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else names


def _names(character: str, page: lxml_html.HtmlElement) -> Iterator[str]:
    for element in page.iter():
        owners = [(element.text, element), (element.tail, element.getparent())]
        for text, owner in owners:
            if text and character in text and owner is not None and (name := _name(owner)):
                yield name


def _name(element: lxml_html.HtmlElement) -> str:
    for key in ("data-address", "id"):
        for ancestor in (element, *element.iterancestors()):
            if ancestor.get(key):
                return str(ancestor.get(key)).removeprefix(RUNNING)
    return ""
