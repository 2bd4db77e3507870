"""A Document as a Word file: what this module does from top to bottom is the order of the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from briefpress.document.nodes import RUNNING_TITLE, Block, Direction, Document, Group, Paragraph
from briefpress.document.stylesheet import Stylesheet
from briefpress.formats.word.anchors import Bookmarks
from briefpress.formats.word.blocks import BlockWriter, running_line
from briefpress.formats.word.character_styles import CharacterKind, RunStyle
from briefpress.formats.word.context import Context, ReadImage, targets_of
from briefpress.formats.word.directions import mark_right_to_left
from briefpress.formats.word.elements import Element, name, serialize, w
from briefpress.formats.word.footnotes import Footnotes
from briefpress.formats.word.inlines import InlineWriter
from briefpress.formats.word.languages import word_languages
from briefpress.formats.word.numbering import Numbering
from briefpress.formats.word.package import WordPackage, settings
from briefpress.formats.word.sections import section_properties
from briefpress.formats.word.styles import StyleBook
from briefpress.formats.word.styles_part import styles_part
from briefpress.formats.word.theme import font_table, theme
from briefpress.formats.word.watermark import watermark

_DRAWING_PREFIXES = ("w", "r", "wp", "a", "pic", "c")
_WATERMARK_PREFIXES = ("v", "o")


def write_word(
    document: Document,
    stylesheet: Stylesheet,
    read_image: ReadImage,
    pages: Mapping[str, str] | None = None,
) -> bytes:
    """The Word file of ``document``; the same arguments give the same bytes.

    ``read_image`` gives the bytes of a picture by its path in the project. ``pages`` maps the anchors of headings to
    their page numbers as printed, for the contents; without it the page numbers there are empty until Word fills them.
    """
    if document.direction is Direction.RTL:
        stylesheet = _with_even_columns(stylesheet)
    context, inlines = _begin(document, stylesheet, read_image, pages or {})
    body = BlockWriter(context, inlines).write(document.children)
    references = _running_parts(context, inlines)
    context.numbering.finish_headings()
    is_continuous = any(True for block in body for _ in block.iter(name("w:sectPr")))
    root = w("document", w("body", *body, section_properties(document, stylesheet, is_continuous=is_continuous)))
    # The first section names the running head and foot; those after it go on with them.
    first_section = next(root.iter(name("w:sectPr")))
    for position, reference in enumerate(references):
        first_section.insert(position, reference)
    if any(reference.get(name("w:type")) == "first" for reference in references):
        next(first_section.iter(name("w:cols"))).addnext(w("titlePg"))
    context.package.document.fill(_story(context, root))
    _add_footnotes(context, inlines)
    _add_definitions(context)
    context.package.add_properties(document)
    return context.package.to_bytes()


def _with_even_columns(stylesheet: Stylesheet) -> Stylesheet:
    """``stylesheet`` with areas as wide as each other.

    From right to left, LibreOffice takes the widths of columns from left to right, and Word does not.
    """
    if not stylesheet.areas:
        return stylesheet
    width = sum(stylesheet.areas.values()) / len(stylesheet.areas)
    return replace(stylesheet, areas=dict.fromkeys(stylesheet.areas, width))


def _begin(
    document: Document, stylesheet: Stylesheet, read_image: ReadImage, pages: Mapping[str, str]
) -> tuple[Context, InlineWriter]:
    package, numbering, bookmarks = WordPackage(), Numbering(), Bookmarks()
    languages = word_languages(document.language)
    styles = StyleBook(stylesheet, languages, rtl=document.direction is Direction.RTL, numbering=numbering)
    marks = [
        styles.characters.use(RunStyle(kind))
        for kind in (CharacterKind.NOTE_MARK, CharacterKind.NOTE_AGAIN, CharacterKind.NOTE_NUMBER)
    ]
    footnotes = Footnotes(document, bookmarks, *marks)
    targets = targets_of(document)
    context = Context(
        document, stylesheet, package, styles, numbering, bookmarks, footnotes, targets, pages, read_image
    )
    last_page = max((int(page) for page in pages.values() if page.isdecimal()), default=1)
    inlines = InlineWriter(package.document, styles.characters, targets, footnotes, pages=str(last_page))
    return context, inlines


def _running_parts(context: Context, inlines: InlineWriter) -> list[Element]:
    """The references of the first section to its running head and foot.

    The first page has a head of its own, without the title and the date, where the head has them: they stand below it.
    Cards are alike, the first too.
    """
    document = context.document
    parts = [
        _running_part(context, inlines, kind, blocks)
        for kind, blocks in (("header", document.head), ("footer", document.foot))
        if blocks
    ]
    on_first = tuple(block for block in document.head if not (isinstance(block, Group) and block.role == RUNNING_TITLE))
    if on_first == document.head or context.stylesheet.page.cards:
        return parts
    # What it says again bears its address once, in the head of the other pages.
    on_first = tuple(replace(block, segment=None) if isinstance(block, Paragraph) else block for block in on_first)
    first = [_running_part(context, inlines, "header", on_first, is_first=True)]
    for part in parts[1:]:
        again = w("footerReference", type="first")
        again.set(name("r:id"), str(part.get(name("r:id"))))
        first.append(again)
    return [*parts, *first]


def _running_part(
    context: Context, inlines: InlineWriter, kind: str, blocks: tuple[Block, ...], *, is_first: bool = False
) -> Element:
    """The part of a running head or foot, and the reference by which the section uses it."""
    content_type, relationship = {
        "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
        "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    }[kind]
    part, relationship_id = context.package.add_to_document(
        f"/word/{kind}{2 if is_first else 1}.xml", content_type, relationship
    )
    writer = BlockWriter(context, replace(inlines, part=part, footnotes=None))
    content = running_line(writer, blocks, "head" if kind == "header" else "foot")
    content = content or [w("p")]
    if kind == "header" and context.document.watermark:
        _add_watermark(context, content)
    part.fill(_story(context, w("hdr" if kind == "header" else "ftr", *content)))
    reference = w(f"{kind}Reference", type="first" if is_first else "default")
    reference.set(name("r:id"), relationship_id)
    return reference


def _add_watermark(context: Context, content: Sequence[Element]) -> None:
    """Hang the word behind the text on the first paragraph of the head, which every page has."""
    document = context.document
    languages = word_languages(document.language)
    first = next(element for block in content for element in block.iter(name("w:p")))
    is_rtl = document.direction is Direction.RTL
    shape = watermark(document.watermark, context.stylesheet, east_asian=languages.is_east_asian, rtl=is_rtl)
    first.insert(1, shape)


def _add_footnotes(context: Context, inlines: InlineWriter) -> None:
    part, _ = context.package.add_to_document(
        "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES
    )
    style = context.styles.note()
    writer = replace(inlines, part=part, footnotes=None)
    root = context.footnotes.part(
        lambda note: context.bookmarks.around_segment(
            note.segment, writer.write(note.children, RunStyle(on_bold=style.bold))
        ),
        style.id,
    )
    part.fill(_story(context, root))


def _story(context: Context, root: Element) -> bytes:
    """The XML of a part that holds text."""
    if context.document.direction is Direction.RTL:
        mark_right_to_left(root)
    has_watermark = root.find(f".//{name('w:pict')}") is not None
    return serialize(root, *_DRAWING_PREFIXES, *(_WATERMARK_PREFIXES if has_watermark else ()))


def _add_definitions(context: Context) -> None:
    """Styles, lists, settings and fonts; last, since only now it is known what is in use."""
    styles = styles_part(context.styles, context.numbering)
    styles.set(name("mc:Ignorable"), "w14")
    hyphenated = context.styles.hyphenated
    definitions = {
        "styles": (styles, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
        "numbering": (context.numbering.part(), CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
        "settings": (
            settings(context.document.language, hyphenated=hyphenated),
            CONTENT_TYPE.WML_SETTINGS,
            RELATIONSHIP_TYPE.SETTINGS,
        ),
        "fontTable": (font_table(context.stylesheet), CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    }
    for part_name, (root, content_type, relationship) in definitions.items():
        part, _ = context.package.add_to_document(f"/word/{part_name}.xml", content_type, relationship)
        part.fill(serialize(root, "w", "w14", "mc") if part_name == "styles" else serialize(root, "w"))
    part, _ = context.package.add_to_document("/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME)
    part.fill(serialize(theme(context.stylesheet), "a"))
