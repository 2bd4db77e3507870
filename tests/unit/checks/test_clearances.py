"""A line past its day stops what prints it, and nothing else; the day ends where the office is."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from briefpress.checks.clearances import first_lapse, lapsed_lines
from briefpress.content.loader import load_brief
from briefpress.content.model import Brief
from briefpress.document.nodes import Document
from briefpress.rendering import compose_output

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
QUESTIONS = """
## Does it grow? {#q-grow kind=question cleared-by=press-office cleared-until=2027-01-31}

It grows. {#grow-line role=line-to-take}

## Does it shrink? {#q-shrink .internal kind=question cleared-by=press-office cleared-until=2026-06-30}

It does not. {#shrink-line role=line-to-take}
"""
LAST_SECOND = datetime.datetime(2027, 1, 31, 15, 59, 59, tzinfo=datetime.UTC)
"""In Shanghai the 31st is over a second later."""
FIRST_SECOND = LAST_SECOND + datetime.timedelta(seconds=1)


@pytest.fixture
def asked(small: SmallProject) -> SmallProject:
    small.write(BRIEF, small.read(BRIEF).replace("languages: [zh, ru]\n", "") + QUESTIONS)
    small.write(
        "content/shared/names.yaml", small.read("content/shared/names.yaml") + "offices: {press-office: Press}\n"
    )
    return small


def composed(project: SmallProject, output: str) -> tuple[Brief, Document]:
    brief = load_brief(project.root / "content/small", project.root)
    chosen = brief.output(output)
    assert chosen is not None
    return brief, compose_output(project.root, brief, "en", chosen).document


def test_a_line_holds_until_the_end_of_its_day_where_the_office_is(asked: SmallProject) -> None:
    brief, document = composed(asked, "background")
    assert [finding.found for finding in lapsed_lines(brief, document, LAST_SECOND)] == ["2026-06-30"]
    findings = list(lapsed_lines(brief, document, FIRST_SECOND))
    assert [(finding.code, finding.found) for finding in findings] == [("F110", "2027-01-31"), ("F110", "2026-06-30")]
    assert findings[0].expected == "a day not before 2027-02-01"


def test_the_first_line_to_lapse_is_known_beforehand(asked: SmallProject) -> None:
    asked.change(BRIEF, "cleared-until=2026-06-30", "cleared-until=2028-06-30")
    assert first_lapse(*composed(asked, "background")) == FIRST_SECOND


def test_what_is_not_printed_does_not_lapse(asked: SmallProject) -> None:
    brief, document = composed(asked, "one-page")
    assert list(lapsed_lines(brief, document, FIRST_SECOND)) == []
    assert first_lapse(brief, document) is None


def test_a_public_output_knows_of_the_lines_that_it_prints(asked: SmallProject) -> None:
    asked.change(BRIEF, "layout: background, audience: internal", "layout: background, audience: public")
    found = lapsed_lines(*composed(asked, "background"), FIRST_SECOND)
    assert [finding.found for finding in found] == ["2027-01-31"]


def test_the_last_day_of_the_calendar_has_an_end(asked: SmallProject) -> None:
    asked.change(BRIEF, "2027-01-31", "9999-12-31")
    asked.change(BRIEF, "2026-06-30", "9999-12-31")
    lapse = first_lapse(*composed(asked, "background"))
    assert lapse is not None
    assert lapse.astimezone(datetime.UTC).year == 9999


def test_an_office_that_nobody_named_is_found_where_it_is_written(
    asked: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    asked.change(BRIEF, "grow kind=question cleared-by=press-office", "grow kind=question cleared-by=pres-office")
    (found,) = asked.findings()
    assert (found["code"], found["path"], found["found"]) == ("F108", BRIEF, "pres-office")
    assert found["help"] == "did you mean «press-office»?"


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


@pytest.fixture
def question_cleared(asked: SmallProject) -> SmallProject:
    asked.change(BRIEF, "cleared-until=2026-06-30", "cleared-until=2028-06-30")
    return asked


def test_check_says_what_is_past_its_day(question_cleared: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, LAST_SECOND)
    assert question_cleared.findings() == []
    at(monkeypatch, FIRST_SECOND)
    (found,) = question_cleared.findings()
    lines = question_cleared.read(BRIEF).splitlines()
    assert (found["code"], found["severity"], found["path"]) == ("F110", "error", BRIEF)
    assert lines[found["line"] - 1][found["column"] - 1 :].startswith("cleared-until=2027-01-31")


def test_a_build_fails_what_prints_a_line_past_its_day_and_builds_the_rest(
    question_cleared: SmallProject, monkeypatch: pytest.MonkeyPatch, quick_rendering: object
) -> None:
    at(monkeypatch, FIRST_SECOND)
    outcome = question_cleared.run("build")
    assert outcome.code == 1
    assert "F110" in outcome.out + outcome.err
    states = question_cleared.states()
    assert {path.rpartition("/")[2].partition(".")[0]: state for path, state in states.items()} == {
        "one-page": "up to date",
        "background": "failed",
    }


def test_a_build_with_nothing_new_notices_that_a_day_has_passed(
    question_cleared: SmallProject, monkeypatch: pytest.MonkeyPatch, quick_rendering: object
) -> None:
    at(monkeypatch, LAST_SECOND)
    assert question_cleared.run("build").code == 0
    files = question_cleared.artifacts()
    assert "up to date" in question_cleared.run("build").out
    at(monkeypatch, FIRST_SECOND)
    assert question_cleared.run("build").code == 1
    assert question_cleared.artifacts() == files


def test_the_day_of_the_build_changes_no_byte(
    question_cleared: SmallProject, monkeypatch: pytest.MonkeyPatch, quick_rendering: object
) -> None:
    contents = []
    for moment in (LAST_SECOND, LAST_SECOND - datetime.timedelta(days=300)):
        at(monkeypatch, moment)
        assert question_cleared.run("build").code == 0
        contents.append(question_cleared.artifacts())
        for path in contents[-1]:
            (question_cleared.root / path).unlink()
    assert contents[0] == contents[1]
