"""Who cleared a question, and until when: as authors write it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from briefpress.content.audience import cut

if TYPE_CHECKING:
    from conftest import Project

QUESTION = "\n## Is it so? {#q-so kind=question cleared-by=press-office cleared-until=2027-01-31}\n\nIt is. {#line}\n"


@pytest.fixture
def asked(project: Project) -> Project:
    project.write("content/alpha/brief.md", project.read() + QUESTION)
    return project


def test_a_question_says_who_cleared_it_and_until_when(asked: Project) -> None:
    clearance = asked.load().sections[-1].clearance
    assert clearance is not None
    assert (clearance.office, clearance.until) == ("press-office", datetime.date(2027, 1, 31))
    line = asked.read().splitlines()[clearance.until_location.line - 1]
    column = clearance.until_location.column - 1
    assert line[column : column + clearance.until_location.length] == "cleared-until=2027-01-31"


def test_a_question_need_not_be_cleared(asked: Project) -> None:
    asked.change(" cleared-by=press-office cleared-until=2027-01-31", "")
    assert asked.load().sections[-1].clearance is None


def test_readers_outside_the_office_are_not_told(asked: Project) -> None:
    public = cut(asked.load(), "public")
    assert public.sections[-1].id == "q-so"
    assert public.sections[-1].clearance is None


@pytest.mark.parametrize(
    ("old", "new", "found", "message"),
    [
        (" cleared-until=2027-01-31", "", "cleared-by=press-office", "`cleared-until=` is missing"),
        (" cleared-by=press-office", "", "cleared-until=2027-01-31", "`cleared-by=` is missing"),
        ("until=2027-01-31", "until=2027-02-30", "cleared-until=2027-02-30", "not a day such as"),
        ("until=2027-01-31", "until=20270131", "cleared-until=20270131", "not a day such as"),
        ("until=2027-01-31", "until=2027-W05-1", "cleared-until=2027-W05-1", "not a day such as"),
        ("until=2027-01-31", "until=January", "cleared-until=January", "not a day such as"),
        ("kind=question", "kind=evidence", "cleared-by=press-office", "no such key"),
        ("cleared-by", "cleared", "cleared=press-office", "no such key"),
    ],
)
def test_what_is_wrong_with_it_is_found_where_it_stands(
    asked: Project, old: str, new: str, found: str, message: str
) -> None:
    asked.change(old, new)
    findings = asked.findings()
    assert findings[0].code == "F108"
    assert found in [finding.found for finding in findings]
    assert any(message in finding.message for finding in findings)
    assert all(finding.location.line == len(asked.read().splitlines()) - 2 for finding in findings)
