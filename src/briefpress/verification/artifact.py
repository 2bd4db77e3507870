"""One finished artifact read back: pages, fonts, glyphs, structure, and its text against its Document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from briefpress.document.inlines import plain_text
from briefpress.document.leaves import block_leaves, images_of, leaves_of
from briefpress.document.nodes import Document
from briefpress.findings import Finding
from briefpress.formats.html.writer import MARK, RUNNING
from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.word.anchors import address_hash
from briefpress.formats.word.charts.reader import WordChart
from briefpress.formats.word.reader import WordReadError, read_word
from briefpress.locations import SourceLocation
from briefpress.rendering import Composition, fonts_of
from briefpress.verification.accessibility import check_claims, check_speech
from briefpress.verification.comparison import FinishedText, compare_leaves, compare_order
from briefpress.verification.disclosure import NO_SECRETS, Secrets, find_disclosures
from briefpress.verification.drawings import compare_drawings
from briefpress.verification.marking import verify_pdf_marking, verify_word_marking
from briefpress.verification.streams import file_holdings, pdf_holdings, talking_pictures


def verify_pdf(
    root: Path, path: PurePosixPath, composition: Composition, secrets: Secrets = NO_SECRETS
) -> Iterator[Finding]:
    """Findings on the PDF at ``path``, which was made from ``composition`` and may hold none of ``secrets``."""
    file = SourceLocation(path)
    data = _read(root / path)
    if data is None:
        yield _missing(file)
        return
    try:
        text = read_pdf(data)
    except ValueError as error:
        yield Finding("F606", f"the PDF cannot be read: {error}", file, help="build it again")
        return
    document, page = composition.document, composition.stylesheet.page
    if page.pages and text.pages > page.pages and not composition.is_draft:
        message = f"the PDF has {text.pages} pages; its layout allows {page.pages}"
        yield Finding("F605", message, file, found=str(text.pages), expected=str(page.pages))
    if not text.is_tagged:
        yield Finding("F606", "the PDF has no structure tree", file)
    for name, found, expected in (
        ("title", text.title, document.properties.title),
        ("language", text.language, document.language),
    ):
        if found != expected:
            yield Finding("F602", f"the PDF names another {name}", file, found=found, expected=expected)
    for character in text.missing_glyphs:
        where = next((leaf.address for leaf in leaves_of(document) if character in plain_text(leaf.children)), None)
        message = f"the character «{character}» (U+{ord(character[0]):04X}) is drawn without a glyph"
        yield Finding("F503", message + (f", in `{where}`" if where else ""), file)
    allowed = {_plain(font.family) for font in fonts_of(root, composition.stylesheet)}
    for font in text.fonts:
        if not font.is_embedded:
            yield Finding("F604", f"the font {font.name} is not embedded", file, found=font.name)
        if not any(_plain(font.name).startswith(family) for family in allowed):
            message = f"the font {font.name} is not one of the project's"
            yield Finding("F604", message, file, found=font.name, expected=", ".join(sorted(allowed)))
    yield from check_claims(text, file)
    leaves = tuple(leaves_of(document))
    texts = {key: texts for key, texts in text.texts.items() if key != MARK and not key.startswith(RUNNING)}
    finished = FinishedText(texts, text.drawings)
    keys = {leaf.address: str(leaf.address) for leaf in leaves if leaf.address}
    yield from compare_leaves(leaves, keys, finished, file)
    yield from _compare_running(document, text.texts, file)
    yield from check_speech(leaves, text, file)
    yield from compare_order(block_leaves(document.children), keys, finished, file)
    yield from compare_drawings(document.children, finished, file)
    yield from verify_pdf_marking(document, page, text, file)
    yield from _check_pictures(data, file)
    yield from find_disclosures(secrets, pdf_holdings(data, text, page), document, file)


def verify_word(
    root: Path, path: PurePosixPath, composition: Composition, secrets: Secrets = NO_SECRETS
) -> Iterator[Finding]:
    """Findings on the Word file at ``path``, which was made from ``composition`` and may hold none of ``secrets``."""
    file = SourceLocation(path)
    data = _read(root / path)
    if data is None:
        yield _missing(file)
        return
    try:
        text = read_word(data)
    except WordReadError as error:
        yield Finding("F606", f"the Word file cannot be read: {error}", file, help="build it again")
        return
    texts: dict[str, list[str]] = {}
    for segment in text.segments:
        texts.setdefault(segment.address_hash, []).append(segment.text)
    images = {image.alt for image in images_of(composition.document.children)}
    pictures: list[tuple[str, str | WordChart]] = [(found, "") for found in text.alternatives if found in images]
    alternatives = [alternative for alternative in text.alternatives if alternative not in images]
    drawings = [*zip_longest(alternatives, text.charts, fillvalue=""), *pictures]
    leaves = tuple(leaves_of(composition.document, running=True))
    keys = {leaf.address: address_hash(leaf.address) for leaf in leaves if leaf.address}
    finished = FinishedText(texts, drawings)
    yield from compare_leaves(leaves, keys, finished, file)
    yield from compare_order(block_leaves(composition.document.children), keys, finished, file)
    yield from compare_drawings(composition.document.children, finished, file)
    yield from verify_word_marking(composition.document, text, file)
    yield from _check_pictures(data, file)
    yield from find_disclosures(secrets, file_holdings(data, ""), composition.document, file)


def _check_pictures(data: bytes, file: SourceLocation) -> Iterator[Finding]:
    for place in talking_pictures(data):
        message = f"the picture in {place} holds more than what is seen of it"
        advice = "build it again, and report it as a bug if it stays so"
        yield Finding("F610", message, file, expected="no remarks, names or places in it", help=advice)


def _compare_running(document: Document, texts: Mapping[str, Sequence[str]], file: SourceLocation) -> Iterator[Finding]:
    """Findings on the running head and foot: the structure has, once, what they say and nothing else does."""
    shown = {key.removeprefix(RUNNING): found for key, found in texts.items() if key.startswith(RUNNING)}
    leaves = [leaf for leaf in block_leaves((*document.head, *document.foot)) if leaf.address in shown]
    keys = {leaf.address: str(leaf.address) for leaf in leaves if leaf.address}
    yield from compare_leaves(leaves, keys, FinishedText(shown, ()), file)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _missing(file: SourceLocation) -> Finding:
    return Finding("F601", "this artifact is not there", file, help=f"make {file.path}")


def _plain(name: str) -> str:
    return name.replace("-", "").replace(" ", "").lower()
