"""Link annotations: one for each line of a link, described by what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from briefpress.document.inlines import JOINER


def join_links(document: Any) -> None:
    """Make one link of all boxes of the same link on the same line, and none of what every page repeats.

    WeasyPrint makes an annotation for each box in a link: a voice would stop at the same link again and again.
    """
    html = document._html.etree_element  # noqa: SLF001  # private to WeasyPrint, as all here
    parents = {child: parent for parent in html.iter() for child in parent}
    for page in document.pages:
        repeated = {
            box
            for margin in page._page_box.children  # noqa: SLF001
            if isinstance(margin, boxes.MarginBox)
            for box in margin.descendants()
        }
        lines: list[tuple[Any, list[Any]]] = []
        for kind, target, rectangle, box in page.links:
            if box in repeated:
                continue
            link = box.element
            while link.tag != "a" and link in parents:
                link = parents[link]
            line = next((line for other, line in lines if other is link and _share_line(line[2], rectangle)), None)
            if line is None:
                lines.append((link, [kind, target, rectangle, box]))
            else:
                line[2] = _around(line[2], rectangle)
        page.links[:] = [tuple(line) for _, line in lines]


def _share_line(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two rectangles (left, top, right, bottom) overlap by half the height of the lower one."""
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    return overlap > min(one[3] - one[1], other[3] - other[1]) / 2


def _around(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def describe_links(annotations: Iterable[tuple[Any, Any]], targets: Mapping[str, Any]) -> None:
    """Give each annotation, with the HTML of its link, the words that a voice says of it (ISO 14289-1, 7.18.5).

    A link within the document is described by the heading, caption or text that it leads to, others by their own text.
    ``targets`` maps ids to HTML elements.
    """
    for annotation, link in annotations:
        address = link.get("href", "")
        target = targets.get(address.removeprefix("#")) if address.startswith("#") else None
        if text := _words(link if target is None else target):
            annotation["Contents"] = pydyf.String(text)


def _words(element: Any) -> str:
    """The text of a heading, note or source; of a table, chart or image that of its caption."""
    caption = next((child for child in element.iter() if child.tag in ("caption", "figcaption")), element)
    is_mixed = any((text or "").strip() for text in (caption.text, *(child.tail for child in caption)))
    words = (" ".join(_text(part).replace(JOINER, "").split()) for part in ([caption] if is_mixed else caption))
    return " ".join(filter(None, words))


def _text(element: Any) -> str:
    """The text of an HTML element without the notes in it."""
    parts = [element.text or ""]
    for child in element:
        parts.append("" if child.get("data-structure") == "Note" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)
