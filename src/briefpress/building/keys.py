"""What decides the bytes of an artifact, as one digest: its key. What decides how full its pages are, as another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefpress.building.artifacts import Artifact, Format
from briefpress.building.records import CODE, digest_of, digest_of_file, digest_of_files
from briefpress.document.canonical import dump_document
from briefpress.formats.pdf.fonts import MANIFEST
from briefpress.rendering import Composition, word_stylesheet

RENDERERS = (
    "weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "fonttools", "pillow", "python-docx", "python-pptx",
    "lxml", "xlsxwriter", "babel",
)  # fmt: skip
"""Packages whose version may change the bytes of an artifact."""


def artifact_key(root: Path, artifact: Artifact, composition: Composition, pages: Mapping[str, int]) -> str:
    """The digest of all that decides the bytes of ``artifact``."""
    stylesheet = word_stylesheet(composition) if artifact.format is Format.WORD else composition.stylesheet
    parts = {
        "artifact": str(artifact),
        "document": dump_document(composition.document),
        "stylesheet": asdict(stylesheet),
        "css": composition.css if artifact.format is Format.PDF else (),
        "pages": dict(pages) if artifact.format is Format.WORD and composition.needs_page_numbers else {},
        "environment": _environment(root),
    }
    return _digest(parts)


def layout_key(root: Path, composition: Composition) -> str:
    """The digest of all that decides how ``composition`` fills its pages in print."""
    parts = {
        "document": dump_document(composition.document),
        "stylesheet": asdict(composition.stylesheet),
        "css": composition.css,
        "environment": _environment(root),
    }
    return _digest(parts)


def _digest(parts: Mapping[str, object]) -> str:
    return digest_of(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str).encode())


@lru_cache(maxsize=4)
def _environment(root: Path) -> dict[str, str]:
    """What renders: our own code, the fonts, and the versions of the packages that draw and write."""
    return {
        "code": digest_of_files([CODE]),
        "fonts": digest_of_file(root / MANIFEST),
        **{name: _version(name) for name in RENDERERS},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
