from pathlib import Path

import polib
import pytest

from briefpress.findings import FindingsError
from briefpress.translation.update import update

BRIEF = """---
schema: 1
title: "{title}"
language: en
edition: 2022-01-20
languages: [ru]
outputs:
  - {{name: note, layout: note, audience: public}}
---
## Trade {{#trade kind=evidence}}

{paragraph}
"""
GROWTH = "Trade reached {trade-2021} on {2022-01-17}. {#growth}"


def write(root: Path, title: str = "Trade", paragraph: str = GROWTH) -> None:
    folder, shared = root / "content/x", root / "content/shared"
    folder.mkdir(parents=True, exist_ok=True)
    shared.mkdir(parents=True, exist_ok=True)
    (folder / "brief.md").write_text(BRIEF.format(title=title, paragraph=paragraph), encoding="utf-8")
    figures = "figures:\n  trade-2021: {value: 50.1, unit: USD, scale: billion, period: 2021, source: qa}\n"
    (folder / "figures.yaml").write_text(figures, encoding="utf-8")
    source = "qa: {type: webpage, title: Questions, publisher: Ministry, language: en, grade: official}\n"
    (folder / "sources.yaml").write_text(source, encoding="utf-8")
    office = 'name: "Desk"\nshort-name: "Desk"\nbrand: standard\ntime-zone: Asia/Shanghai\n'
    (shared / "office.yaml").write_text(office, encoding="utf-8")
    (shared / "names.yaml").write_text('countries:\n  KZ: "Kazakhstan"\n', encoding="utf-8")
    (shared / "glossary.yaml").write_text("names-with-digits: [COVID-19]\n", encoding="utf-8")


def catalogue(root: Path) -> Path:
    return root / "content/x/translations/ru.po"


def entry(root: Path, address: str) -> polib.POEntry:
    return next(entry for entry in polib.pofile(str(catalogue(root))) if entry.msgctxt == address)


def translate(root: Path, address: str, translation: str) -> None:
    file = polib.pofile(str(catalogue(root)), wrapwidth=0)
    found = next(entry for entry in file if entry.msgctxt == address)
    found.msgstr, found.tcomment = translation, "asked the ministry"
    file.save()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path)
    update(tmp_path, "x")
    return tmp_path


def test_a_new_catalogue_has_every_segment_in_reading_order_and_says_what_figures_print(root: Path) -> None:
    file = polib.pofile(str(catalogue(root)))
    assert [entry.msgctxt for entry in file][:3] == ["title", "trade/title", "trade/growth"]
    assert entry(root, "trade/growth").comment.replace("\u00a0", " ").splitlines() == [
        "{trade-2021} prints 50,1 млрд долл. США",
        "{2022-01-17} prints 17 января 2022 г.",
    ]
    assert file.metadata["Language"] == "ru"
    assert "Date" not in catalogue(root).read_text(encoding="utf-8")


def test_shared_names_have_a_catalogue_of_their_own(root: Path) -> None:
    shared = polib.pofile(str(root / "content/shared/translations/ru.po"))
    assert [entry.msgctxt for entry in shared] == ["shared/office/name", "shared/countries/KZ"]


def test_nothing_is_written_where_nothing_has_changed(root: Path) -> None:
    before = catalogue(root).stat().st_mtime_ns
    assert update(root, "x") == []
    assert catalogue(root).stat().st_mtime_ns == before


def test_a_changed_source_text_makes_the_translation_fuzzy_until_it_is_changed_back(root: Path) -> None:
    translate(root, "title", "Торговля")
    write(root, title="Trade grows")
    assert update(root, "x") == [catalogue(root)]
    stale = entry(root, "title")
    assert (stale.msgid, stale.previous_msgid, stale.msgstr, stale.flags) == (
        "Trade grows",
        "Trade",
        "Торговля",
        ["fuzzy"],
    )
    assert stale.tcomment == "asked the ministry"

    write(root, title="Trade grows again")
    update(root, "x")
    assert entry(root, "title").previous_msgid == "Trade"

    write(root)
    update(root, "x")
    restored = entry(root, "title")
    assert (restored.flags, restored.previous_msgid, restored.msgstr) == ([], None, "Торговля")


def test_an_untranslated_entry_takes_the_new_text_and_is_not_fuzzy(root: Path) -> None:
    write(root, title="Trade grows")
    update(root, "x")
    assert (entry(root, "title").msgid, entry(root, "title").flags) == ("Trade grows", [])


def test_a_translation_whose_segment_is_gone_is_kept_as_obsolete_and_comes_back(root: Path) -> None:
    translate(root, "trade/growth", "Рост {trade-2021}, {2022-01-17}")
    write(root, paragraph="Nothing. {#other}")
    update(root, "x")
    assert entry(root, "trade/growth").obsolete
    assert update(root, "x") == []
    write(root)
    update(root, "x")
    back = entry(root, "trade/growth")
    assert (bool(back.obsolete), back.msgstr, back.flags) == (False, "Рост {trade-2021}, {2022-01-17}", [])


def test_doubts_of_a_translator_stay(root: Path) -> None:
    translate(root, "title", "Торговля")
    text = catalogue(root).read_text(encoding="utf-8")
    catalogue(root).write_text(text.replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), encoding="utf-8")
    update(root, "x")
    assert entry(root, "title").flags == ["fuzzy"]


def test_a_damaged_catalogue_stops_the_update_before_anything_is_written(root: Path) -> None:
    catalogue(root).write_text('msgid "a\n', encoding="utf-8")
    with pytest.raises(FindingsError):
        update(root, "x")
    assert catalogue(root).read_text(encoding="utf-8") == 'msgid "a\n'
