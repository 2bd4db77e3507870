"""The labels that every document needs, and the slots that their patterns must have."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.document.patterns import SLOT
from briefpress.findings import Finding, FindingCollector
from briefpress.localization.labels import LABELS_PATH
from briefpress.locations import SourceLocation

NEEDED: Mapping[str, frozenset[str]] = {
    "table-caption": frozenset({"number"}),
    "chart-caption": frozenset({"number"}),
    "image-caption": frozenset({"number"}),
    "table-reference": frozenset({"number"}),
    "chart-reference": frozenset({"number"}),
    "image-reference": frozenset({"number"}),
    "section-reference": frozenset({"number"}),
    "chart-alt": frozenset({"title", "summary", "subtitle", "values"}),
    "chart-spoken": frozenset({"category", "value"}),
    "chart-run": frozenset({"period", "values"}),
    "chart-value": frozenset({"category", "value"}),
    "chart-value-separator": frozenset(),
    "chart-series": frozenset({"series", "values"}),
    "chart-values": frozenset(),
    "category": frozenset(),
    "total": frozenset(),
    "year": frozenset(),
    "list-separator": frozenset(),
    "logo": frozenset({"office"}),
    "source-lead": frozenset(),
    "page-of": frozenset({"page", "pages"}),
    "card-of": frozenset({"page", "pages"}),
    "draft": frozenset(),
    "marking-separator": frozenset(),
    "portion-mark": frozenset({"mark"}),
    "text-mark": frozenset({"mark"}),
    "not-translated": frozenset(),
    "translation-out-of-date": frozenset(),
    "version-number": frozenset({"version"}),
    "embargoed-until": frozenset({"date"}),
    "distribution-list": frozenset({"names"}),
    "for-immediate-release": frozenset(),
    "dateline": frozenset({"place", "date"}),
    "next-release-on": frozenset({"date"}),
    "cleared": frozenset({"office", "date"}),
    "not-cleared": frozenset(),
}
"""The slots of each label that is used without a template naming it."""


def check_labels(labels: Mapping[str, str], collector: FindingCollector) -> None:
    """Findings where a needed label is missing or has other slots."""
    for name, slots in NEEDED.items():
        found = SLOT.findall(labels.get(name, ""))
        expected = ", ".join(f"{{{slot}}}" for slot in sorted(slots))
        if name not in labels:
            message = f"the label «{name}» is missing"
            collector.add(Finding("F404", message, SourceLocation(LABELS_PATH), help=f"add {name}: to the labels"))
        elif sorted(found) != sorted(slots):
            message = f"the label «{name}» must have its slots, each once"
            shown = ", ".join(f"{{{slot}}}" for slot in found) or "no slots"
            collector.add(Finding("F404", message, SourceLocation(LABELS_PATH), shown, expected or "no slots"))
