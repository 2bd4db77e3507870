"""The skeleton: what a body template writes; well-formed XML of a closed vocabulary, without any text.

The reader takes the whole of it and reports every element, attribute and stray character that does not belong, each
at the place in the template that wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePosixPath
from xml.parsers import expat

from briefpress.findings import Finding, FindingCollector
from briefpress.locations import SourceLocation

ORIGIN = "data-at"
"""The attribute by which a tag says which template and line wrote it; set by ``templates``, unknown to designers."""

_TEXT_SOURCES = frozenset({"data-segment", "data-label", "data-figure", "data-field"})

VOCABULARY: Mapping[str, frozenset[str]] = {
    "document": frozenset(),
    "section": frozenset({"id", "kind"}),
    "group": frozenset({"role"}),
    "aside": frozenset({"role"}),
    "area": frozenset({"name"}),
    "list": frozenset({"role", "ordered"}),
    "item": frozenset(),
    "h": frozenset({"role", "id", "level"}) | _TEXT_SOURCES,
    "p": frozenset({"role", "data-form"}) | _TEXT_SOURCES,
    "chart": frozenset({"role", "data-chart"}),
    "table": frozenset({"role", "data-table"}),
    "image": frozenset({"role", "data-image"}),
    "contents": frozenset({"role", "data-contents"}),
    "sources": frozenset({"role", "data-sources"}),
}
"""Every element with its attributes."""

_REQUIRED: Mapping[str, str] = {
    "group": "role",
    "aside": "role",
    "area": "name",
    "chart": "data-chart",
    "table": "data-table",
    "image": "data-image",
}

_CHILDREN: Mapping[str, frozenset[str]] = {"list": frozenset({"item"})}
_CONTAINERS = frozenset({"document", "section", "group", "aside", "area", "list", "item"})


@dataclass(slots=True)
class SkeletonElement:
    """One element: its name, its attributes, its children, and the place in the template that wrote it."""

    name: str
    attributes: dict[str, str]
    location: SourceLocation
    children: list[SkeletonElement] = field(default_factory=list)

    @property
    def text_source(self) -> tuple[str, str]:
        """Which attribute says what a leaf prints, and its value; empty strings if none does."""
        return next(((name, value) for name, value in self.attributes.items() if name in _TEXT_SOURCES), ("", ""))


def read_skeleton(text: str, body: PurePosixPath, collector: FindingCollector) -> SkeletonElement | None:
    """The root element of ``text``, which the template ``body`` wrote; None where there is no such thing."""
    reader = _Reader(body, collector)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        lines = text.splitlines()
        line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
        shown = re.sub(rf' {ORIGIN}="[^"]*"', "", line).strip()
        collector.add(
            Finding(
                "F403",
                f"the template does not write well-formed XML ({reason})",
                reader.location,
                found=shown[:80],
                help="close every element that is opened, and close leaves at once: <p …/>",
            )
        )
        return None
    return reader.root


class _Reader:
    """Builds the tree while expat reads; keeps the place of the tag read last for what has no place of its own."""

    def __init__(self, body: PurePosixPath, collector: FindingCollector) -> None:
        self.location = SourceLocation(body)
        self.root: SkeletonElement | None = None
        self._collector = collector
        self._stack: list[SkeletonElement] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if origin := attributes.pop(ORIGIN, ""):
            path, _, line = origin.rpartition(":")
            self.location = SourceLocation(PurePosixPath(path), int(line))
        element = SkeletonElement(name, attributes, self.location)
        self._check(element)
        if self._stack:
            self._check_place(element, self._stack[-1])
            self._stack[-1].children.append(element)
        else:
            if name != "document":
                self._report(f"the outermost element is <{name}>", advice="the whole body stands in one <document>")
            self.root = element
        self._stack.append(element)

    def end(self, _name: str) -> None:
        self._stack.pop()

    def characters(self, text: str) -> None:
        if stripped := text.strip():
            self._report(
                "the template writes text of its own",
                found=stripped[:60],
                advice="place a segment (data-segment) or an interface label (data-label) instead",
            )

    def doctype(self, *_arguments: object) -> None:
        self._report("the template writes a document type", advice="leave it out: a skeleton has none")

    def instruction(self, *_arguments: object) -> None:
        self._report("the template writes a processing instruction", advice="leave it out: a skeleton has none")

    def _report(self, message: str, *, found: str = "", advice: str = "", expected: str = "") -> None:
        self._collector.add(Finding("F403", message, self.location, found=found, help=advice, expected=expected))

    def _check(self, element: SkeletonElement) -> None:
        name, attributes = element.name, element.attributes
        if name not in VOCABULARY:
            near = get_close_matches(name, VOCABULARY, 1)
            hint = f"did you mean <{near[0]}>?" if near else ""
            self._report(f"there is no element <{name}> in a skeleton", expected=", ".join(VOCABULARY), advice=hint)
            return
        for attribute in attributes:
            if attribute not in VOCABULARY[name]:
                known = ", ".join(sorted(VOCABULARY[name])) or "no attributes"
                self._report(f"<{name}> has no attribute «{attribute}»", expected=known)
        required = _REQUIRED.get(name)
        if required and not attributes.get(required):
            self._report(f"<{name}> needs the attribute «{required}»")
        if name in ("h", "p"):
            sources = sorted(_TEXT_SOURCES & attributes.keys())
            if len(sources) != 1 or not attributes[sources[0]]:
                self._report(
                    f"<{name}> must say what it prints, once",
                    found=", ".join(sources) or "nothing",
                    expected="one of " + ", ".join(sorted(_TEXT_SOURCES)),
                )

    def _check_place(self, element: SkeletonElement, parent: SkeletonElement) -> None:
        if parent.name in VOCABULARY and parent.name not in _CONTAINERS:
            self._report(f"<{parent.name}> holds nothing, but has <{element.name}> in it")
        allowed = _CHILDREN.get(parent.name)
        if allowed and element.name not in allowed:
            self._report(f"<{parent.name}> holds only {', '.join(f'<{name}>' for name in sorted(allowed))}")
        if element.name == "item" and parent.name != "list":
            self._report("<item> stands outside a <list>")
