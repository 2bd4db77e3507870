from pathlib import Path

import pytest

from briefpress.findings import FindingCollector
from briefpress.localization.labels import load_labels
from briefpress.localization.locale import known_languages

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", known_languages())
def test_the_projects_own_labels_are_complete(language: str) -> None:
    labels = load_labels(ROOT, language)
    assert labels.keys() == load_labels(ROOT, "en").keys()
    assert "{page}" in labels["page-of"]


def project(folder: Path, catalogue: str) -> Path:
    shared = folder / "templates/shared"
    (shared / "labels").mkdir(parents=True)
    (shared / "labels.yaml").write_text('note: Note\npage-of: "Page {page} of {pages}"\n', encoding="utf-8")
    (shared / "labels/ru.po").write_text('msgid ""\nmsgstr ""\n\n' + catalogue, encoding="utf-8")
    return folder


def entry(name: str, english: str, russian: str) -> str:
    return f'msgctxt "label/{name}"\nmsgid "{english}"\nmsgstr "{russian}"\n\n'


@pytest.mark.parametrize(
    ("catalogue", "code", "printed"),
    [
        ("", "F305", "Page {page} of {pages}"),
        (entry("page-of", "Page {page}/{pages}", "С. {page}/{pages}"), "F302", "С. {page}/{pages}"),
        (entry("page-of", "Page {page} of {pages}", "С. {page}"), "F303", "Page {page} of {pages}"),
    ],
)
def test_a_label_that_is_missing_stale_or_without_its_slots(
    tmp_path: Path, catalogue: str, code: str, printed: str
) -> None:
    collector = FindingCollector()
    root = project(tmp_path, entry("note", "Note", "Примечание") + catalogue)
    labels = load_labels(root, "ru", collector)
    assert [finding.code for finding in collector] == [code]
    assert (labels["note"], labels["page-of"]) == ("Примечание", printed)
