"""Builds the blocks that directives make: quotations, key figures, charts, tables and images."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import partial

from briefpress.content.brief_reading import BriefReading
from briefpress.content.charts import build_chart
from briefpress.content.identifiers import DIRECTIVES
from briefpress.content.images import load_image
from briefpress.content.model import (
    DirectiveBlock,
    FiguresBlock,
    ImageBlock,
    KeyFigure,
    QuotationBlock,
)
from briefpress.content.schema import ImageModel, KeyFigureModel
from briefpress.content.segments import YamlText, yaml_segments
from briefpress.content.tables import build_table
from briefpress.findings import FindingsError
from briefpress.formats.markdown.attributes import Attributes
from briefpress.formats.markdown.blocks import read_blocks
from briefpress.formats.markdown.syntax import (
    BlockText,
    DirectiveSyntax,
    NoteSyntax,
    ParagraphSyntax,
)
from briefpress.reading.schema import validate
from briefpress.reading.yaml import read_yaml

_ATTRIBUTION = re.compile(r"(?:^|[\r\n])[ \t]*--[ \t]+(?=\S)")


def build_directive(reading: BriefReading, directive: DirectiveSyntax) -> DirectiveBlock | None:
    """The block that ``directive`` makes; None, after findings, where it makes none."""
    start, end = directive.head
    if directive.name not in DIRECTIVES:
        close = get_close_matches(directive.name, sorted(DIRECTIVES), 1)
        known = ", ".join(sorted(DIRECTIVES))
        advice = f"did you mean :::{{{close[0]}}}?" if close else ""
        reading.report("F104", f"there is no directive {directive.name}", (start, end), expected=known, advice=advice)
        return None
    name = reading.ids.claim("", directive.attributes, (start, end), what=directive.name)
    classes = reading.attributes.classes(directive.attributes)
    reading.attributes.value(directive.attributes, classified=True)
    if directive.name == "quotation":
        return _quotation(reading, directive, name, classes)
    build = {"figures": _figures, "chart": build_chart, "table": build_table, "image": _image}[directive.name]
    first, last = directive.body
    try:
        line = reading.source.line_at(directive.head[0]) + 1
        document = read_yaml(reading.source.text[first:last], reading.source.path, first_line=line)
        return build(reading, YamlText(reading.source, document, first), name, classes)
    except FindingsError as error:
        reading.collector.extend(error.findings)
        return None


def _quotation(
    reading: BriefReading, directive: DirectiveSyntax, name: str, classes: frozenset[str]
) -> QuotationBlock | None:
    source = reading.source
    texts: list[BlockText] = []
    attribution: BlockText | None = None
    for block in read_blocks(source, reading.collector, directive.body):
        if not isinstance(block, ParagraphSyntax) or attribution:
            span = block.id_span if isinstance(block, NoteSyntax) else directive.head
            reading.report("F104", "a quotation is one paragraph, then its attribution", span)
            continue
        _refuse_attributes(reading, block.attributes)
        start, end = block.text.span
        lines = list(_ATTRIBUTION.finditer(source.text[start:end]))
        cut = start + lines[-1].start() if lines else end
        if lines:
            said = (start + lines[-1].end(), end)
            attribution = BlockText(_one_line(source.text[slice(*said)]), said)
        if text := _one_line(source.text[start:cut]):
            texts.append(BlockText(text, (start, start + len(source.text[start:cut].rstrip()))))
    if len(texts) != 1:
        message = "a quotation is one paragraph, then its attribution"
        reading.report("F104", message, directive.head, expected="the text, then a line `-- Name, office`")
    if not texts:
        return None
    make = partial(reading.segments.make, source)
    words = make(f"{name}/text", texts[0])
    return QuotationBlock(name, words, make(f"{name}/attribution", attribution) if attribution else None, classes)


def _refuse_attributes(reading: BriefReading, attributes: Attributes) -> None:
    reading.attributes.refuse_id(attributes, "the text of a quotation")
    reading.attributes.value(attributes)
    if attributes.classes:
        reading.report("F108", "classes of a quotation stand on its first line", attributes.span)


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in re.split(r"\r\n?|\n", text)).strip()


def _figures(reading: BriefReading, yaml: YamlText, name: str, classes: frozenset[str]) -> FiguresBlock | None:
    segment = yaml_segments(reading.segments, yaml)
    entries: dict[str, KeyFigure] = {}
    data = yaml.document.data
    if not isinstance(data, list) or not data:
        reading.report(
            "F104", "key figures are a list", yaml.span(()), expected="- figure: …, with a label: … for each"
        )
        return None
    for index in range(len(data)):
        try:
            entry = validate(KeyFigureModel, yaml.document, (index,))
        except FindingsError as error:
            reading.collector.extend(error.findings)
            continue
        own = entry.id or entry.figure
        place = (index, "id" if entry.id else "figure")
        if "[" in own:
            reading.report("F102", "a cell needs an id here", yaml.span(place), advice="add `id: …` to the entry")
            own = re.sub(r"[^a-z0-9]+", "-", own.lower()).strip("-")
        if own in entries:
            advice = "give the second an `id: …` of its own"
            reading.report("F103", f"the key figure {own} stands twice", yaml.span(place), advice=advice)
            continue
        label = segment((index, "label"), f"{name}/{own}/label")
        note = segment((index, "note"), f"{name}/{own}/note") if entry.note else None
        entries[own] = KeyFigure(own, entry.figure, label, note, yaml.document.location((index, "figure")))
    return FiguresBlock(name, tuple(entries.values()), classes) if entries else None


def _image(reading: BriefReading, yaml: YamlText, name: str, classes: frozenset[str]) -> ImageBlock | None:
    image = validate(ImageModel, yaml.document)
    segment = yaml_segments(reading.segments, yaml)
    title = segment(("title",), f"{name}/title") if image.title else None
    alt = segment(("alt",), f"{name}/alt")
    location = yaml.document.location(("file",))
    picture = load_image(image.file, reading.folder, reading.root, location, yaml.document.excerpt(location))
    return ImageBlock(
        name, picture.path, picture.digest, picture.width, picture.height, alt, title, yaml.document.location(), classes
    )
