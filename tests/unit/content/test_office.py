"""Where an office issues its briefs and how it is reached; when the next edition comes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Project

OFFICE = "content/shared/office.yaml"
CONTACTS = """\
place: Beijing
contacts:
  press:
    out-of-hours: "[duty@a.example](mailto:duty@a.example)"
    office-hours: "[press@a.example](mailto:press@a.example), {=9:00–18:00}"
  briefings: {office-hours: desk@a.example}
"""


@pytest.fixture
def reached(project: Project) -> Project:
    project.write(OFFICE, project.read(OFFICE) + CONTACTS)
    return project


def test_place_and_contacts_are_texts_to_translate(reached: Project) -> None:
    assert {segment.address: segment.text for segment in reached.load().shared.office.segments()} == {
        "shared/office/name": "Trade Desk",
        "shared/office/place": "Beijing",
        "shared/office/contacts/press/office-hours": "[press@a.example](mailto:press@a.example), {=9:00–18:00}",
        "shared/office/contacts/press/out-of-hours": "[duty@a.example](mailto:duty@a.example)",
        "shared/office/contacts/briefings/office-hours": "desk@a.example",
    }


def test_office_hours_come_first_however_they_are_written(reached: Project) -> None:
    press = reached.load().shared.office.contacts["press"]
    assert [contact.when for contact in press] == ["office-hours", "out-of-hours"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  briefings: {office-hours: desk@a.example}", "  briefings: {out-of-hours: desk@a.example}", 9),
        ('out-of-hours: "', 'at-night: "', 7),
        ("  briefings:", "  Briefings:", 9),
        ("place: Beijing", "place: ''", 4),
    ],
)
def test_what_does_not_fit_is_found(reached: Project, old: str, new: str, line: int) -> None:
    reached.change(old, new, OFFICE)
    assert {(finding.code, finding.location.line) for finding in reached.findings()} >= {("F004", line)}


def test_a_brief_may_be_issued_elsewhere(reached: Project) -> None:
    place = reached.load().place
    assert place is not None
    assert place.address == "shared/office/place"
    reached.change("edition: 2022-01-20", "edition: 2022-01-20\nplace: Astana")
    place = reached.load().place
    assert place is not None
    assert (place.address, place.text) == ("place", "Astana")


def test_a_brief_has_a_place_only_if_somebody_says_it(project: Project) -> None:
    assert project.load().place is None


def test_a_brief_may_have_a_short_title(project: Project) -> None:
    assert project.load().short_title is None
    project.change("edition: 2022-01-20", "edition: 2022-01-20\nshort-title: Trade")
    brief = project.load()
    assert brief.short_title is not None
    assert (brief.short_title.address, brief.short_title.text) == ("short-title", "Trade")
    assert list(brief.segments)[:2] == ["title", "short-title"]


def test_the_next_release_comes_after_the_edition(project: Project) -> None:
    assert project.load().next_release is None
    project.change("edition: 2022-01-20", "edition: 2022-01-20\nnext-release: 2023-01-18")
    assert project.load().next_release == datetime.date(2023, 1, 18)
    project.change("next-release: 2023-01-18", "next-release: 2022-01-20")
    (found,) = project.findings()
    assert (found.code, found.location.line) == ("F004", 6)
    assert "not after this edition" in found.message
