"""From a localized brief and a layout to a numbered Document: the skeleton's leaves filled with their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from briefpress.brands import Logo
from briefpress.content.model import (
    Brief,
    ChartBlock,
    ContentBlock,
    ImageBlock,
    Output,
    TableBlock,
    TimelineBlock,
)
from briefpress.content.walking import ABSTRACT, walk_blocks
from briefpress.document.arranging import AS_LAID_OUT, Arrangement, rearrange
from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.leaves import block_leaves, leaves_of
from briefpress.document.nodes import (
    LOGO,
    MARKING,
    Area,
    Aside,
    Block,
    Chart,
    Contents,
    Direction,
    Document,
    Group,
    Heading,
    Image,
    Inline,
    List,
    ListItem,
    Note,
    Paragraph,
    Properties,
    Reference,
    Section,
    Sources,
    Text,
    Timeline,
    Value,
)
from briefpress.document.speech import spoken_text
from briefpress.document.ties import LineRules, tie_lines
from briefpress.document.transforms import (
    Numbering,
    fill_contents,
    map_blocks,
    number_notes_and_sources,
    number_sections_and_captions,
    tie_citations,
    without_marks,
)
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.layouts.brands.logos import compose_logo
from briefpress.layouts.captions import caption_of, publishers, sources_of_figure
from briefpress.layouts.charts.composer import compose_chart
from briefpress.layouts.charts.timelines import DATE_ROLE, EVENT_ROLE, compose_timeline
from briefpress.layouts.fields import FIELDS, OF_SECTION, FieldWriter
from briefpress.layouts.labels import check_labels
from briefpress.layouts.loader import Layout
from briefpress.layouts.marking import PageMarking, mark_pages, with_portion_marks
from briefpress.layouts.skeleton import SkeletonElement, read_skeleton
from briefpress.layouts.tables import compose_table
from briefpress.layouts.templates import render_body
from briefpress.layouts.view import view_of
from briefpress.localization.bibliography import source_entry
from briefpress.localization.figures import FormError, format_figure
from briefpress.localization.localize import LocalizedBrief
from briefpress.locations import ADDRESS_PATTERN, SegmentAddress, SourceLocation

BlockType = TypeVar("BlockType", bound=ContentBlock)

SOURCE = "source"
"""The form of a figure that says where it is from; for templates alone."""

HEAD, FOOT = "head", "foot"
"""Areas that run on every page instead of standing where they are written."""


def compose(
    root: Path,
    localized: LocalizedBrief,
    layout: Layout,
    output: Output,
    logos: Mapping[str, Logo] = MappingProxyType({}),
    arrangement: Arrangement = AS_LAID_OUT,
) -> Document:
    """The Document of one output of ``localized`` (already cut to its audience), with the logos of its brand by size.

    ``arrangement`` says which charts do not stand as the layout has them.

    Raises FindingsError, all at once.
    """
    collector = FindingCollector()
    check_labels(localized.labels, collector)
    text = render_body(root, layout, view_of(localized.brief))
    body_path = layout.path / "body.html.j2"
    skeleton = read_skeleton(text, body_path, collector)
    if skeleton is None or collector.has_errors:
        raise FindingsError(collector)
    composer = _Composer(localized, layout, output, collector, mark_pages(localized, skeleton), logos, arrangement)
    document = composer.document(skeleton)
    if collector.has_errors:
        raise FindingsError(collector)
    return document


@dataclass(frozen=True, slots=True)
class _Composer:
    localized: LocalizedBrief
    layout: Layout
    output: Output
    collector: FindingCollector
    marking: PageMarking
    logos: Mapping[str, Logo]
    arrangement: Arrangement = AS_LAID_OUT
    place: str = ""
    """The running area that is being composed, if any."""

    @property
    def brief(self) -> Brief:
        return self.localized.brief

    def document(self, skeleton: SkeletonElement) -> Document:
        blocks = rearrange(self._blocks(skeleton.children, depth=1), self.arrangement)
        running = {
            name: [block for area in blocks if isinstance(area, Area) and area.name == name for block in area.children]
            for name in (HEAD, FOOT)
        }
        self._add_marking(running)
        document = Document(
            language=self.localized.locale.tag,
            direction=self.localized.locale.direction,
            properties=self._properties(),
            children=tuple(b for b in blocks if not (isinstance(b, Area) and b.name in (HEAD, FOOT))),
            head=map_blocks(running[HEAD], without_marks),
            foot=map_blocks(running[FOOT], without_marks),
            marking=self.marking.classification,
            watermark=self.marking.watermark,
        )
        notes = {
            note.id: Note(note.id, 0, self._text(note.segment.address), note.segment.address)
            for note in self.brief.notes.values()
        }
        sources = {source.id: source_entry(source, self.localized) for source in self.brief.sources.values()}
        numbering = Numbering(
            captions=self.layout.schema.numbering.captions,
            sections=self.layout.schema.numbering.sections,
            table_reference=self.localized.labels["table-reference"],
            chart_reference=self.localized.labels["chart-reference"],
            image_reference=self.localized.labels["image-reference"],
            section_reference=self.localized.labels["section-reference"],
        )
        document = tie_citations(number_notes_and_sources(document, notes, sources))
        if self.layout.schema.portion_marks:
            document = with_portion_marks(document, self.marking.portions)
        document = number_sections_and_captions(document, numbering)
        self._report_references(document)
        return fill_contents(tie_lines(document, self._line_rules()), self.layout.schema.contents_depth)

    def _line_rules(self) -> LineRules:
        typography = self.localized.locale.typography
        return LineRules(
            typography.hyphenate,
            typography.last_characters,
            frozenset(typography.short_words),
            frozenset(typography.number_words),
            right_to_left=self.localized.locale.direction is Direction.RTL,
        )

    def _add_marking(self, running: dict[str, list[Block]]) -> None:
        """Where a layout does not place the marking, it stands at the very top and bottom: no page goes without it."""
        for place, text in ((HEAD, self.marking.head), (FOOT, (Text(self.marking.classification),))):
            address = marking_address(place)
            if plain_text(text) and not any(leaf.address == address for leaf in block_leaves(running[place])):
                role = MARKING if MARKING in self.layout.roles else place
                running[place].insert(0 if place == HEAD else len(running[place]), Paragraph(text, role, address))

    def _report_references(self, document: Document) -> None:
        """A reference to what this layout does not print, or prints without a number, would be a hole in the text."""
        for leaf in leaves_of(document):
            for inline in walk_inlines(leaf.children):
                if isinstance(inline, Reference) and not inline.text:
                    segment = self.brief.segments.get(leaf.address) if leaf.address else None
                    location = segment.location if segment else SourceLocation(self.layout.path)
                    message = f"`{leaf.address}` refers to «{inline.target}», which the layout «{self.layout.id}» does"
                    message += " not print or not number"
                    help_text = "leave the text out of this layout, or let layout.yaml number captions and sections"
                    self.collector.add(Finding("F106", message, location, f"[#{inline.target}]", help=help_text))

    def _properties(self) -> Properties:
        return Properties(
            title=plain_text(without_marks(self._text(self.brief.title.address))),
            author=plain_text(without_marks(self._text(self.brief.shared.office.name.address))),
            subject=plain_text(without_marks(self.localized.texts.get(ABSTRACT, ()))),
            date=self.brief.edition.isoformat(),
            identifier=f"{self.brief.id}/{self.localized.locale.language}/{self.output.name}",
            keywords=tuple(filter(None, (self.marking.watermark, self.marking.classification))),
            version=self.brief.version,
        )

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _blocks(self, elements: Iterable[SkeletonElement], depth: int) -> Iterator[Block]:
        for element in elements:
            if (block := self._block(element, depth)) is not None:
                yield block

    def _block(self, element: SkeletonElement, depth: int) -> Block | None:
        attributes = element.attributes
        match element.name:
            case "section":
                children = tuple(self._blocks(element.children, depth + 1))
                return Section(attributes.get("id", ""), attributes.get("kind", ""), children)
            case "group":
                role = attributes["role"]
                return Group(role, tuple(self._blocks(element.children, depth)))
            case "aside":
                return Aside(self._role(element, ""), tuple(self._blocks(element.children, depth + 1)))
            case "area":
                name = attributes["name"]
                composer = replace(self, place=name) if name in (HEAD, FOOT) else self
                return Area(name, tuple(composer._blocks(element.children, depth)))  # noqa: SLF001  # one of us
            case "list":
                items = tuple(ListItem(tuple(self._blocks(item.children, depth))) for item in element.children)
                return List(items, attributes.get("ordered") == "true", self._role(element, "list"))
            case "h":
                level = int(attributes["level"]) if attributes.get("level", "").isdigit() else depth
                segment, text = self._leaf(element)
                role = self._role(element, f"heading-{min(level, 4)}")
                return Heading(text, min(level, 6), role, segment, attributes.get("id", ""))
            case "p":
                segment, text = self._leaf(element)
                return Paragraph(text, self._role(element, "body"), segment) if text else None
            case "chart":
                return self._chart(element)
            case "table":
                table = self._find(element, "data-table", TableBlock)
                return compose_table(table, self.localized, self.collector) if table else None
            case "image":
                image = self._find(element, "data-image", ImageBlock)
                return self._image(image) if image else None
            case "logo":
                return self._logo(element)
            case "contents":
                return Contents((), self._role(element, "contents"))
            case "sources":
                return Sources((), self._role(element, "sources"))
            case name:
                raise AssertionError(f"the skeleton reader let <{name}> through")

    def _image(self, block: ImageBlock) -> Image:
        caption = caption_of(self.localized, "image", block.title, None) if block.title else None
        alt = spoken_text(self._text(block.alt.address))
        return Image(block.id, str(block.path), block.digest, block.width, block.height, alt, caption)

    def _logo(self, element: SkeletonElement) -> Image | None:
        """The logo; nothing where the brand has none of that size."""
        if self.place in (HEAD, FOOT):
            message = "a logo cannot run on every page"
            advice = "place it where the first page begins"
            self.collector.add(Finding("F403", message, element.location, "<logo>", help=advice))
            return None
        logo = self.logos.get(element.attributes["data-logo"])
        return compose_logo(logo, self._role(element, LOGO), self.localized) if logo else None

    def _chart(self, element: SkeletonElement) -> Chart | Timeline | None:
        found = self._find(element, "data-chart", ChartBlock, TimelineBlock)
        if isinstance(found, TimelineBlock):
            for role in (DATE_ROLE, EVENT_ROLE):
                self._known_role(element, role)
            return compose_timeline(found, self.localized, self.collector)
        return compose_chart(found, self.localized, self.collector) if isinstance(found, ChartBlock) else None

    def _find(self, element: SkeletonElement, attribute: str, *kinds: type[BlockType]) -> BlockType | None:
        wanted = element.attributes[attribute]
        known: list[str] = []
        for block in walk_blocks(self.brief):
            if isinstance(block, kinds):
                if block.id == wanted:
                    return block
                known.append(block.id)
        self._report("F404", element, f"the brief has no {attribute.removeprefix('data-')} «{wanted}»", wanted, known)
        return None

    def _role(self, element: SkeletonElement, default: str) -> str:
        return self._known_role(element, element.attributes.get("role") or default)

    def _known_role(self, element: SkeletonElement, role: str) -> str:
        if role not in self.layout.roles:
            self._report("F404", element, f"the layout gives no look to the role «{role}»", role, self.layout.roles)
        return role

    # --- leaves ------------------------------------------------------------------------------------------------------

    def _leaf(self, element: SkeletonElement) -> tuple[SegmentAddress | None, tuple[Inline, ...]]:
        source, value = element.text_source
        match source:
            case "data-segment":
                return self._segment(element, value)
            case "data-label":
                return _address("label", value), self._label_text(value, element.location)
            case "data-figure":
                form = element.attributes.get("data-form", "")
                return _address("figure", *value.rstrip("]").split("["), form or "full"), self._figure(
                    element, value, form
                )
            case _:
                of = element.attributes.get("data-of", "")
                address = (
                    marking_address(self.place) if value == MARKING else _address("field", value, *filter(None, [of]))
                )
                return address, self._field(element, value)

    def _segment(self, element: SkeletonElement, value: str) -> tuple[SegmentAddress | None, tuple[Inline, ...]]:
        if value in self.localized.texts:
            address = SegmentAddress(value)
            return address, self._text(address)
        self._report("F404", element, f"the brief has no segment «{value}»", value, self.localized.texts)
        return None, ()

    def _text(self, address: SegmentAddress) -> tuple[Inline, ...]:
        return self.localized.texts[address]

    def _label(self, name: str, location: SourceLocation) -> str:
        labels = self.localized.labels
        if name in labels:
            return labels[name]
        near = get_close_matches(name, labels, 1)
        hint = f"did you mean «{near[0]}»?" if near else "add it to templates/shared/labels.yaml"
        self.collector.add(Finding("F404", f"there is no label «{name}»", location, help=hint))
        return ""

    def _label_text(self, name: str, location: SourceLocation) -> tuple[Inline, ...]:
        return (Text(self._label(name, location)),)

    def _figure(self, element: SkeletonElement, name: str, form: str) -> tuple[Inline, ...]:
        figure = self.brief.register.find(name)
        if figure is None and self.brief.register.is_unread(name):
            return ()
        if figure is None:
            self._report("F404", element, f"the register has no figure «{name}»", name, self.brief.register.names())
            return ()
        if form == SOURCE:
            return publishers(self.localized, sources_of_figure(self.brief.register, figure))
        try:
            formatted = format_figure(figure, form, self.localized.locale)
        except FormError as error:
            self._report("F404", element, str(error), form, ())
            return ()
        return (Value(name, form, formatted.text, formatted.spoken),) if formatted.text else ()

    def _field(self, element: SkeletonElement, name: str) -> tuple[Inline, ...]:
        fields = FieldWriter(self.localized, self.marking, self.output, in_head=self.place == HEAD)
        if name == OF_SECTION:
            return self._clearance(element, fields)
        found = fields.write(name)
        if found is None:
            self._report("F404", element, f"there is no field «{name}»", name, (*FIELDS, OF_SECTION))
        return found or ()

    def _clearance(self, element: SkeletonElement, fields: FieldWriter) -> tuple[Inline, ...]:
        section_id = element.attributes.get("data-of", "")
        found = fields.clearance(section_id)
        if found is None:
            known = [section.id for section in self.brief.sections]
            self._report("F404", element, f"the brief has no section «{section_id}»", section_id, known)
        return found or ()

    def _report(self, code: str, element: SkeletonElement, message: str, found: str, known: Iterable[str]) -> None:
        near = get_close_matches(found, list(known), 1)
        help_text = f"did you mean «{near[0]}»?" if near else ""
        self.collector.add(Finding(code, message, element.location, found=found, help=help_text))


def marking_address(place: str) -> SegmentAddress:
    """The address of the marking: in the head it says more than elsewhere."""
    return SegmentAddress(f"field/{MARKING}/{HEAD}" if place == HEAD else f"field/{MARKING}")


def _address(*parts: str) -> SegmentAddress | None:
    """The address of what a layout prints on its own: ``figure/share-2024/KZ/number``. None for names nothing has."""
    text = "/".join(parts)
    return SegmentAddress(text) if ADDRESS_PATTERN.fullmatch(text) else None
