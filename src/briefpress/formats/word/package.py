"""The file itself: parts, their relationships, properties, and a zip that is the same for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from urllib.parse import quote

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefpress.document.nodes import Document
from briefpress.formats.word.elements import Element, element, serialize, w
from briefpress.formats.word.languages import word_languages

OLDEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class WordPart(Part):
    """A part that is given its content when everything that it refers to is known."""

    def __init__(self, partname: str, content_type: str, blob: bytes = b"") -> None:
        super().__init__(PackURI(partname), content_type, blob)

    def fill(self, blob: bytes) -> None:
        self._blob = blob

    def link_to(self, url: str) -> str:
        """The id of the relationship to a place outside the file; characters that no URL may hold are escaped."""
        return self.relate_to(quote(url, safe=_URL_CHARACTERS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


class WordPackage:
    """The parts of one Word file. Numbers in part names count by kind, in the order of use."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        self.document = WordPart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN)
        self._package.relate_to(self.document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._images: dict[str, str] = {}
        self._charts = 0

    def add_to_document(self, partname: str, content_type: str, relationship: str) -> tuple[WordPart, str]:
        """A new part beside the document, and the id under which the document knows it."""
        part = WordPart(partname, content_type)
        return part, self.document.relate_to(part, relationship)

    def add_image(self, blob: bytes, extension: str, digest: str) -> str:
        """The id of a picture; the same picture is stored once."""
        if digest not in self._images:
            content_type = {"png": CONTENT_TYPE.PNG, "jpeg": CONTENT_TYPE.JPEG, "gif": CONTENT_TYPE.GIF}[extension]
            part = WordPart(f"/word/media/image{len(self._images) + 1}.{extension}", content_type, blob)
            self._images[digest] = self.document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._images[digest]

    def add_chart(self, chart: bytes, workbook: bytes, workbook_id: str) -> str:
        """The id of a chart with its workbook; the chart's XML refers to the workbook by ``workbook_id``."""
        self._charts += 1
        part = WordPart(f"/word/charts/chart{self._charts}.xml", CONTENT_TYPE.DML_CHART, chart)
        book = WordPart(f"/word/embeddings/workbook{self._charts}.xlsx", CONTENT_TYPE.SML_SHEET, workbook)
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, workbook_id)
        return self.document.relate_to(part, RELATIONSHIP_TYPE.CHART)

    def add_properties(self, document: Document) -> None:
        """What the file says of itself; the edition's date is the only date in it."""
        core = WordPart("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _core_properties(document))
        self._package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        app = WordPart("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _extended_properties())
        self._package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)

    def to_bytes(self) -> bytes:
        """The file. Entries are sorted, dated alike and compressed alike, so equal parts give equal bytes."""
        saved = io.BytesIO()
        self._package.save(saved)
        with zipfile.ZipFile(saved) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        return zip_entries(entries)


def zip_entries(entries: dict[str, bytes]) -> bytes:
    """A zip file that depends on nothing but names and contents."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry_name in sorted(entries):
            entry = zipfile.ZipInfo(entry_name, OLDEST_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, entries[entry_name], zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def printable(text: str) -> str:
    """``text`` without the characters that no XML file can hold."""
    return _FORBIDDEN_IN_XML.sub("", text)


def settings(language: str, *, hyphenated: bool) -> Element:
    """The settings part: the mode of Word 2013 and later, and where the separators of footnotes are."""
    languages = word_languages(language)
    modes = {
        "compatibilityMode": "15",
        "overrideTableStyleFontSizeAndJustification": "1",
        "enableOpenTypeFeatures": "1",
        "doNotFlipMirrorIndents": "1",
        "differentiateMultirowTableHeaders": "1",
    }
    office = "http://schemas.microsoft.com/office/word"
    spacing = "compressPunctuation" if languages.is_east_asian else "doNotCompress"
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        *([w("autoHyphenation"), w("consecutiveHyphenLimit", val=2)] if hyphenated else []),
        w("characterSpacingControl", val=spacing),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", *(w("compatSetting", name=key, uri=office, val=value) for key, value in modes.items())),
        w("themeFontLang", val=languages.latin, eastAsia=languages.east_asian, bidi=languages.complex),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _core_properties(document: Document) -> bytes:
    properties = document.properties
    moment = properties.date if "T" in properties.date else f"{properties.date}T00:00:00Z"
    date_type = {"xsi:type": "dcterms:W3CDTF"}
    values = [
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", ", ".join(properties.keywords)),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
        ("dc:identifier", properties.identifier),
        ("dc:language", document.language),
        ("cp:contentStatus", document.marking),
        ("cp:version", properties.version),
    ]
    elements = [element(tag, None, text=printable(value)) for tag, value in values if value]
    if properties.date:
        elements += [element(f"dcterms:{name}", date_type, text=moment) for name in ("created", "modified")]
    return serialize(element("cp:coreProperties", None, *elements), "cp", "dc", "dcterms", "xsi")


def _extended_properties() -> bytes:
    root = element("ep:Properties", None, element("ep:Application", None, text="Briefpress"))
    return serialize(root)
