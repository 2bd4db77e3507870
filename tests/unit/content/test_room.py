"""What may go, and what may come: found with its class wherever it stands, and taken out with what only held it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.content.model import Brief, CalloutBlock, SubheadingBlock
from briefpress.content.room import OPTIONAL, WHEN_ROOM, marked_parts, without
from briefpress.content.walking import body_segments

if TYPE_CHECKING:
    from conftest import Project


def addresses(brief: Brief) -> set[str]:
    return {segment.address for segment in body_segments(brief)}


MARKS = [
    ("{#growth .core}", "{#growth .core .optional}", "trade/growth"),
    ("{#one .core}", "{#one .core .optional}", "trade/one"),
    (":::{callout} watch", ":::{callout} watch .optional", "watch"),
    ("{#next}", "{#next .optional}", "watch/next"),
    (":::{quotation} q1", ":::{quotation} q1 .optional", "q1"),
    (":::{figures} headline", ":::{figures} headline .optional", "headline"),
    ("{#trade kind=evidence}", "{#trade .optional kind=evidence}", "trade"),
]


@pytest.mark.parametrize(("old", "new", "address"), MARKS, ids=[address for _, _, address in MARKS])
def test_a_part_is_found_by_its_class_and_taken_out_with_its_texts(
    project: Project, old: str, new: str, address: str
) -> None:
    whole = project.load()
    project.change(old, new)
    brief = project.load()
    (part,) = marked_parts(brief, OPTIONAL)
    assert part.address == address
    assert part.location.line
    assert addresses(whole) - addresses(without(brief, {address})) >= part.texts
    assert part.texts


def test_parts_are_found_in_reading_order_by_their_class_alone(project: Project) -> None:
    project.change("{#standfirst}", "{#standfirst .when-room}")
    project.change("{#growth .core}", "{#growth .optional}")
    project.change("{#two .internal}", "{#two .optional}")
    brief = project.load()
    assert [part.address for part in marked_parts(brief, OPTIONAL)] == ["trade/growth", "trade/two"]
    assert [part.address for part in marked_parts(brief, WHEN_ROOM)] == ["standfirst"]


def test_without_nothing_is_the_brief_itself(project: Project) -> None:
    brief = project.load()
    assert without(brief, ()) is brief


def test_a_box_goes_with_the_last_of_what_is_in_it(project: Project) -> None:
    thinner = without(project.load(), {"watch/next"})
    assert not [block for section in thinner.sections for block in section.blocks if isinstance(block, CalloutBlock)]


def test_a_heading_goes_with_the_last_of_what_stood_under_it(project: Project) -> None:
    project.change("{#growth .core}", "{#growth .core}\n\n### Alone {#alone}\n\nUnder it. {#under}")
    brief = project.load()
    headings = [b.id for b in without(brief, {"trade/under"}).sections[0].blocks if isinstance(b, SubheadingBlock)]
    assert headings == ["details"]
    kept = [b.id for b in without(brief, {"trade/growth"}).sections[0].blocks if isinstance(b, SubheadingBlock)]
    assert kept == ["alone", "details"]


def test_a_section_goes_with_the_last_of_its_blocks(project: Project) -> None:
    brief = project.load()
    everything = {part for segment in brief.sections[0].blocks for part in (segment.id,) if part}
    texts = {str(segment.address) for segment in body_segments(brief) if str(segment.address).startswith("trade/")}
    assert "trade" not in [section.id for section in without(brief, everything | texts - {"trade/title"}).sections]
