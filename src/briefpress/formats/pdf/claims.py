"""What a PDF claims of itself: that it keeps PDF/UA-1 and PDF/A-3a; and what goes with it in catalog and metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

import pikepdf

_END = b"</rdf:RDF>"
_HELD_SPACE = re.compile(rb"^(<[0-9a-f]+>) <(?:00a0|202f)>$")

_PDF_UA = """\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The claim, and its description: PDF/A allows no property that is not described (ISO 19005-3, 6.6.2.3)."""

_LANGUAGE = """\
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:language><rdf:Bag>\
<rdf:li>{}</rdf:li></rdf:Bag></dc:language></rdf:Description>
"""

_OUTPUT_INTENT = "--srgb"
"""Not WeasyPrint’s own name for it, under which it leaves the file of the profile open."""


def pdf_options() -> dict[str, str]:
    """What WeasyPrint is asked for, when it lays out and when it writes. It claims PDF/A-3a itself."""
    return {"pdf_variant": "pdf/a-3a", "output_intent": _OUTPUT_INTENT}


def output_profiles() -> dict[str, Any]:
    """The colour profile of the output intent, for WeasyPrint, from which it comes."""
    from weasyprint.css import ColorProfile

    name = "sRGB2014.icc"
    with (files("weasyprint.pdf") / name).open("rb") as file:
        return {_OUTPUT_INTENT: ColorProfile(file, name, "relative-colorimetric", (["r"], ["g"], ["b"]))}


def add_claims(document: Any, pdf: Any) -> None:
    """Finish ``pdf`` before it is written: the claim of PDF/UA-1, the language, and what both standards ask besides.

    WeasyPrint knows one claim a file, and puts other metadata where nobody looks: behind ``rdf:RDF``. Where one glyph
    draws the space and the one that holds words together, it takes all spaces for the one that was drawn first; words
    are told apart by plain spaces (ISO 32000-1, 14.8.2.5).
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (text,) = metadata.stream
    if text.count(_END) != 1:
        raise ValueError("WeasyPrint wrote its metadata in another form")
    language = _LANGUAGE.format(escape(document.metadata.lang or ""))
    metadata.stream[:] = [text.replace(_END, (_PDF_UA + language).encode() + _END)]
    metadata.compress = False  # so that archives find it without unpacking
    for item in pdf.objects:
        extra = getattr(item, "extra", {})
        if extra.get("Subtype") == "/Image":
            extra["Interpolate"] = "false"  # ISO 19005-3, 6.2.8
        lines = getattr(item, "stream", None)
        if isinstance(lines, list) and b"begincmap" in lines:
            lines[:] = [_HELD_SPACE.sub(rb"\1 <0020>", line) for line in lines]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a finished file claims. ``standards`` are named as people name them; ``title`` is that of the metadata."""

    standards: tuple[str, ...]
    title: str
    language: str
    is_marked: bool
    shows_title: bool
    has_output_intent: bool


WANTED = ("PDF/A-3A", "PDF/UA-1")
"""What every PDF of ours claims."""

_DC = "{http://purl.org/dc/elements/1.1/}"
_PDFA_ID = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA_ID = "{http://www.aiim.org/pdfua/ns/id/}"


def read_claims(pdf: pikepdf.Pdf) -> Claims:
    """The claims of ``pdf``; metadata that cannot be read claims nothing."""
    standards: list[str] = []
    title, language = "", ""
    if "/Metadata" in pdf.Root:
        metadata = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        if part := metadata.get(_PDFA_ID + "part"):
            standards.append(f"PDF/A-{part}{metadata.get(_PDFA_ID + 'conformance', '')}")
        if part := metadata.get(_PDFUA_ID + "part"):
            standards.append(f"PDF/UA-{part}")
        title = str(metadata.get(_DC + "title", ""))
        language = ", ".join(metadata.get(_DC + "language", ()))
    intents = pdf.Root.get("/OutputIntents", ())
    return Claims(
        standards=tuple(standards),
        title=title,
        language=language,
        is_marked=_is_true(pdf, "/MarkInfo", "/Marked"),
        shows_title=_is_true(pdf, "/ViewerPreferences", "/DisplayDocTitle"),
        has_output_intent=any(
            intent.get("/S") == "/GTS_PDFA1" and isinstance(intent.get("/DestOutputProfile"), pikepdf.Stream)
            for intent in intents
        ),
    )


def _is_true(pdf: pikepdf.Pdf, name: str, key: str) -> bool:
    entry = pdf.Root.get(name)
    value: object = entry.get(key) if isinstance(entry, pikepdf.Dictionary) else None
    return value is True
