"""The skeleton: what a body template writes; well-formed XML of a closed vocabulary, without any text.

The reader takes the whole of it and reports every element, attribute and stray character that does not belong, each
at the place in the template that wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePosixPath
from xml.parsers import expat

from briefpress.brands import LOGO_SIZES
from briefpress.findings import Finding, FindingCollector
from briefpress.locations import ID_PATTERN, SourceLocation

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
    "p": frozenset({"role", "data-form", "data-of"}) | _TEXT_SOURCES,
    "chart": frozenset({"data-chart"}),
    "table": frozenset({"data-table"}),
    "image": frozenset({"data-image"}),
    "logo": frozenset({"role", "data-logo"}),
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
    "logo": "data-logo",
    "contents": "data-contents",
    "sources": "data-sources",
}

_VALUES: Mapping[str, frozenset[str]] = {
    "level": frozenset("123456"),
    "ordered": frozenset({"true", "false"}),
    "data-contents": frozenset({"sections"}),
    "data-sources": frozenset({"cited"}),
    "data-logo": frozenset(LOGO_SIZES),
}
"""Attributes whose values are a closed list."""

_ANCHORS = frozenset({("h", "id"), ("chart", "data-chart"), ("table", "data-table"), ("image", "data-image")})
"""Attributes whose values are what others refer to: no two of them may be the same."""

_CHILDREN: Mapping[str, frozenset[str]] = {"list": frozenset({"item"}), "item": frozenset({"p", "list"})}
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

    def walk(self) -> Iterator[SkeletonElement]:
        """The element and all that is in it."""
        yield self
        for child in self.children:
            yield from child.walk()


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
        read, rest = _split(text, parser.ErrorByteIndex)
        collector.add(
            Finding(
                "F403",
                f"the template does not write well-formed XML ({expat.ErrorString(error.code)})",
                reader.unclosed(rest) or _last_origin(read) or reader.location,
                found=_shown(read, rest),
                help="close every element that is opened, and close leaves at once: <p …/>",
            )
        )
        return None
    return reader.root


def _split(text: str, position: int) -> tuple[str, str]:
    """``text`` before and after a position that expat counts in bytes, and sets behind the ``</`` of a wrong end."""
    data = text.encode()
    position -= 2 * data[:position].endswith(b"</")
    return data[:position].decode(errors="ignore"), data[position:].decode(errors="ignore")


def _last_origin(read: str) -> SourceLocation | None:
    """The place of the last tag in ``read``, whole or not."""
    stamps = re.findall(rf'{ORIGIN}="([^"]*):([0-9]+)"', read)
    return SourceLocation(PurePosixPath(stamps[-1][0]), int(stamps[-1][1])) if stamps else None


def _shown(read: str, rest: str) -> str:
    """The line of the skeleton in which ``read`` ends and ``rest`` begins."""
    line = read.rpartition("\n")[2] + rest.partition("\n")[0]
    return re.sub(rf' {ORIGIN}="[^"]*"', "", line).strip()[:80]


class _Reader:
    """Builds the tree while expat reads; keeps the place of the tag read last for what has no place of its own."""

    def __init__(self, body: PurePosixPath, collector: FindingCollector) -> None:
        self.location = SourceLocation(body, 1)
        self.root: SkeletonElement | None = None
        self._collector = collector
        self._stack: list[SkeletonElement] = []
        self._anchors: set[str] = set()

    def unclosed(self, rest: str) -> SourceLocation | None:
        """The place of the innermost open element where ``rest`` closes one that stands around it, or ends."""
        end = re.match(r"\s*</([^\s>]*)", rest)
        if self._stack and (not rest.strip() or (end and end[1] in (element.name for element in self._stack))):
            return self._stack[-1].location
        return None

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
                continue
            self._check_value(name, attribute, attributes[attribute])
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

        if "data-form" in attributes and "data-figure" not in attributes:
            self._report("only a figure has a form", found="data-form", expected="data-figure beside it")
        if "data-of" in attributes and "data-field" not in attributes:
            self._report("only a field is of a section", found="data-of", expected="data-field beside it")

    def _check_value(self, name: str, attribute: str, value: str) -> None:
        allowed = _VALUES.get(attribute)
        if allowed and value not in allowed:
            expected = " or ".join(f"«{word}»" for word in sorted(allowed))
            self._report(f"this cannot be the value of «{attribute}»", found=value, expected=expected)
        if attribute == "id" and not ID_PATTERN.fullmatch(value):
            self._report("this cannot be an id", found=value, expected="lower-case letters a to z, digits and hyphens")
        if (name, attribute) in _ANCHORS and value:
            if value in self._anchors:
                self._report(f"the id «{value}» stands twice in the document", advice="print each thing once")
            self._anchors.add(value)

    def _check_place(self, element: SkeletonElement, parent: SkeletonElement) -> None:
        if parent.name in VOCABULARY and parent.name not in _CONTAINERS:
            self._report(f"<{parent.name}> holds nothing, but has <{element.name}> in it")
        allowed = _CHILDREN.get(parent.name)
        if allowed and element.name not in allowed:
            self._report(f"<{parent.name}> holds only {', '.join(f'<{name}>' for name in sorted(allowed))}")
        if element.name == "item" and parent.name != "list":
            self._report("<item> stands outside a <list>")
        if element.name == "document":
            self._report("<document> stands within a <document>", advice="the whole body stands in one <document>")
