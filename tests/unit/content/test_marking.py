"""Classifications: what the office has, what a brief and its parts say, and what that keeps from the public."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefpress.content.audience import cut
from briefpress.content.classification import classifications
from briefpress.content.moments import read_moment
from briefpress.locations import SegmentAddress

if TYPE_CHECKING:
    from conftest import Project

MARKING = """\
classifications:
  - {id: public, name: Public, mark: P}
  - {id: official, name: Official, mark: O}
  - {id: internal, name: Internal, mark: I}
  - {id: secret, name: Secret}
default: official
public: official
"""
BRIEF = "content/alpha/brief.md"
OFFICE = "content/shared/marking.yaml"


@pytest.fixture
def marked(project: Project) -> Project:
    """The project of an office that marks what it prints."""
    project.write(OFFICE, MARKING)
    return project


def tier_of(project: Project, address: str) -> str:
    return classifications(project.load())[SegmentAddress(address)]


def test_an_office_without_the_file_marks_nothing(project: Project) -> None:
    brief = project.load()
    assert (brief.classification, classifications(brief)) == ("", {})


def test_the_order_of_the_file_is_the_order_of_classifications(marked: Project) -> None:
    tiers = marked.load().shared.tiers
    assert tiers.ids == ("public", "official", "internal", "secret")
    assert tiers.highest(["official", "secret", "public", "unknown"]) == "secret"
    assert [tier for tier in tiers.ids if tiers.is_public(tier)] == ["public", "official"]


def test_names_and_marks_are_texts_to_translate(marked: Project) -> None:
    texts = {segment.address: segment.text for segment in marked.load().shared.segments()}
    assert texts["shared/marking/internal/name"] == "Internal"
    assert texts["shared/marking/internal/mark"] == "I"
    assert "shared/marking/secret/mark" not in texts


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("default: official", "default: open", "`default` is none of the classifications"),
        ("public: official\n", "public: open\n", "`public` is none of the classifications"),
        ("id: secret", "id: public", "a classification stands twice"),
    ],
)
def test_an_office_whose_file_contradicts_itself_is_told_so(marked: Project, old: str, new: str, words: str) -> None:
    marked.change(old, new, OFFICE)
    (found,) = [finding for finding in marked.findings() if finding.code == "F004"]
    assert words in found.message
    assert str(found.location.path) == OFFICE


def test_what_says_nothing_has_the_classification_of_the_brief(marked: Project) -> None:
    assert tier_of(marked, "trade/growth") == "official"
    marked.change("outputs:\n", "marking: {classification: public}\noutputs:\n")
    assert {tier_of(marked, address) for address in ("title", "trade/title", "trade/one", "note/mirror")} == {"public"}


def test_a_part_has_its_own_classification_else_that_of_what_it_stands_in(marked: Project) -> None:
    marked.change("{#trade kind=evidence}", "{#trade kind=evidence classification=public}")
    marked.change("{#growth .core}", "{#growth .core classification=secret}")
    found = classifications(marked.load())
    expected = {"trade/title": "public", "trade/growth": "secret", "trade/one": "public", "watch/next": "public"}
    assert {address: found[SegmentAddress(address)] for address in expected} == expected


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        ("{#trade kind=evidence}", "{#trade kind=evidence classification=secret}", "trade/two"),
        ("- One {#one .core}", "- One {#one .core classification=secret}", "trade/inner"),
        (":::{callout} watch role=watch", ":::{callout} watch role=watch classification=secret", "watch/next"),
    ],
)
def test_nothing_is_lower_than_what_it_stands_in(marked: Project, old: str, new: str, address: str) -> None:
    marked.change(old, new)
    if address == "watch/next":
        marked.change("{#next}", "{#next classification=public}")
    elif address == "trade/two":
        marked.change("{#two .internal}", "{#two classification=public}")
    else:
        marked.change("{#inner .internal}", "{#inner classification=public}")
    assert tier_of(marked, address) == "secret"


def test_what_is_internal_is_what_no_public_output_may_show(marked: Project) -> None:
    assert tier_of(marked, "trade/differ") == "internal"
    assert tier_of(marked, "handling/us") == "internal"
    marked.change("{#differ .internal}", "{#differ .internal classification=public}")
    assert tier_of(marked, "trade/differ") == "internal"


@pytest.mark.parametrize(
    ("old", "new", "secret"),
    [
        ("{#growth .core}", "{#growth .core classification=internal}", "It grew fast"),
        ("{#standfirst}", "{#standfirst classification=secret}", "Trade rose to"),
        ("{#one .core}", "{#one .core classification=internal}", "One"),
        (":::{quotation} q1", ":::{quotation} q1 classification=internal", "We are content"),
        (":::{image} map", ":::{image} map classification=secret", "A map."),
        (":::{chart} by-country-chart", ":::{chart} by-country-chart classification=secret", "Kazakhstan leads"),
        (":::{callout} watch", ":::{callout} watch classification=internal", "What to watch"),
        (":::{figures} headline", ":::{figures} headline classification=internal", "total trade"),
        ("### Details {#details}", "### Details {#details classification=secret}", "Details"),
    ],
)
def test_what_is_classified_above_the_public_never_reaches_it(marked: Project, old: str, new: str, secret: str) -> None:
    assert secret in repr(cut(marked.load(), "public"))
    marked.change(old, new)
    assert secret not in repr(cut(marked.load(), "public"))
    assert secret in repr(cut(marked.load(), "internal"))


def test_a_note_above_the_public_may_not_be_referred_to_by_public_text(marked: Project) -> None:
    marked.change("[^mirror]: Statistics differ.", "[^mirror]: Statistics differ. {classification=internal}")
    assert [finding.code for finding in marked.findings()] == ["F106"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{#growth .core}", "{#growth classification=secrets}"),
        ("{#one .core}", "{#one classification=secrets}"),
        ("{#trade kind=evidence}", "{#trade kind=evidence classification=secrets}"),
        (":::{image} map", ":::{image} map classification=secrets"),
        ("[^mirror]: Statistics differ.", "[^mirror]: Statistics differ. {classification=secrets}"),
    ],
)
def test_a_classification_that_the_office_does_not_have_is_found(marked: Project, old: str, new: str) -> None:
    marked.change(old, new)
    (found,) = marked.findings()
    assert (found.code, found.found, found.help) == (
        "F108",
        "classification=secrets",
        "did you mean classification=secret?",
    )
    assert found.expected.startswith("classification=public, classification=official")


def test_without_the_file_a_classification_is_a_finding_that_names_it(project: Project) -> None:
    project.change("{#growth .core}", "{#growth classification=secret}")
    project.change("outputs:\n", "marking: {classification: secret}\noutputs:\n")
    assert {(finding.code, finding.message) for finding in project.findings()} == {
        ("F108", "this office has no classifications"),
        ("F004", "this office has no classifications"),
    }
    assert all(OFFICE in finding.expected for finding in project.findings())


def test_a_section_with_a_classification_needs_its_kind_all_the_same(marked: Project) -> None:
    marked.change("{#trade kind=evidence}", "{#trade classification=public}")
    assert [(finding.code, finding.message) for finding in marked.findings()] == [("F108", "this section has no kind")]


def test_what_cannot_be_classified_alone_says_so(marked: Project) -> None:
    marked.change("# What to watch", "# What to watch {classification=secret}")
    marked.change("Ministry of Commerce\n", "Ministry of Commerce {classification=secret}\n")
    assert [(finding.code, finding.message) for finding in marked.findings()] == [
        ("F108", "this block has no such key"),
        ("F108", "this block has no such key"),
    ]


def test_a_brief_above_the_public_has_no_public_output(marked: Project) -> None:
    marked.change("outputs:\n", "marking: {classification: secret}\noutputs:\n")
    (found,) = marked.findings()
    assert (found.code, found.location.line) == ("F109", 9)
    assert found.message == "the brief is secret, and the output one-page is public"


def test_who_gets_a_brief_and_how_to_handle_it_is_not_for_the_public(marked: Project) -> None:
    marking = 'marking: {caveat: "Hush", version: 2.1, status: draft, distribution: {one: "Her office", two: "His"}}\n'
    marked.change("outputs:\n", marking + "outputs:\n")
    brief = marked.load()
    assert brief.caveat is not None
    assert (brief.caveat.text, brief.version, brief.is_draft) == ("Hush", "2.1", True)
    assert [(who.address, who.text) for who in brief.distribution] == [
        ("distribution/one", "Her office"),
        ("distribution/two", "His"),
    ]
    public = cut(brief, "public")
    assert (public.version, public.is_draft) == ("2.1", True)
    assert not {"Hush", "Her office", "His"} & {segment.text for segment in public.segments.values()}
    assert (public.caveat, public.distribution) == (None, ())


@pytest.mark.parametrize("marking", ["{version: {}}", "{version: a b}", "{status: almost}", "{distribution: [a]}"])
def test_a_marking_of_another_form_is_refused(marked: Project, marking: str) -> None:
    marked.change("outputs:\n", f"marking: {marking}\noutputs:\n")
    assert "F004" in {finding.code for finding in marked.findings()}


def test_an_embargo_is_a_moment_in_its_zone(project: Project) -> None:
    project.change("outputs:\n", 'embargo: "2022-01-20 15:00 Asia/Shanghai"\noutputs:\n')
    embargo = project.load().embargo
    assert embargo == datetime.datetime(2022, 1, 20, 7, tzinfo=datetime.UTC)
    assert embargo is not None
    assert embargo.tzinfo == ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("embargo", "words"),
    [
        ("2022-03-27 02:30 Europe/Paris", "never show 02:30 on 2022-03-27"),
        ("2022-10-30 02:30 Europe/Paris", "show 02:30 twice on 2022-10-30"),
        ("2011-12-30 12:00 Pacific/Apia", "never show 12:00"),
        ("2022-02-30 15:00 UTC", "not a day of the calendar"),
        ("2022-01-20 24:00 UTC", "not a day of the calendar"),
        ("2022-01-20 15:60 UTC", "not a day of the calendar"),
        ("2022-01-20 15:00 Asia/Nowhere", "not a time zone"),
        ("2022-01-20 15:00 ../../etc/passwd", "not a time zone"),
        ("2022-01-20 15:00", "not a moment"),
        ("2022-01-20T15:00 UTC", "not a moment"),
        ("٢٠٢٢-٠١-٢٠ ١٥:٠٠ UTC", "not a moment"),
    ],
)
def test_a_moment_that_nobody_could_name_is_refused(project: Project, embargo: str, words: str) -> None:
    project.change("outputs:\n", f'embargo: "{embargo}"\noutputs:\n')
    (found,) = project.findings()
    assert (found.code, found.location.line) == ("F004", 7)
    assert words in found.message


@pytest.mark.parametrize("text", ["2022-03-27 01:59 Europe/Paris", "2022-03-27 03:00 Europe/Paris"])
def test_the_minutes_beside_a_gap_are_there(text: str) -> None:
    assert f"{read_moment(text):%H:%M}" in text
