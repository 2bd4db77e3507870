"""What counts as the same text, and what a finding says of texts that are not."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from briefpress.document.leaves import Leaf
from briefpress.document.nodes import Text, Value
from briefpress.findings import Finding
from briefpress.locations import SegmentAddress, SourceLocation
from briefpress.verification.comparison import (
    FinishedText,
    comparable,
    compare_leaves,
    compare_order,
    reads_as,
)

FILE = SourceLocation(PurePosixPath("build/x.pdf"))
A = SegmentAddress("a")
SHY = "\u00ad"


def leaf(*inlines: Text | Value | str, address: SegmentAddress = A, repeats: bool = False) -> Leaf:
    runs = tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines)
    return Leaf(address, runs, repeats)


def compared(leaves: list[Leaf], **texts: tuple[str, ...]) -> list[Finding]:
    keys = {found.address: str(found.address) for found in leaves if found.address}
    return list(compare_leaves(leaves, keys, FinishedText(texts, ()), FILE))


@pytest.mark.parametrize(
    "spaced",
    ["1\u00a0000 млрд", "1\u202f000\nмлрд", "1000млрд", "1\u2060000\u200b млрд\ufeff", "\u200e1000 млрд\u200f"],
)
def test_spaces_and_characters_of_no_width_do_not_count(spaced: str) -> None:
    assert comparable(spaced) == "1000млрд"


def test_the_hyphen_that_does_not_break_is_a_hyphen() -> None:
    assert comparable("2025\u2011жылы") == comparable("2025-\u2060жылы") == "2025-жылы"


def test_accents_are_the_same_however_they_are_written() -> None:
    assert comparable("Ё") == comparable("Е\u0308")


@pytest.mark.parametrize(
    ("one", "other"), [("−1.6", "1.6"), ("−1.6", "-1.6"), ("1–2", "12"), ("1.6", "1,6"), ("A", "А"), ("1", "１")]
)
def test_signs_digits_and_letters_of_other_scripts_do_count(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ("word", "word", True),
        (f"wo{SHY}rd", "word", True),
        (f"COVID{SHY}19", "COVID-19", False),
        (f"COVID-{SHY}19", "COVID-19", True),
        ("wo-rd", "word", False),
        ("word", "wo-rd", False),
        (f"wo{SHY}rd", "wo–rd", False),
        (f"wo{SHY}rd", "wo--rd", False),
        (f"wo{SHY}rt", "word", False),
        (f".{SHY}*", "ab", False),
        ("word", f"wo{SHY}rd", True),
    ],
)
def test_soft_hyphens_are_there_or_not_and_hyphens_must_be_there(found: str, wanted: str, same: bool) -> None:
    assert reads_as(found, wanted) is same


def test_the_same_text_gives_no_finding() -> None:
    assert compared([leaf("Trade ", Value("t", text="50.1"))], a=("Trade\u00a050.1",)) == []


def test_a_text_that_a_page_break_cuts_is_the_same() -> None:
    assert compared([leaf("Trade grew.")], a=("Trade", " grew.")) == []


def test_an_address_printed_twice_must_be_there_twice() -> None:
    leaves = [leaf("One"), leaf("One")]
    assert compared(leaves, a=("One", "One")) == []
    assert [found.code for found in compared(leaves, a=("One",))] == ["F602"]
    assert [found.code for found in compared(leaves[:1], a=("One", "One"))] == ["F602"]


def test_only_what_repeats_may_be_there_more_often() -> None:
    assert compared([leaf("Head", repeats=True)], a=("Head", "Head", "Head")) == []
    assert compared([leaf("Characters", repeats=True)], a=(f"Charac{SHY}ters", f"Charac{SHY}ters")) == []
    assert [found.code for found in compared([leaf("Head", repeats=True)], a=("Head", "Hea"))] == ["F602"]
    assert [found.code for found in compared([leaf("Head", repeats=True)])] == ["F602"]


def test_a_text_that_is_not_there_is_a_finding() -> None:
    (found,) = compared([leaf("Trade grew.")])
    assert (found.code, found.found, found.expected) == ("F602", "", "Tradegrew.")


def test_a_text_that_ought_not_to_be_there_is_a_finding() -> None:
    (found,) = compared([], b=("Secret",))
    assert (found.code, found.found) == ("F602", "Secret")
    assert compared([], b=(" ",)) == []


@pytest.mark.parametrize(
    "shown", ["Trade 50.2.", "Trade .", "Trade 150.1.", "Trade 50.19.", "Trade −50.1.", "Trade 50.1%."]
)
def test_a_figure_that_is_not_shown_is_named(shown: str) -> None:
    (found,) = compared([leaf("Trade ", Value("trade", text="50.1"), ".")], a=(shown,))
    assert found.code == "F603"
    assert "{trade} «50.1»" in found.message


def test_a_figure_must_be_shown_as_often_as_it_is_printed() -> None:
    value = Value("trade", text="50.1")
    assert [found.code for found in compared([leaf(value, " and ", value)], a=("50.1 and",))] == ["F603"]


def test_words_that_are_wrong_around_right_figures_are_no_fault_of_the_figures() -> None:
    assert [found.code for found in compared([leaf("Up ", Value("t", text="50.1"))], a=("Down 50.1",))] == ["F602"]


def test_order_is_that_of_the_document() -> None:
    leaves = [leaf("One", address=SegmentAddress(name)) for name in ("a", "b", "c")]
    keys = {found.address: str(found.address) for found in leaves if found.address}

    def found(*order: str) -> list[str]:
        text = FinishedText(dict.fromkeys(order, ("One",)), ())
        return [finding.message for finding in compare_order(leaves, keys, text, FILE)]

    assert found("a", "b", "c") == []
    assert found("a", "note", "c") == []
    assert found("a", "c", "b") == ["`b` stands at another place than in its document"]
