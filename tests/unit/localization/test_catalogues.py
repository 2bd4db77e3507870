from pathlib import Path

import pytest

from briefpress.findings import FindingCollector, FindingsError
from briefpress.localization.catalogues import Catalogue, load_catalogue

HEADER = 'msgid ""\nmsgstr "Language: ru\\n"\n\n'


def catalogue(folder: Path, text: str, collector: FindingCollector | None = None) -> Catalogue:
    file = folder / "ru.po"
    file.write_text(text, encoding="utf-8", newline="")
    return load_catalogue(file, folder, collector)


def test_a_place_in_a_wrapped_translation_is_found_past_escapes(tmp_path: Path) -> None:
    read = catalogue(tmp_path, HEADER + 'msgctxt "a/b"\nmsgid "A \\"b\\""\nmsgstr ""\n"Б \\"в\\" "\n"{trade}"\n')
    entry = read.entries["a/b"]
    assert entry.translation == 'Б "в" {trade}'
    location = read.location(entry, entry.translation.index("{trade}"), 7)
    assert (location.line, location.column, location.length) == (8, 2, 7)
    assert read.excerpt(location) == '"{trade}"'


def test_line_ends_of_windows_and_fuzzy_entries_are_read(tmp_path: Path) -> None:
    text = HEADER + '#, fuzzy\nmsgctxt "a"\nmsgid "A"\nmsgstr "А"\n\n#~ msgctxt "old"\n#~ msgid "B"\n#~ msgstr "Б"\n'
    read = catalogue(tmp_path, text.replace("\n", "\r\n"))
    assert [(entry.address, entry.translation, entry.is_fuzzy) for entry in read.entries.values()] == [("a", "А", True)]


def test_an_address_that_stands_twice_is_reported_at_the_second(tmp_path: Path) -> None:
    entry = 'msgctxt "a"\nmsgid "A"\nmsgstr "А"\n\n'
    collector = FindingCollector()
    catalogue(tmp_path, HEADER + entry + entry, collector)
    (finding,) = collector
    assert (finding.code, finding.location.line) == ("F003", 8)


def test_an_entry_without_address_and_a_plural_entry_are_reported(tmp_path: Path) -> None:
    text = HEADER + 'msgid "A"\nmsgstr "А"\n\nmsgctxt "p"\nmsgid "B"\nmsgid_plural "Bs"\nmsgstr[0] "Б"\n'
    collector = FindingCollector()
    catalogue(tmp_path, text, collector)
    assert [finding.code for finding in collector] == ["F006", "F006"]


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a\nmsgstr "b"\n',
        "total nonsense\n",
        'msgstr "x"\nmsgstr "y"\n',
        'msgctxt "a"\nmsgid "b" c"\nmsgstr ""\n',
        'msgctxt "a"\nmsgid "b\\"\nmsgstr ""\n',
        '"\n',
        'msgstr[x] ""\n',
        '#~ msgid "a\n',
    ],
)
def test_a_damaged_file_is_a_finding(tmp_path: Path, text: str) -> None:
    with pytest.raises(FindingsError) as caught:
        catalogue(tmp_path, HEADER + text)
    assert {finding.code for finding in caught.value.findings} == {"F006"}


def test_a_line_separator_that_only_python_knows_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        catalogue(tmp_path, HEADER + 'msgctxt "a"\nmsgid "A"\nmsgstr "А\u2028Б"\n')
    (finding,) = caught.value.findings
    assert (finding.location.line, finding.location.column) == (6, 10)


def test_a_file_that_is_not_there_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert not load_catalogue(tmp_path / "ru.po", tmp_path).exists
