"""On real pages: type moves by as little as it must, optional text goes from all languages, and what fails says how."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.scaling import AS_SAID, TypeScale
from briefpress.findings import FindingsError
from briefpress.fitting.fitter import OutputFitter
from briefpress.fitting.scales import Fullness
from briefpress.formats.pdf.reader import read_pdf
from briefpress.rendering import Composition, measure_pages, rescale, word_stylesheet

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
TEXT = "Two-way trade rose to {trade-2021} in {trade-2021:date}. {#standfirst}"
SENTENCE = "All two-way trade in goods and services is counted at the border, once in each direction. "


def measure(root: Path, composition: Composition) -> Fullness:
    laid_out = measure_pages(root, composition)
    return Fullness(laid_out.pages, laid_out.empty)


@pytest.fixture
def english(small: SmallProject) -> Callable[[int], OutputFitter]:
    """A fitter for the brief in English alone, with so many words in its first section."""
    small.change(BRIEF, "languages: [zh, ru]", "languages: []")
    before = small.read(BRIEF)
    words = (SENTENCE * 100).split()

    def make(count: int) -> OutputFitter:
        small.write(BRIEF, before.replace("Trade was **", f"{' '.join(words[:count])} Trade was **"))
        brief = load_brief(small.root / "content/small", small.root)
        output = brief.output("one-page")
        assert output is not None
        return OutputFitter(small.root, brief, output, lambda composition: measure(small.root, composition))

    return make


def pages(fitter: OutputFitter, scale: TypeScale) -> int:
    """How many pages the brief takes at ``scale``."""
    whole = fitter.fit("en").composition
    said = OutputFitter(fitter.root, fitter.brief, fitter.output, fitter.measure)._compose("en", frozenset())
    assert said.document == whole.document
    return measure(fitter.root, rescale(said, scale)).pages


def test_one_word_more_is_still_one_page_and_moves_type_by_one_step(english: Callable[[int], OutputFitter]) -> None:
    low, high = 340, 372
    while high - low > 1:  # the most words that the layout's own type has room for
        middle = (low + high) // 2
        low, high = (middle, high) if pages(english(middle), AS_SAID) == 1 else (low, middle)
    assert english(low).fit("en").scale == AS_SAID
    fit = english(low + 1).fit("en")
    assert fit.scale == TypeScale(1, 0.99)
    assert fit.fullness is not None
    assert fit.fullness.pages == 1


def test_type_is_no_smaller_than_it_must_be(english: Callable[[int], OutputFitter]) -> None:
    fitter = english(430)
    fit = fitter.fit("en")
    steps = [AS_SAID, *fit.composition.bounds.tighter()]
    assert steps.index(fit.scale) > 5
    assert pages(fitter, fit.scale) == 1
    assert pages(fitter, steps[steps.index(fit.scale) - 1]) == 2


def test_what_is_too_long_says_how_many_lines_must_go_and_where(english: Callable[[int], OutputFitter]) -> None:
    with pytest.raises(FindingsError) as caught:
        english(550).fit("en")
    (finding,) = caught.value.findings
    assert (finding.code, finding.location.line) == ("F502", 23)
    said = re.fullmatch(
        r"small/en/one-page takes 2 pages; the layout allows 1: (\d+) lines must go, "
        r"with type 94 %, leading 95 % already",
        finding.message,
    )
    longest = re.search(r"`trade/growth` \((\d+) lines\)", finding.help)
    assert said
    assert longest
    assert "by-country/title" not in finding.help, "it stands beside something longer"
    # Of this one text, so many lines are there, and so many must go: as many words fit as stand on the others.
    words_that_fit = 550 / int(longest[1]) * (int(longest[1]) - int(said[1]))
    assert english(int(words_that_fit) - 5).fit("en")
    with pytest.raises(FindingsError, match=r"[12] lines? must go"):
        english(int(words_that_fit) + 15).fit("en")


def test_optional_text_goes_from_every_language_whichever_is_built(small: SmallProject) -> None:
    """Russian has no room: English and Chinese, built alone, do without it too, in both formats."""
    ru = small.read("content/small/translations/ru.po")
    at = ru.index('msgctxt "standfirst"')
    start = ru.index('msgstr "', at) + len('msgstr "')
    small.write("content/small/translations/ru.po", ru[:start] + "Очень длинно сказано о торговле. " * 85 + ru[start:])
    small.change(BRIEF, ":::{table} partners .core", ":::{table} partners .core .optional")
    outcome = small.run("build", "build/small/en/one-page.pdf", "build/small/en/one-page.docx")
    assert outcome.code == 0, outcome.err
    assert "warning[F511]: small/one-page: `partners` is left out in all languages; there is no room for it in ru" in (
        outcome.err
    )
    assert "partners/title" not in read_pdf((small.root / "build/small/en/one-page.pdf").read_bytes()).texts
    alone = small.artifacts()
    whole = small.run("build", "--json")
    assert whole.code == 0, whole.err
    assert {path: small.artifacts()[path] for path in alone} == alone
    assert [finding["code"] for finding in whole.json["findings"]] == ["F511"]
    by_path = {artifact["path"]: artifact for artifact in whole.json["artifacts"]}
    assert {tuple(by_path[f"build/small/{language}/one-page.docx"]["left-out"]) for language in ("en", "zh", "ru")} == {
        ("partners",)
    }
    assert by_path["build/small/ru/one-page.pdf"]["leading"] < 1
    assert by_path["build/small/en/one-page.pdf"]["leading"] == 1
    assert small.run("verify").code == 0
    again = small.run("build")
    assert again.code == 0
    assert "F511" in again.err, "what is left out is said as long as it is left out"
    assert again.out == "12 up to date; 1 warning\n"


def test_check_knows_without_a_page_what_would_refer_to_what_may_go(small: SmallProject) -> None:
    small.change("templates/one-page/layout.yaml", "captions: false", "captions: true")
    small.change(BRIEF, "partners. {#pointer}", "partners. {#pointer .core}")
    assert small.findings() == []
    small.change(BRIEF, ":::{table} partners .core", ":::{table} partners .core .optional")
    (finding,) = small.findings()
    assert (finding["code"], finding["path"], finding["line"]) == ("F106", BRIEF, 26)


def test_a_style_sheet_that_sets_large_print_small_is_found(small: SmallProject) -> None:
    small.change(
        BRIEF,
        "  - {name: background,",
        "  - {name: large, layout: one-page, audience: public, large-print: true}\n  - {name: background,",
    )
    assert small.run("build", "build/small/ru/large.pdf", "build/small/ru/large.docx").code == 0
    assert small.run("verify", "build/small/ru/large.pdf", "build/small/ru/large.docx").code == 0
    css = small.read("templates/one-page/print.css")
    small.write("templates/one-page/print.css", css + "p.body { font-size: 12pt; }")
    outcome = small.run("build", "--json", "build/small/ru/large.pdf")
    (artifact,) = outcome.json["artifacts"]
    (finding,) = artifact["findings"]
    assert (finding["code"], finding["path"]) == ("F513", "content/small/translations/ru.po")
    assert finding["message"] == "small/ru/large: `trade/growth` has type of 12 pt"


def test_lines_of_word_stand_as_close_as_the_layout_allows(english: Callable[[int], OutputFitter]) -> None:
    """However loose print is: Word needs more room for the same text, and nobody can count its pages beforehand."""
    fitter = english(20)
    fit = fitter.fit("en")
    assert fit.composition.bounds.leading[0] < fit.scale.leading
    said = fitter._compose("en", frozenset()).stylesheet.role("body")
    in_word = word_stylesheet(fit.composition).role("body")
    assert in_word.leading == pytest.approx(said.leading * fit.composition.bounds.leading[0], abs=0.002)
    assert in_word.size == pytest.approx(said.size, abs=0.02)
