"""The structure tree of laid-out pages: one element for each HTML element that means something, in reading order.

WeasyPrint has a box for each piece that a page, a column or a line cuts off. Here all pieces of an HTML element go into
one structure element. A note stands where it is called, though it is drawn at the foot of the page. What every page
repeats is an artifact: fixed boxes, the heads of a table that goes on, and the running head and foot, but for what they
alone say, where it first stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefpress.document.speech import ink
from briefpress.formats.html.writer import ARTIFACT, MARK, RUNNING
from briefpress.formats.pdf.marked_content import RIGHT_TO_LEFT
from briefpress.formats.pdf.tagging.elements import Annotation, Content, Element
from briefpress.formats.pdf.tagging.glyph_runs import GlyphRun, glyph_runs
from briefpress.formats.pdf.tagging.mapping import HEADINGS, describe, figure_of, type_of
from briefpress.formats.pdf.tagging.streams import Artifact, Blank, Fate, Tagged
from briefpress.formats.pdf.tagging.stretches import Leaf, Stretch, own_text

_HEADER, _FOOTER = "Header", "Footer"


@dataclass(slots=True)
class Page:
    """What the builder knows of the page it is on: its number (from 0), its height in px, WeasyPrint's MCIDs by box.

    ``fates`` is what becomes of each marked-content sequence, by the MCID that WeasyPrint gave it.
    """

    number: int
    height: float
    marked: Mapping[Any, Mapping[str, Any]]
    fates: dict[int, Fate] = field(default_factory=dict)


class StructureBuilder:
    """Builds the tree of a document page by page; ``html`` is its root element.

    ``links`` are the link annotations met, each with the HTML element of the link.
    """

    def __init__(self, html: Any, language: str) -> None:
        self._language = language
        self._said = {
            ink(own_text(element))
            for element in html.iter()
            if not (element.get("data-address") or RUNNING).startswith((RUNNING, MARK))
        }
        self._head, self._foot, self._body = Element("Div"), Element("Div"), Element("Document")
        self._elements: dict[tuple[Any, str], Element] = {}
        self._first_pages: dict[Element, int] = {}
        self._item_bodies: dict[Element, Element] = {}
        self._leaves: dict[Any, Leaf] = {}
        self._link_elements: dict[Element, Any] = {}
        self._spans: dict[Stretch, Element] = {}
        self._page = Page(0, 0, {})
        self.links: list[tuple[Any, Any]] = []

    def add_page(self, page: Page, page_box: Any) -> None:
        """Add what is on ``page``, and settle its fates."""
        self._page = page
        for child in page_box.children:
            if isinstance(child, boxes.MarginBox):
                self._visit_margin(child, _FOOTER if child.at_keyword.startswith("@bottom") else _HEADER)
            else:
                self._visit(child, self._body)

    def finish(self) -> Element:
        """The document: what the running head alone says, the text, what the running foot alone says."""
        document = Element("Document")
        document.add(self._head)
        for kid in self._body.kids:
            if isinstance(kid, Element):
                document.add(kid)
            else:
                document.kids.append(kid)
        document.add(self._foot)
        return document

    # --- boxes -------------------------------------------------------------------------------------------------------

    def _visit(self, box: Any, parent: Element, leaf: Leaf | None = None) -> None:
        box = _placed(box)
        if isinstance(box, boxes.TextBox):
            self._add_text(box, parent, leaf)
            return
        if self._is_repeated(box, "thead") or box.style["position"] == "fixed":
            self._set_aside(box)
            return
        element = self._element_of(box, parent)
        if element is not parent and box.element_tag.partition("::")[1]:
            leaf = None
        elif box.element is not None and not parent.ancestor("Figure"):
            leaf = self._leaf_of(box.element) if _starts_leaf(box.element) else leaf
        if box.link_annotation is not None and (link := element.ancestor("Link")) is not None:
            link.kids.append(Annotation(self._page.number, box.link_annotation))
            self.links.append((box.link_annotation, self._link_elements[link]))
        if isinstance(box, boxes.ReplacedBox) and (marked := self._page.marked.get(box)) is not None:
            self._page.fates[marked["mcid"]] = (
                Tagged([(None, self._add_content(element, None))]) if _is_seen(box) else Blank()
            )
        for child in box.children:
            self._visit(child, element, leaf)

    def _visit_margin(self, box: Any, subtype: str) -> None:
        box = _placed(box)
        html = box.element
        if html is None or not (html.get("data-address") or "").startswith(RUNNING):
            if not getattr(box, "children", ()):
                self._set_aside(box, subtype)
            for child in getattr(box, "children", ()):
                self._visit_margin(child, subtype)
        elif html.get("data-structure") == ARTIFACT or (text := ink(own_text(html))) in self._said:
            self._set_aside(box, subtype)
        else:
            self._said.add(text)
            self._visit(box, self._foot if subtype == _FOOTER else self._head)

    def _is_repeated(self, box: Any, tag: str) -> bool:
        """Whether ``box`` shows again, on a later page, an element with ``tag``."""
        if box.element is None or box.element_tag != tag:
            return False
        element = self._elements.get((box.element, ""))
        return element is not None and self._first_pages[element] < self._page.number

    def _set_aside(self, box: Any, subtype: str = "") -> None:
        """Make artifacts of all that ``box`` paints."""
        for painted in _descendants(box):
            if (marked := self._page.marked.get(painted)) is not None:
                is_turned = isinstance(painted, boxes.TextBox) and _is_seen(painted) and _may_be_reversed(painted)
                self._page.fates[marked["mcid"]] = Artifact(subtype, glyph_runs(painted, [0]) if is_turned else ())

    # --- text --------------------------------------------------------------------------------------------------------

    def _leaf_of(self, html: Any) -> Leaf | None:
        if html.get("data-address") == MARK:
            return None
        if html not in self._leaves:
            self._leaves[html] = Leaf.of(html, self._language)
        return self._leaves[html]

    def _add_text(self, box: Any, parent: Element, leaf: Leaf | None) -> None:
        parts = leaf.next_line(box.text) if leaf is not None else [(0, None)]
        marked = self._page.marked.get(box)
        if marked is None:
            return
        if not _is_seen(box):
            self._page.fates[marked["mcid"]] = Blank()
        elif len(parts) == 1 and parts[0][1] is None and not _may_be_reversed(box):
            self._page.fates[marked["mcid"]] = Tagged([(None, self._add_content(parent, None))])
        else:
            self._page.fates[marked["mcid"]] = Tagged(self._split(box, parent, parts))

    def _split(
        self, box: Any, parent: Element, parts: Sequence[tuple[int, Stretch | None]]
    ) -> list[tuple[int | None, Content]]:
        """A content for each run of glyphs of one part and one direction, in the order in which they are drawn.

        In the tree they stand as they are read: from right to left, the last is drawn first.
        """
        runs = glyph_runs(box, [start for start, _ in parts])
        made: dict[GlyphRun, Content] = {}
        for run in sorted(runs, key=lambda run: run.first):
            made[run] = self._add_content(parent, parts[run.part][1])
        return [(run.count, made[run]) for run in runs]

    def _add_content(self, parent: Element, stretch: Stretch | None) -> Content:
        """New content, the last of ``parent`` or of the span of its stretch."""
        content = Content(self._page.number)
        if stretch is None:
            parent.kids.append(content)
            return content
        span = self._spans.get(stretch)
        if span is None or span.parent is not parent:
            span = parent.add(Element("Span"))
            span.expansion, span.language, span.replacement = stretch.spoken, stretch.language, stretch.replacement
            self._spans[stretch] = span
        span.kids.append(content)
        return content

    # --- elements ----------------------------------------------------------------------------------------------------

    def _element_of(self, box: Any, parent: Element) -> Element:
        """The structure element that ``box`` is a piece of. Anonymous boxes are pieces of the element around them."""
        if box.element is None or parent.ancestor("Figure"):
            return parent
        pseudo = box.element_tag.partition("::")[2]
        key = (box.element, pseudo)
        element = self._elements.get(key)
        if element is None:
            made = self._of_pseudo_element(box.element, pseudo, parent) if pseudo else self._new_element(box, parent)
            if made is None:
                return parent
            element = self._elements[key] = made
            self._first_pages.setdefault(element, self._page.number)
        return self._item_bodies.get(element, element)

    def _new_element(self, box: Any, parent: Element) -> Element | None:
        html = box.element
        match type_of(html):
            case None:
                return None
            case "Note":
                return self._note(html, parent)
            case "Figure":
                element = parent.add(figure_of(box, self._page.height))
            case "Link" if html.get("href", "").startswith("#") and parent.ancestor("Reference") is None:
                element = parent.add(Element("Reference")).add(Element("Link"))
            case "TOCI":
                element = _contents_of(parent, int(html.get("data-level", "1"))).add(Element("TOCI"))
            case "Lbl" if (item := parent.ancestor("LI")) is not None:
                element = _label(item)
            case "LI":
                element = parent.add(Element("LI"))
                self._item_bodies[element] = element.add(Element("LBody"))
            case type_:
                element = parent.add(Element(type_))
        if element.type == "Link":
            self._link_elements[element] = html
        describe(element, html, self._language)
        return element

    def _of_pseudo_element(self, html: Any, pseudo: str, parent: Element) -> Element | None:
        """What CSS puts before, after or in the place of an element: it belongs to no text of the document."""
        match pseudo:
            case "marker" if (item := parent.ancestor("LI", "TOCI")) is not None:
                return _label(item)
            case "footnote-call":
                reference = parent.add(Element("Reference", title=MARK))
                self._note(html, parent)
                return reference
            case "footnote-marker":
                return parent.add(Element("Lbl", title=MARK))
            case _:
                return parent.add(Element("Span", title=MARK)) if parent.is_text else None

    def _note(self, html: Any, parent: Element) -> Element:
        """The note that an HTML element holds: beside its call, or after the heading in which it is called."""
        if (known := self._elements.get((html, ""))) is not None:
            return known
        note = Element("Note", id=html.get("id") or "", title=html.get("data-address") or "")
        heading = parent.ancestor(*HEADINGS)
        if heading is not None and heading.parent is not None:
            note.parent = heading.parent
            heading.parent.kids.insert(_after_notes(heading, heading.parent.kids), note)
        else:
            parent.add(note)
        self._elements[html, ""] = note
        self._first_pages[note] = self._page.number
        return note


def _placed(box: Any) -> Any:
    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001  # as WeasyPrint's own walk does


def _descendants(box: Any) -> Iterator[Any]:
    box = _placed(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _descendants(child)


def _is_seen(box: Any) -> bool:
    return box.style["visibility"] == "visible" and (not isinstance(box, boxes.TextBox) or bool(ink(box.text)))


def _may_be_reversed(box: Any) -> bool:
    return box.style["direction"] == "rtl" or RIGHT_TO_LEFT.search(box.text) is not None


def _starts_leaf(html: Any) -> bool:
    return html.get("data-address") is not None or html.get("data-spoken") is not None


def _label(item: Element) -> Element:
    """The label of a list item: before its body."""
    label = Element("Lbl", item)
    item.kids.insert(0, label)
    return label


def _contents_of(parent: Element, level: int) -> Element:
    """The table of contents that an entry of ``level`` belongs to: one within the last entry above it."""
    contents = parent
    for _ in range(1, level):
        entries = [kid for kid in contents.kids if isinstance(kid, Element) and kid.type == "TOCI"]
        if not entries:
            break
        inner = next((kid for kid in entries[-1].kids if isinstance(kid, Element) and kid.type == "TOC"), None)
        contents = inner or entries[-1].add(Element("TOC"))
    return contents


def _after_notes(heading: Element, kids: Sequence[object]) -> int:
    """The place among ``kids`` after ``heading`` and the notes that follow it already."""
    position = kids.index(heading) + 1
    while position < len(kids) and isinstance(kid := kids[position], Element) and kid.type == "Note":
        position += 1
    return position
