"""Interface labels: the words on the page that no author writes, such as «Page 2 of 5»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pydantic import RootModel

from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.localization.catalogues import load_catalogue
from briefpress.locations import SourceLocation
from briefpress.reading.schema import validate
from briefpress.reading.yaml import YamlDocument, load_yaml

LABELS_PATH = PurePosixPath("templates/shared/labels.yaml")
SOURCE_LANGUAGE = "en"
SLOT = re.compile(r"\{[a-z-]*\}")


class LabelTable(RootModel[dict[str, str]]):
    """Label ids with their English words; slots such as ``{page}`` are filled when the page is composed."""


def load_labels(root: Path, language: str, collector: FindingCollector | None = None) -> Mapping[str, str]:
    """Every label in ``language``: from ``labels.yaml`` or from its catalogue, under ``label/<id>``.

    A label that is missing (F305), made from other English (F302) or without its slots (F303) is a finding; a missing
    or unusable one stays English. Findings are raised where there is no ``collector``.
    """
    own = collector if collector is not None else FindingCollector()
    document = load_yaml(root / LABELS_PATH, root)
    source = validate(LabelTable, document).root
    labels = source if language == SOURCE_LANGUAGE else _translated(root, language, source, document, own)
    if collector is None and own.has_errors:
        raise FindingsError(own)
    return labels


def _translated(
    root: Path, language: str, source: Mapping[str, str], document: YamlDocument, collector: FindingCollector
) -> dict[str, str]:
    file = root / LABELS_PATH.parent / "labels" / f"{language}.po"
    catalogue = load_catalogue(file, root, collector)
    if not catalogue.exists:
        message = f"there are no labels in the language `{language}`"
        collector.add(Finding("F305", message, SourceLocation(catalogue.path), help="write this catalogue"))
        return dict(source)
    labels = dict(source)
    for name, english in source.items():
        entry = catalogue.entries.get(f"label/{name}")
        if entry is None or not entry.translation:
            location = document.location((name,))
            message = f"the label `{name}` is missing in the language `{language}`"
            help_text = f'add msgctxt "label/{name}" to {catalogue.path}'
            collector.add(Finding("F305", message, location, help=help_text, excerpt=document.excerpt(location)))
            continue
        location = catalogue.location(entry, 0, len(entry.translation))
        if entry.source != english or entry.is_fuzzy:
            code, message = "F302", f"the label `{name}` was translated from other words than «{english}»"
        elif sorted(SLOT.findall(entry.translation)) != sorted(SLOT.findall(english)):
            code, message = "F303", f"the label `{name}` and its English have not the same slots"
        else:
            labels[name] = entry.translation
            continue
        expected = "the slots " + ", ".join(SLOT.findall(english)) if code == "F303" else ""
        collector.add(Finding(code, message, location, "", expected, excerpt=catalogue.excerpt(location)))
        if code == "F302" and sorted(SLOT.findall(entry.translation)) == sorted(SLOT.findall(english)):
            labels[name] = entry.translation
    return labels
