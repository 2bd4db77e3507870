"""A cue card has at most four points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"


def card(points: int, kind: str = "points") -> str:
    return f"\n## A card {{#card .internal kind={kind}}}\n\n" + "".join(
        f"- Point. {{#point-{name}}}\n" for name in "abcdefgh"[:points]
    )


def found(project: SmallProject, text: str) -> list[tuple[str, str, int]]:
    project.write(BRIEF, project.read(BRIEF).replace("languages: [zh, ru]\n", "") + text)
    return [(finding["code"], finding["path"], finding["line"]) for finding in project.findings()]


def test_four_points_are_a_card(small: SmallProject) -> None:
    assert found(small, card(4)) == []


def test_the_fifth_point_is_found_where_it_stands(small: SmallProject) -> None:
    findings = found(small, card(6))
    lines = small.read(BRIEF).splitlines()
    assert findings == [("F111", BRIEF, lines.index("- Point. {#point-e}") + 1)]


def test_points_of_two_lists_are_points_of_one_card(small: SmallProject) -> None:
    findings = found(small, card(3) + "\nAnd then: {#then}\n\n- One. {#one}\n- Two. {#two}\n")
    lines = small.read(BRIEF).splitlines()
    assert findings == [("F111", BRIEF, lines.index("- Two. {#two}") + 1)]


def test_other_sections_may_have_as_many_items_as_they_like(small: SmallProject) -> None:
    assert found(small, card(6, "background")) == []
