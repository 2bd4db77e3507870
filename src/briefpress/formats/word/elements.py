"""Elements of WordprocessingML and its neighbours, made in one call each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def name(prefixed: str) -> str:
    """``w:p`` as the name that lxml wants; a name without a prefix stays as it is."""
    prefix, colon, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else prefixed


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Element, text: str = "") -> Element:
    """The element ``tag`` (``wp:inline``) with attributes, written with their prefixes, and children."""
    prefix = tag.partition(":")[0]
    made = etree.Element(name(tag), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in (attributes or {}).items():
        made.set(name(key), value)
    made.extend(children)
    if text:
        made.text = text
    return made


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:tag``; attributes are of the same namespace."""
    made = etree.Element(name(f"w:{tag}"), nsmap={"w": NAMESPACES["w"]})
    for key, value in attributes.items():
        made.set(name(f"w:{key}"), str(value))
    made.extend(children)
    return made


def paragraph(style: str, content: Iterable[Element], *properties: Element) -> Element:
    """A paragraph of the style with the id ``style``; ``properties`` are what no style can say, such as a list."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def serialize(root: Element, *prefixes: str) -> bytes:
    """The XML of a part. Namespaces are declared on the root; ``prefixes`` always, even unused."""
    used = {prefix: NAMESPACES[prefix] for prefix in sorted(prefixes)}
    etree.cleanup_namespaces(root, top_nsmap=used, keep_ns_prefixes=list(used))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
