"""A small brief in Russian: which text is printed, in which state, and where findings point."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.content.loader import load_brief
from briefpress.content.model import Brief, Source
from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.nodes import Direction, Link, Mark, MarkKind, Passage, Text
from briefpress.findings import FindingCollector
from briefpress.localization.bibliography import format_source, source_entry
from briefpress.localization.catalogues import load_catalogues
from briefpress.localization.locale import known_languages, load_locale
from briefpress.localization.localize import LocalizedBrief, State, localize
from briefpress.locations import SegmentAddress

BRIEF = """---
schema: 1
title: "Trade"
language: en
edition: 2022-01-20
languages: [ru]
outputs:
  - {name: note, layout: note, audience: public}
---
## Trade {#trade kind=evidence}

Trade reached {trade-2021}. [@qa] {#growth}

It began on {1992-01-02/06}. {#ties}

{trade-2021:number} {#bare}
"""
FIGURES = "figures:\n  trade-2021: {value: 50.1, unit: USD, scale: billion, period: 2021, source: qa}\n"
SOURCES = """qa:
  type: webpage
  title: "Questions"
  publisher: "Ministry"
  issued: 2022-01-20
  URL: "https://example.org/qa"
  language: en
  grade: official
"""
TRANSLATED = {
    "title": ("Trade", "Торговля"),
    "trade/title": ("Trade", "Торговля"),
    "trade/growth": ("Trade reached {trade-2021}. [@qa]", "Товарооборот: {trade-2021}. [@qa]"),
    "trade/ties": ("It began on {1992-01-02/06}.", "Начало: {1992-01-02/06}."),
    "source/qa/title": ("Questions", "Вопросы"),
    "source/qa/publisher": ("Ministry", "Министерство"),
}


def project(root: Path, entries: dict[str, tuple[str, str]], flags: str = "", brief: str = BRIEF) -> Path:
    folder, shared = root / "content/x", root / "content/shared"
    (folder / "translations").mkdir(parents=True)
    (shared / "translations").mkdir(parents=True)
    (folder / "brief.md").write_text(brief, encoding="utf-8")
    (folder / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    office = 'name: "Desk"\nshort-name: "Desk"\nbrand: standard\ntime-zone: Asia/Shanghai\n'
    (shared / "office.yaml").write_text(office, encoding="utf-8")
    (shared / "names.yaml").write_text('countries:\n  KZ: "Kazakhstan"\n', encoding="utf-8")
    (shared / "glossary.yaml").write_text("names-with-digits: [COVID-19]\n", encoding="utf-8")
    header = 'msgid ""\nmsgstr ""\n\n'
    text = "".join(f'{flags}msgctxt "{a}"\nmsgid "{s}"\nmsgstr "{t}"\n\n' for a, (s, t) in entries.items())
    (folder / "translations/ru.po").write_text(header + text, encoding="utf-8")
    names = {"shared/office/name": ("Desk", "Отдел"), "shared/countries/KZ": ("Kazakhstan", "Казахстан")}
    text = "".join(f'msgctxt "{a}"\nmsgid "{s}"\nmsgstr "{t}"\n\n' for a, (s, t) in names.items())
    (shared / "translations/ru.po").write_text(header + text, encoding="utf-8")
    return root


def localized(root: Path, language: str = "ru") -> tuple[LocalizedBrief, FindingCollector]:
    collector = FindingCollector()
    brief: Brief = load_brief(root / "content/x", root)
    folders = (root / brief.path, root / brief.shared.path)
    catalogues = load_catalogues(folders, language, root, collector) if language != "en" else ()
    return localize(brief, load_locale(language), catalogues, {}, collector=collector, root=root), collector


def test_a_translated_brief_is_complete_and_has_its_figures_in_words(tmp_path: Path) -> None:
    brief, findings = localized(project(tmp_path, TRANSLATED))
    assert list(findings) == []
    assert brief.is_complete
    growth = plain_text(brief.texts[SegmentAddress("trade/growth")])
    assert growth.startswith("Товарооборот: 50,1\u00a0млрд\u00a0долл.\u00a0США.")
    assert plain_text(brief.texts[SegmentAddress("trade/ties")]) == "Начало: 2–6\u00a0января\u00a01992\u00a0г."
    assert brief.names == {"countries": {"KZ": "Казахстан"}}


def test_a_date_that_begins_a_text_begins_with_a_capital(tmp_path: Path) -> None:
    brief = BRIEF + "\n**{2022-09}.** Trade grew from {2022-01}. {#later}\n"
    later = {"trade/later": ("**{2022-09}.** Trade grew from {2022-01}.", "**{2022-09}.** Рост: {2022-01}.")}
    found, _ = localized(project(tmp_path, TRANSLATED | later, brief=brief))
    printed = plain_text(found.texts[SegmentAddress("trade/later")]).replace("\u00a0", " ")
    assert printed == "Сентябрь 2022 г. Рост: январь 2022 г."


def test_a_figure_that_begins_a_text_begins_with_a_capital_unless_it_is_a_unit(tmp_path: Path) -> None:
    brief = BRIEF + "\n{pass} {#about}\n\n{pass:unit} {#unit}\n"
    root = project(tmp_path, TRANSLATED, brief=brief)
    figures = FIGURES + '  pass: {value: "~25", unit: USD, scale: billion, period: 2021, source: qa}\n'
    (root / "content/x/figures.yaml").write_text(figures, encoding="utf-8")
    found, _ = localized(root)
    printed = [plain_text(found.texts[SegmentAddress(f"trade/{name}")]) for name in ("about", "unit")]
    assert [text.replace("\u00a0", " ") for text in printed] == ["Примерно 25 млрд долл. США", "млрд долл. США"]


def test_figures_alone_need_no_translation(tmp_path: Path) -> None:
    brief, _ = localized(project(tmp_path, TRANSLATED))
    assert brief.states[SegmentAddress("trade/bare")] is State.SOURCE
    assert plain_text(brief.texts[SegmentAddress("trade/bare")]) == "50,1"


def test_the_source_language_needs_no_catalogue(tmp_path: Path) -> None:
    brief, findings = localized(project(tmp_path, {}), "en")
    assert (list(findings), set(brief.states.values())) == ([], {State.SOURCE})


@pytest.mark.parametrize(
    ("entry", "flags", "state", "code", "printed"),
    [
        (("Trade!", "Торговля"), "", State.STALE, "F302", "Торговля"),
        (("Trade", "Торговля"), "#, fuzzy\n", State.STALE, "F302", "Торговля"),
        (("Trade", ""), "", State.MISSING, "F301", "Trade"),
    ],
)
def test_a_stale_text_is_printed_and_a_missing_one_is_the_source(
    tmp_path: Path, entry: tuple[str, str], flags: str, state: State, code: str, printed: str
) -> None:
    brief, findings = localized(project(tmp_path, {"title": entry}, flags))
    assert brief.states[SegmentAddress("title")] is state
    assert plain_text(brief.texts[SegmentAddress("title")]) == printed
    finding = next(finding for finding in findings if "`title`" in finding.message)
    assert finding.code == code
    assert finding.excerpt == f'msgstr "{entry[1]}"'
    assert not brief.is_complete


def test_a_catalogue_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    root = project(tmp_path, {})
    (root / "content/x/translations/ru.po").unlink()
    brief, findings = localized(root)
    assert [(finding.code, str(finding.location)) for finding in findings] == [("F301", "content/x/translations/ru.po")]
    assert brief.states[SegmentAddress("title")] is State.MISSING


@pytest.mark.parametrize(
    ("placeholder", "code", "advice"), [("trade-2012", "F201", "{trade-2021}"), ("trade-2021:rival", "F206", "rivals")]
)
def test_a_wrong_placeholder_in_a_translation_is_found_to_the_column(
    tmp_path: Path, placeholder: str, code: str, advice: str
) -> None:
    entry = ("Trade reached {trade-2021}. [@qa]", f"Было {{{placeholder}}}. [@qa]")
    brief, findings = localized(project(tmp_path, TRANSLATED | {"trade/growth": entry}))
    (finding,) = findings
    assert finding.code == code
    assert advice in finding.help
    column, length = finding.location.column, finding.location.length
    assert finding.excerpt[column - 1 : column - 1 + length] == f"{{{placeholder}}}"
    assert f"{{{placeholder}}}" in plain_text(brief.texts[SegmentAddress("trade/growth")])


def test_a_wrong_placeholder_in_the_source_text_is_found_past_a_line_break(tmp_path: Path) -> None:
    root = project(tmp_path, {}, brief=BRIEF.replace("reached {trade-2021}.", "reached {trade-2021}\nand {trade}."))
    _, findings = localized(root, "en")
    (finding,) = findings
    assert (finding.code, str(finding.location)) == ("F201", "content/x/brief.md:13:5")


def test_a_source_is_listed_with_its_title_leading_to_its_address(tmp_path: Path) -> None:
    brief, _ = localized(project(tmp_path, TRANSLATED))
    entry = source_entry(brief.brief.sources["qa"], brief)
    printed = plain_text(entry.children).replace("\u00a0", " ")
    assert printed == "Министерство. Вопросы (на англ. яз.). — 20 января 2022 г."
    assert [inline.url for inline in walk_inlines(entry.children) if isinstance(inline, Link)] == [
        "https://example.org/qa"
    ]


@pytest.mark.parametrize(
    ("language", "publisher", "issued", "expected"),
    [
        ("en", "Ministry", "2022-01-20", "Ministry, ‘Title’, 20 January 2022"),
        ("en", "", "", "‘Title’"),
        ("zh", "商务部", "2022-01", "商务部：《Title》（英文），2022年1月"),
        ("ru", "Агентство им. Н.", "", "Агентство им. Н. Title (на англ. яз.)"),
    ],
)
def test_the_house_style_of_each_language(
    tmp_path: Path, language: str, publisher: str, issued: str, expected: str
) -> None:
    brief = load_brief(project(tmp_path, {}) / "content/x", tmp_path)
    known = brief.sources["qa"]
    source = Source("qa", "webpage", known.title, None, known.location, issued=issued, language="en")
    names = (Text(publisher),) if publisher else ()
    printed = plain_text(format_source(source, (Text("Title"),), names, load_locale(language)))
    assert printed.replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("language", "whole"),
    [
        ("en", ["20\u00a0January\u00a02022"]),
        ("ru", ["(на\u00a0англ.\u00a0яз.)", "20\u00a0января\u00a02022\u00a0г."]),
        ("kk", ["2022\u00a0жылғы\u00a020\u00a0қаңтар"]),
        ("tg", ["(ба\u00a0англисӣ)", "20\u00a0январи\u00a0соли\u00a02022"]),
        ("tk", ["(iňlisçe)", "2022-nji\u00a0ýylyň\u00a020-nji\u00a0ýanwary"]),
    ],
)
def test_no_line_breaks_in_the_date_or_the_language_of_a_source(
    tmp_path: Path, language: str, whole: list[str]
) -> None:
    known = load_brief(project(tmp_path, {}) / "content/x", tmp_path).sources["qa"]
    source = replace(known, issued="2022-01-20", language="en")
    printed = plain_text(format_source(source, (Text("Title"),), (), load_locale(language)))
    assert [part for part in whole if part not in printed] == []


def test_the_container_is_named_unless_it_is_the_publisher(tmp_path: Path) -> None:
    brief = load_brief(project(tmp_path, {}) / "content/x", tmp_path)
    source = replace(brief.sources["qa"], container="Press Portal", language="ru", url="")
    title, russian = (Text("Вопросы"),), load_locale("ru")
    for publisher, expected in [
        ("Минторг", "Минторг. Вопросы // Press Portal."),
        ("Press Portal", "Press Portal. Вопросы."),
    ]:
        printed = plain_text(format_source(source, title, (Text(publisher),), russian))
        assert printed == f"{expected}\u00a0— 20\u00a0января\u00a02022\u00a0г."


def test_a_container_that_publishes_is_not_named_twice_where_its_name_is_translated(tmp_path: Path) -> None:
    known = load_brief(project(tmp_path, {}) / "content/x", tmp_path).sources["qa"]
    assert known.publisher is not None
    source = replace(
        known, container="Xinhua", publisher=replace(known.publisher, text="Xinhua"), issued="", language=""
    )
    for language, name, expected in [("en", "Xinhua", "Xinhua, ‘Title’"), ("zh", "新华社", "新华社：《Title》")]:
        printed = plain_text(format_source(source, (Text("Title"),), (Text(name),), load_locale(language)))
        assert printed == expected


@pytest.mark.parametrize("language", known_languages())
def test_a_container_stands_under_its_own_name_in_every_language(tmp_path: Path, language: str) -> None:
    known = load_brief(project(tmp_path, {}) / "content/x", tmp_path).sources["qa"]
    source = replace(known, container="People’s Daily Online", issued="", language="")
    printed = plain_text(format_source(source, (Text("T"),), (Text("P"),), load_locale(language)))
    assert "People’s Daily Online" in printed


# --- drafts ----------------------------------------------------------------------------------------------------------

LABELS = {
    "text-mark": "[{mark}] ",
    "chart-value": "{category}: {value}",
    "not-translated": "Не переведено",
    "translation-out-of-date": "Перевод устарел",
}
GROWTH = SegmentAddress("trade/growth")


def drafted(root: Path) -> LocalizedBrief:
    collector = FindingCollector()
    brief = load_brief(root / "content/x", root)
    catalogues = load_catalogues((root / brief.path, root / brief.shared.path), "ru", root, collector)
    return localize(brief, load_locale("ru"), catalogues, LABELS, collector=collector, root=root, draft=True)


def test_in_a_draft_the_source_text_stands_in_marked_in_its_own_language_and_figures(tmp_path: Path) -> None:
    brief = drafted(project(tmp_path, {**TRANSLATED, "trade/growth": ("Trade reached {trade-2021}. [@qa]", "")}))
    mark, passage = brief.texts[GROWTH]
    assert mark == Mark("[Не переведено] ", MarkKind.NOT_TRANSLATED, "Не переведено: ")
    assert isinstance(passage, Passage)
    assert (passage.language, passage.direction) == ("en", Direction.LTR)
    assert plain_text(passage.children).startswith("Trade reached USD\u00a050.1\u00a0billion.")
    assert brief.untranslated == {State.MISSING: 1}


def test_in_a_draft_an_old_translation_stands_in_marked(tmp_path: Path) -> None:
    entry = ("Trade came to {trade-2021}. [@qa]", "Товарооборот: {trade-2021}. [@qa]")
    brief = drafted(project(tmp_path, {**TRANSLATED, "trade/growth": entry}))
    mark, *text = brief.texts[GROWTH]
    assert mark == Mark("[Перевод устарел] ", MarkKind.OUT_OF_DATE, "Перевод устарел: ")
    assert plain_text(text).startswith("Товарооборот: 50,1\u00a0млрд")
    assert brief.untranslated == {State.STALE: 1}


def test_in_a_draft_an_old_translation_of_what_is_gone_gives_way_to_the_source(tmp_path: Path) -> None:
    entry = ("Trade came to {trade-2019}. [@qa]", "Товарооборот: {trade-2019}. [@qa]")
    brief = drafted(project(tmp_path, {**TRANSLATED, "trade/growth": entry}))
    assert plain_text(brief.texts[GROWTH]).startswith("[Не переведено] Trade reached USD")


def test_in_a_draft_a_shared_name_has_a_hint(tmp_path: Path) -> None:
    root = project(tmp_path, TRANSLATED)
    catalogue = root / "content/shared/translations/ru.po"
    catalogue.write_text(catalogue.read_text("utf-8").replace("Казахстан", ""), "utf-8")
    assert drafted(root).names == {"countries": {"KZ": "Kazakhstan [en]"}}
    text = catalogue.read_text("utf-8").replace('msgstr ""', 'msgstr "Казакстан"').replace("Kazakhstan", "Kazakstan")
    catalogue.write_text(text.replace('msgstr "Казакстан"', 'msgstr ""', 1), "utf-8")
    assert drafted(root).names == {"countries": {"KZ": "Казакстан [?]"}}


def test_what_is_translated_has_no_mark_in_a_draft(tmp_path: Path) -> None:
    brief = drafted(project(tmp_path, TRANSLATED))
    assert brief.untranslated == {}
    marks = [inline for text in brief.texts.values() for inline in walk_inlines(text) if isinstance(inline, Mark)]
    assert marks == []
