"""A structure tree as objects of a PDF (ISO 32000-1, 14.7.2 to 14.7.4)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pydyf

from briefpress.formats.pdf.tagging.elements import Annotation, Content, Element, walk


def number_contents(root: Element) -> None:
    """Give every content its MCID: on each page from 0, in reading order."""
    numbers: Counter[int] = Counter()
    for element in walk(root):
        for kid in element.kids:
            if isinstance(kid, Content):
                kid.number = numbers[kid.page]
                numbers[kid.page] += 1


def write_structure(root: Element, pdf: Any) -> None:
    """Add ``root`` to ``pdf``: the structure tree, and the two ways back into it, by content and by id."""
    _Writer(pdf).write(root)


class _Writer:
    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._contents: dict[int, dict[int, bytes]] = defaultdict(dict)
        self._annotations: list[bytes] = []
        self._ids: dict[str, bytes] = {}

    def write(self, root: Element) -> None:
        tree = self._add(pydyf.Dictionary({"Type": "/StructTreeRoot"}))
        tree["K"] = pydyf.Array([self._element(root, tree.reference).reference])
        parents = pydyf.Array()
        pages = len(self._pdf.page_references)
        for page in range(pages):
            owners = self._contents[page]
            parents.extend((page, pydyf.Array([owners[number] for number in range(len(owners))])))
        for key, reference in enumerate(self._annotations, pages):
            parents.extend((key, reference))
        tree["ParentTree"] = self._add(pydyf.Dictionary({"Nums": parents})).reference
        tree["ParentTreeNextKey"] = pages + len(self._annotations)
        if self._ids:
            names = pydyf.Array()
            for name in sorted(self._ids, key=lambda name: pydyf.String(name).data):
                names.extend((pydyf.String(name), self._ids[name]))
            tree["IDTree"] = self._add(pydyf.Dictionary({"Names": names})).reference
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = tree.reference
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _add(self, item: Any) -> Any:
        self._pdf.add_object(item)
        return item

    def _element(self, element: Element, parent: bytes) -> Any:
        written = self._add(pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.type}", "P": parent}))
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if page is not None:
            written["Pg"] = self._pdf.page_references[page]
        for key, text in (
            ("T", element.title),
            ("ID", element.id),
            ("Lang", element.language),
            ("Alt", element.alternative),
            ("ActualText", element.replacement),
            ("E", element.expansion),
        ):
            if text:
                written[key] = pydyf.String(text)
        if element.id:
            self._ids[element.id] = written.reference
        if element.attributes:
            written["A"] = pydyf.Array([_attribute_object(*owned) for owned in element.attributes.items()])
        written["K"] = pydyf.Array([self._kid(kid, written.reference, page) for kid in element.kids])
        return written

    def _kid(self, kid: Element | Content | Annotation, parent: bytes, page: int | None) -> Any:
        match kid:
            case Element():
                return self._element(kid, parent).reference
            case Content():
                self._contents[kid.page][kid.number] = parent
                if kid.page == page:
                    return kid.number
                place = {"Type": "/MCR", "Pg": self._pdf.page_references[kid.page], "MCID": kid.number}
                return pydyf.Dictionary(place)
            case Annotation():
                kid.annotation["StructParent"] = len(self._pdf.page_references) + len(self._annotations)
                self._annotations.append(parent)
                place = {"Type": "/OBJR", "Pg": self._pdf.page_references[kid.page], "Obj": kid.annotation.reference}
                return pydyf.Dictionary(place)


def _attribute_object(owner: str, attributes: dict[str, Any]) -> Any:
    values = {key: pydyf.Array(value) if isinstance(value, list) else value for key, value in attributes.items()}
    return pydyf.Dictionary({"O": f"/{owner}"} | values)
