"""What a voice says of a run: for which characters of it, counted without what lines gain and lose."""

from __future__ import annotations

import pytest

from briefpress.document.nodes import Citation, Inline, Mark, MarkKind, NoteReference, Strong, Text, Value
from briefpress.document.speech import Expansion, expansions, ink, spoken_text

AMOUNT = Value("a", "", "USD\u00a050.1\u00a0billion", "50.1 billion US dollars")


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ((AMOUNT,), (0, 14)),
        ((Text("It is "), AMOUNT), (4, 18)),
        ((Text("It is "), Strong((Text("not"), AMOUNT))), (7, 21)),
        ((Mark("(O) "), NoteReference("n", 1), Citation(("s",), (12,)), AMOUNT), (7, 21)),
        ((Text("a\u2060b\u00adc\u200e "), AMOUNT), (3, 17)),
    ],
)
def test_an_expansion_is_counted_in_ink(run: tuple[Inline, ...], found: tuple[int, int]) -> None:
    assert expansions(run) == (Expansion(*found, "50.1 billion US dollars"),)


@pytest.mark.parametrize("spoken", ["", "50.1 billion", "50.1\u00a0billion"])
def test_what_is_read_as_it_is_printed_needs_no_expansion(spoken: str) -> None:
    assert expansions((Value("a", "", "50.1\u00a0billion", spoken),)) == ()


def test_ink_is_all_that_a_line_break_leaves_alone() -> None:
    assert ink("COVID-19, \u20605\u00a0%\n中亚\u200b ا\u200fب") == "COVID-19,5%中亚اب"


def test_a_run_as_a_voice_reads_it() -> None:
    run = (
        Mark("[Not translated] ", MarkKind.NOT_TRANSLATED, "Not translated: "),
        Text("Up "),
        Strong((Value("g", "signed", "+12.1%", "plus 12.1 per cent"),)),
        Text(" on "),
        Value("y", text="2024"),
    )
    assert spoken_text(run) == "Not translated: Up plus 12.1 per cent on 2024"
