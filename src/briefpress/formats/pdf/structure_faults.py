"""What stands between a finished PDF and a reader who hears it: faults of its structure, found without its Document.

The machine’s part of the Matterhorn Protocol 1.1, as far as our files can fail it; the numbers in brackets are its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from briefpress.formats.pdf.marked_content import ShownPage

_KEPT_EMPTY = frozenset({"Document", "TR", "TD", "TH"})
_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class _Element:
    type: str
    item: pikepdf.Object
    page: int | None
    parent: str
    children: tuple[str, ...]
    contents: int
    """How many sequences and annotations stand in it, or in what is in it."""


def structure_faults(pdf: pikepdf.Pdf, marked: Sequence[ShownPage]) -> Iterator[str]:
    """Each fault in words. ``marked`` is what the pages show."""
    tree = _Tree(pdf)
    elements = tuple(tree.elements())
    yield from _content_faults(tree, marked)
    for element in elements:
        yield from _element_faults(element)
    yield from _note_faults(elements)
    yield from _heading_faults(elements)
    yield from _annotation_faults(pdf, tree)


class _Tree:
    """The structure tree, walked once; ``owned`` counts how often each sequence of each page is in it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root.get("/StructTreeRoot")
        self._pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.owned: Counter[tuple[int, int]] = Counter()
        self.annotations: set[object] = set()

    def elements(self) -> Iterator[_Element]:
        """Every element, parents before what is in them."""
        if self._root is not None:
            for kid in _kids(self._root):
                if not isinstance(kid, int):
                    yield from self._walk(kid, None, "")[0]

    def _walk(self, item: pikepdf.Object, page: int | None, parent: str) -> tuple[list[_Element], int]:
        own_page = item.get("/Pg")
        page = page if own_page is None else self._pages.get(own_page.objgen)
        type_ = str(item.get("/S", "/")).lstrip("/")
        inner: list[_Element] = []
        children: list[str] = []
        contents = 0
        for kid in _kids(item):
            if isinstance(kid, int):
                contents += 1
                self.owned[-1 if page is None else page, kid] += 1
            elif kid.get("/Type") == "/MCR":
                contents += 1
                self.owned[self._pages.get(kid["/Pg"].objgen, -1), int(kid["/MCID"])] += 1
            elif kid.get("/Type") == "/OBJR":
                contents += 1
                if type_ == "Link":
                    self.annotations.add(kid["/Obj"].objgen)
            else:
                found, inside = self._walk(kid, page, type_)
                inner.extend(found)
                contents += inside
                children.append(str(kid.get("/S", "/")).lstrip("/"))
        page = next((element.page for element in inner), None) if page is None else page
        element = _Element(type_, item, page, parent, tuple(children), contents)
        return [element, *inner], contents


def _kids(item: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    kids = item.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _content_faults(tree: _Tree, marked: Sequence[ShownPage]) -> Iterator[str]:
    for number, page in enumerate(marked):
        if page.unmarked:
            yield f"page {number + 1} paints what is neither in the structure nor an artifact (01-005)"
        lost = [mcid for mcid in page.marked if not tree.owned[number, mcid]]
        if lost:
            shown = "".join(page.marked[mcid] for mcid in lost).strip()
            yield f"page {number + 1} shows «{shown[:60]}», which its structure does not have (01-005)"
        if any(_UNKNOWN in text for text in page.marked.values()):
            yield f"page {number + 1} shows glyphs that stand for no character (10-001)"
    for (number, mcid), times in tree.owned.items():
        if not 0 <= number < len(marked) or mcid not in marked[number].marked:
            yield "the structure has content that no page shows"
        elif times > 1:
            yield f"page {number + 1} has content that stands twice in the structure"


def _element_faults(element: _Element) -> Iterator[str]:
    item, place = element.item, f" on page {element.page + 1}" if element.page is not None else ""
    if element.type == "Figure" and not str(item.get("/Alt", "")).strip():
        yield f"a figure{place} has no alternative text (13-004)"
    if element.type == "TH" and not _attribute(item, "/Scope"):
        yield f"a header cell{place} does not say what it heads (15-003)"
    if element.type == "LI" and "LBody" not in element.children:
        yield f"an item of a list{place} has no body"
    if element.type == "LI" and element.parent != "L":
        yield f"an item{place} is in no list"
    if element.type in ("TH", "TD") and element.parent != "TR":
        yield f"a cell{place} is in no row"
    if not element.contents and element.type not in _KEPT_EMPTY:
        yield f"an element of type {element.type}{place} is empty"


def _attribute(item: pikepdf.Object, name: str) -> object:
    attributes = item.get("/A", ())
    owners = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((owner[name] for owner in owners if isinstance(owner, pikepdf.Dictionary) and name in owner), None)


def _note_faults(elements: Sequence[_Element]) -> Iterator[str]:
    ids = Counter(str(element.item.get("/ID", "")) for element in elements if element.type == "Note")
    if ids[""]:
        yield "a note has no id (19-003)"
    for name, times in ids.items():
        if name and times > 1:
            yield f"two notes have the id «{name}» (19-004)"


def _heading_faults(elements: Sequence[_Element]) -> Iterator[str]:
    level = 0
    for element in elements:
        if len(element.type) == 2 and element.type[0] == "H" and element.type[1].isdigit():
            found = int(element.type[1])
            if found > level + 1:
                before = f"one of level {level}" if level else "no other"
                yield f"a heading of level {found} follows {before} (14-003)"
            level = found


def _annotation_faults(pdf: pikepdf.Pdf, tree: _Tree) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        annotations = page.obj.get("/Annots", ())
        if annotations and page.obj.get("/Tabs") != "/S":
            yield f"page {number} does not follow its structure from link to link (28-008)"
        for annotation in annotations:
            if annotation.objgen not in tree.annotations:
                yield f"a link on page {number} is not in the structure (28-011)"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"a link on page {number} does not say where it leads (28-012)"
