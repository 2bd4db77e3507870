"""What an output leaves out is one decision for all its languages; the scale of type is one for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.leaves import leaves_of
from briefpress.findings import FindingsError, Severity
from briefpress.fitting.fitter import Fit, OutputFitter
from briefpress.fitting.scales import Fullness
from briefpress.rendering import Composition

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"


class Pages:
    """Lays nothing out: the page of a language has so many lines; a leaf takes one, less where leading is tighter."""

    def __init__(self, **room: int) -> None:
        self.room = room
        self.measured: list[str] = []
        self.leading: dict[str, float] = {}

    def __call__(self, composition: Composition) -> Fullness:
        self.measured.append(composition.document.properties.identifier)
        language = composition.document.language.partition("-")[0]
        leading = composition.stylesheet.role("body").leading
        said = self.leading.setdefault(language, leading)  # what the layout says is measured first
        length = round(len(list(leaves_of(composition.document))) * leading / said, 6)
        room = self.room[language]
        return Fullness(1, room - length) if length <= room else Fullness(2, 0)


@pytest.fixture
def fitter(small: SmallProject) -> Callable[[Pages], OutputFitter]:
    def make(pages: Pages) -> OutputFitter:
        brief = load_brief(small.root / "content/small", small.root)
        output = brief.output("one-page")
        assert output is not None
        return OutputFitter(small.root, brief, output, pages)

    return make


def printed(fit: Fit) -> set[str]:
    return {str(leaf.address) for leaf in leaves_of(fit.composition.document)}


MakeFitter = Callable[[Pages], OutputFitter]


@pytest.fixture
def lines(fitter: MakeFitter) -> dict[str, int]:
    """How many leaves the one-page brief has in each language as it stands."""
    fits = {language: fitter(Pages(**{language: 999})).fit(language) for language in ("en", "zh", "ru")}
    return {language: len(list(leaves_of(fit.composition.document))) for language, fit in fits.items()}


def test_without_marks_no_language_waits_for_another(fitter: MakeFitter) -> None:
    pages = Pages(en=99)
    fitter(pages).fit("en")
    assert set(pages.measured) == {"small/en/one-page"}


def test_optional_text_stays_where_all_languages_have_room(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    small.change(BRIEF, "{#growth .core}", "{#growth .core .optional}")
    fit = fitter(Pages(**lines)).fit("zh")
    assert "trade/growth" in printed(fit)
    assert (fit.left_out, fit.notices) == ((), ())


def test_optional_text_goes_from_all_languages_where_one_has_no_room(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    small.change(BRIEF, "{#growth .core}", "{#growth .core .optional}")
    tight = lines | {"ru": lines["ru"] - 3}
    for language in ("en", "zh", "ru"):
        fit = fitter(Pages(**tight)).fit(language)
        assert "trade/growth" not in printed(fit)
        assert fit.left_out == ("trade/growth",)
        (notice,) = fit.notices
        assert (notice.code, notice.severity) == ("F511", Severity.WARNING)
        assert notice.message == (
            "small/one-page: `trade/growth` is left out in all languages; there is no room for it in ru"
        )
        assert (str(notice.location.path), notice.location.line) == (BRIEF, 23)


def test_type_moves_before_optional_text_goes(small: SmallProject, fitter: MakeFitter, lines: dict[str, int]) -> None:
    small.change(BRIEF, "{#growth .core}", "{#growth .core .optional}")
    fit = fitter(Pages(**lines | {"ru": lines["ru"] - 1})).fit("ru")
    assert "trade/growth" in printed(fit)
    assert fit.scale.leading < 1
    assert fit.notices == ()


def test_the_last_optional_text_goes_first_and_no_more_than_must(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    small.change(BRIEF, "{#standfirst}", "{#standfirst .optional}")
    small.change(BRIEF, ":::{table} partners .core", ":::{table} partners .core .optional")
    fit = fitter(Pages(**lines | {"ru": lines["ru"] - 5})).fit("en")
    assert fit.left_out == ("partners",)
    assert "standfirst" in printed(fit)
    fit = fitter(Pages(**lines | {"en": lines["en"] - 11, "zh": lines["zh"] - 11})).fit("en")
    assert fit.left_out == ("partners", "standfirst")
    assert [notice.message.rpartition(" in ")[2] for notice in fit.notices] == ["en and zh", "en and zh"]


def test_optional_text_that_an_output_does_not_print_is_not_reported(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    small.change(BRIEF, "{#pointer}", "{#pointer .optional}")
    with pytest.raises(FindingsError):
        fitter(Pages(**lines | {"ru": 3})).fit("ru")
    assert fitter(Pages(**lines | {"ru": 3})).fit("en").notices == ()


def test_text_waits_for_room_in_all_languages(small: SmallProject, fitter: MakeFitter, lines: dict[str, int]) -> None:
    small.change(BRIEF, "{#growth .core}", "{#growth .when-room}")
    fit = fitter(Pages(**lines)).fit("en")
    assert "trade/growth" in printed(fit)
    assert fit.left_out == ()
    for language in ("en", "ru"):
        fit = fitter(Pages(**lines | {"ru": lines["ru"] - 1})).fit(language)
        assert "trade/growth" not in printed(fit)
        assert fit.left_out == ("trade/growth",)
        assert fit.scale.leading == 1, "nothing is made smaller for the sake of what only waits for room"


def test_text_that_waits_comes_in_in_its_order(small: SmallProject, fitter: MakeFitter, lines: dict[str, int]) -> None:
    small.change(BRIEF, "{#standfirst}", "{#standfirst .when-room}")
    small.change(BRIEF, ":::{table} partners .core", ":::{table} partners .when-room")
    assert fitter(Pages(**lines | {"zh": lines["zh"] - 1})).fit("en").left_out == ("partners",)


def test_where_there_are_pages_enough_all_that_waits_is_printed(small: SmallProject, fitter: MakeFitter) -> None:
    small.change(BRIEF, "{#growth .core}", "{#growth .when-room}")
    brief = load_brief(small.root / "content/small", small.root)
    output = brief.output("background")
    assert output is not None
    fit = OutputFitter(small.root, brief, output, Pages(en=999)).fit("en")
    assert "trade/growth" in printed(fit)
    assert fit.fullness is None


def test_a_language_that_is_not_translated_has_no_say(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    small.change(BRIEF, "{#growth .core}", "{#growth .core .optional}")
    (small.root / "content/small/translations/ru.po").unlink()
    fit = fitter(Pages(**lines | {"ru": 1})).fit("en")
    assert fit.left_out == ()


def test_what_refers_to_a_part_that_must_go_is_named(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    small.change("templates/one-page/layout.yaml", "captions: false", "captions: true")
    small.change(
        BRIEF, "[#partners] shows the partners. {#pointer}", "[#partners] shows the partners. {#pointer .core}"
    )
    small.change(BRIEF, ":::{table} partners .core", ":::{table} partners .core .optional")
    with pytest.raises(FindingsError) as caught:
        fitter(Pages(**lines | {"en": lines["en"] - 3})).fit("en")
    assert {finding.code for finding in caught.value.findings} == {"F106"}


def test_a_page_left_half_empty_is_a_notice(small: SmallProject, fitter: MakeFitter, lines: dict[str, int]) -> None:
    small.change("templates/one-page/layout.yaml", "empty: 297", "empty: 3")
    fit = fitter(Pages(en=lines["en"] + 9)).fit("en")
    (notice,) = fit.notices
    assert (notice.code, notice.severity, notice.location.line) == ("F512", Severity.WARNING, 8)
    assert fit.scale.leading == 1.05, "type grows first, as far as it may"


def test_pages_that_are_not_used_are_a_notice_unless_the_layout_says_any(
    small: SmallProject, fitter: MakeFitter, lines: dict[str, int]
) -> None:
    layout = "templates/one-page/layout.yaml"
    small.change(layout, "pages: 1", "pages: 2")
    small.change(layout, "empty: 297", "empty: 25")
    (notice,) = fitter(Pages(**lines)).fit("en").notices
    assert notice.code == "F512"
    assert "takes 1 of 2 pages" in notice.message
    small.change(layout, "empty: 25", "empty: any")
    assert fitter(Pages(**lines)).fit("en").notices == ()
