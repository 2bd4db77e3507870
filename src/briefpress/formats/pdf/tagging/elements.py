"""The structure tree of a PDF before it is written (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Content:
    """One marked-content sequence on a page (from 0); ``number`` is its MCID there, -1 until numbered."""

    page: int
    number: int = -1


@dataclass(slots=True, eq=False)
class Annotation:
    """A link annotation on a page, as WeasyPrint made it."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. ``title`` is the address of its text, ``attributes`` has a dictionary for each owner."""

    type: str
    parent: Element | None = None
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    title: str = ""
    id: str = ""
    alternative: str = ""
    expansion: str = ""
    replacement: str = ""
    language: str = ""
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    is_wrapper: bool = False
    """Whether the element is there only to hold contents in their place."""

    def add(self, kid: Element) -> Element:
        """``kid``, as the last of this element."""
        kid.parent = self
        self.kids.append(kid)
        return kid

    def ancestor(self, *types: str) -> Element | None:
        """This element or the nearest one around it that is of one of ``types``."""
        element: Element | None = self
        while element is not None and element.type not in types:
            element = element.parent
        return element

    @property
    def is_text(self) -> bool:
        """Whether what is added here belongs to the text of an address."""
        return bool(self.title) or (self.parent is not None and self.parent.is_text)


KEPT_EMPTY = frozenset({"Document", "TD", "TH", "TR"})
"""Elements that say something even where nothing is in them."""


def walk(element: Element) -> Iterator[Element]:
    """``element`` and all in it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def drop_empty(element: Element) -> None:
    """Take out all elements without content: a voice would stop at them and say nothing."""
    for kid in element.kids:
        if isinstance(kid, Element):
            drop_empty(kid)
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.type in KEPT_EMPTY]


def wrap_mixed(element: Element) -> None:
    """Give contents that stand beside elements spans of their own.

    Programs that read contents and elements apart would else lose their order.
    """
    for kid in element.kids:
        if isinstance(kid, Element):
            wrap_mixed(kid)
    if not any(isinstance(kid, Element) for kid in element.kids):
        return
    kids: list[Element | Content | Annotation] = []
    for kid in element.kids:
        if not isinstance(kid, Content):
            kids.append(kid)
        elif kids and isinstance(last := kids[-1], Element) and last.is_wrapper:
            last.kids.append(kid)
        else:
            kids.append(Element("Span", element, [kid], is_wrapper=True))
    element.kids = kids
