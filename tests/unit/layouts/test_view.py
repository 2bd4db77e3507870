"""What templates see: sections by kind, blocks by type and role, and the core of each."""

from __future__ import annotations

import dataclasses

import pytest

from briefpress.content.model import ContentSection
from briefpress.layouts.view import BriefView, view_of
from briefpress.localization.localize import LocalizedBrief


@pytest.fixture
def brief(localized: LocalizedBrief) -> BriefView:
    return view_of(localized.brief)


def test_sections_are_chosen_by_kind(brief: BriefView) -> None:
    assert [section.id for section in brief.sections()] == ["trade"]
    assert [section.id for section in brief.sections(kind="evidence")] == ["trade"]
    assert [section.id for section in brief.sections("next", "evidence")] == ["trade"]
    assert brief.sections(kind="question") == ()
    assert brief.sections(without=["evidence"]) == ()


def test_blocks_are_chosen_by_type_role_and_core(brief: BriefView) -> None:
    assert [block.id for block in brief.blocks("chart")] == ["by-country-chart"]
    assert [block.id for block in brief.blocks("callout", role="watch")] == ["watch"]
    assert brief.blocks("callout", role="caveat") == ()
    assert brief.blocks("chart", core=True) == ()
    assert [block.address for block in brief.blocks("paragraph", core=True)] == ["trade/growth"]


def test_the_core_of_a_section_has_its_core_blocks_and_core_items(brief: BriefView) -> None:
    (section,) = brief.all_sections
    assert [(block.type, [item.address for item in block.items]) for block in section.core] == [
        ("paragraph", []),
        ("list", ["trade/one"]),
    ]


def test_key_figures_are_names_and_addresses(brief: BriefView) -> None:
    assert [(figure.figure, figure.label, figure.note) for figure in brief.key_figures] == [
        ("trade", "headline/trade/label", "headline/trade/note"),
        ("by-country[KZ]", "headline/kz-part/label", ""),
    ]


def test_standfirsts_are_told_by_their_role(brief: BriefView) -> None:
    assert [block.address for block in brief.standfirsts()] == ["standfirst"]


def test_what_texts_refer_to_can_be_printed_beside_them(brief: BriefView) -> None:
    assert brief.all_sections[0].references == {"by-country-chart"}
    assert [(block.type, block.id) for block in brief.referred_by(brief.all_sections)] == [
        ("chart", "by-country-chart")
    ]
    assert brief.referred_by(()) == ()


def test_a_table_tells_how_many_columns_it_has(brief: BriefView) -> None:
    assert [block.columns for block in brief.blocks("table")] == [2]


def test_every_part_of_the_view_is_frozen(brief: BriefView) -> None:
    for part in (brief, brief.all_sections[0], brief.all_sections[0].blocks[0], brief.key_figures[0]):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(part, dataclasses.fields(part)[0].name, "x")


def test_a_section_without_blocks_is_empty_and_no_error(localized: LocalizedBrief) -> None:
    section = localized.brief.sections[0]
    assert isinstance(section, ContentSection)
    empty = dataclasses.replace(section, blocks=())
    (seen,) = view_of(dataclasses.replace(localized.brief, sections=(empty,))).all_sections
    assert (seen.blocks, seen.core) == ((), ())
