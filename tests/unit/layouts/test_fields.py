"""Fields that print what the front matter, the office and a question say, in the words of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.inlines import plain_text
from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import Citation, Field
from briefpress.findings import FindingsError
from briefpress.rendering import compose_output

if TYPE_CHECKING:
    from conftest import SmallProject

BRIEF = "content/small/brief.md"
BODY = "templates/plain/body.html.j2"
QUESTIONS = """
## Does it grow? {#q-grow kind=question cleared-by=press-office cleared-until=2027-01-31}

It grows. {#grow-line role=line-to-take}

## Does it last? {#q-last kind=question}

We shall see. {#last-line role=line-to-take}
"""
OFFICE = """\
place: "Beijing"
contacts:
  press: {office-hours: "press@a.example", out-of-hours: "duty@a.example"}
"""


@pytest.fixture
def office(small: SmallProject) -> SmallProject:
    """The small project in English, with a layout of one line, an office that says all, and two questions."""
    small.write(BRIEF, small.read(BRIEF).replace("languages: [zh, ru]\n", "next-release: 2023-01-18\n") + QUESTIONS)
    small.change(BRIEF, "outputs:\n", "outputs:\n  - {name: plain, layout: plain, audience: internal}\n")
    small.write("content/shared/office.yaml", small.read("content/shared/office.yaml") + OFFICE)
    small.write(
        "content/shared/names.yaml", small.read("content/shared/names.yaml") + "offices: {press-office: Press Office}\n"
    )
    small.write("templates/plain/layout.yaml", "name: Plain\npage: {margins: {top: 9, right: 9, bottom: 9, left: 9}}\n")
    return small


def printed(project: SmallProject, line: str) -> list[tuple[str, str]]:
    """Address and text of every leaf that ``line`` prints."""
    leaves = composed(project, line)
    return [(str(address), text) for address, text, _ in leaves]


def composed(project: SmallProject, line: str) -> list[tuple[str | None, str, tuple[object, ...]]]:
    project.write(BODY, f'{{% from "shared/page.html.j2" import contacts_of %}}<document>\n{line}\n</document>')
    brief = load_brief(project.root / "content/small", project.root)
    output = brief.output("plain")
    assert output is not None
    document = compose_output(project.root, brief, "en", output).document
    leaves = leaves_of(document, running=True)
    return [
        (leaf.address, plain_text(leaf.children), leaf.children)
        for leaf in leaves
        if not str(leaf.address).startswith("field/marking")  # which no layout can leave out
    ]


def test_a_dateline_has_place_and_date(office: SmallProject) -> None:
    line = '<p data-field="dateline"/>'
    assert printed(office, line) == [("field/dateline", "Beijing, 20\u00a0January\u00a02022")]
    office.change(BRIEF, "edition:", "place: Astana\nedition:")
    assert printed(office, line) == [("field/dateline", "Astana, 20\u00a0January\u00a02022")]


def test_without_a_place_the_dateline_is_the_date(office: SmallProject) -> None:
    office.change("content/shared/office.yaml", 'place: "Beijing"\n', "")
    assert printed(office, '<p data-field="dateline"/>') == [("field/dateline", "20\u00a0January\u00a02022")]


def test_a_release_line_says_from_when_on_it_may_be_used(office: SmallProject) -> None:
    line = '<p data-field="release"/>'
    assert printed(office, line) == [("field/release", "For immediate release")]
    office.change(BRIEF, "edition:", 'embargo: "2022-01-21 09:30 Asia/Shanghai"\nedition:')
    ((address, text),) = printed(office, line)
    assert address == "field/release"
    for part in ("Embargoed until", "21\u00a0January\u00a02022", "09:30", "UTC+8"):
        assert part in text


def test_the_next_release_is_told_where_it_is_known(office: SmallProject) -> None:
    line = '<p data-field="next-release"/>'
    assert printed(office, line) == [("field/next-release", "Next release: 18\u00a0January\u00a02023")]
    office.change(BRIEF, "next-release: 2023-01-18\n", "")
    assert printed(office, line) == []


def test_the_head_of_a_page_has_the_short_title_or_else_the_title(office: SmallProject) -> None:
    line = '<p data-field="short-title"/>'
    ((address, title),) = printed(office, line)
    assert (address, [title]) == ("field/short-title", [text for _, text in printed(office, '<p data-field="title"/>')])
    office.change(BRIEF, "edition:", "short-title: Trade\nedition:")
    assert printed(office, line) == [("field/short-title", "Trade")]


def test_the_number_of_a_card_is_that_of_its_page(office: SmallProject) -> None:
    ((address, text, inlines),) = composed(office, '<area name="head"><p data-field="card-of"/></area>')
    assert (address, text) == ("field/card-of", " of\u00a0")
    assert [inline.kind for inline in inlines if isinstance(inline, Field)] == ["page", "pages"]


def test_a_question_says_who_cleared_it_or_that_nobody_has(office: SmallProject) -> None:
    lines = '<p data-field="clearance" data-of="q-grow"/><p data-field="clearance" data-of="q-last"/>'
    assert printed(office, lines) == [
        ("field/clearance/q-grow", "Cleared by Press Office, valid until 31\u00a0January\u00a02027"),
        ("field/clearance/q-last", "Not yet cleared"),
    ]


def test_a_public_output_does_not_say_who_cleared_a_line_nor_that_nobody_has(office: SmallProject) -> None:
    office.change(BRIEF, "layout: plain, audience: internal", "layout: plain, audience: public")
    lines = '<p data-field="clearance" data-of="q-grow"/><p data-field="clearance" data-of="q-last"/>'
    assert printed(office, lines) == []


def test_contacts_stand_under_their_hours(office: SmallProject) -> None:
    assert printed(office, '{{ contacts_of(brief, "press", "press-contact") }}') == [
        ("label/press-contact", "Press contact"),
        ("label/office-hours", "Office hours"),
        ("shared/office/contacts/press/office-hours", "press@a.example"),
        ("label/out-of-hours", "Out of\u00a0hours"),
        ("shared/office/contacts/press/out-of-hours", "duty@a.example"),
    ]
    assert printed(office, '{{ contacts_of(brief, "parking", "contact") }}') == []


def test_a_figure_says_who_published_it(office: SmallProject) -> None:
    ((address, text, inlines), *_) = composed(office, '<p data-figure="trade-2021" data-form="source"/>')
    assert (address, text) == ("figure/trade-2021/source", "Customs Office\u00a0[1]")
    assert [inline.ids for inline in inlines if isinstance(inline, Citation)] == [("customs",)]


def test_a_computed_figure_names_what_it_was_computed_from(office: SmallProject) -> None:
    ((address, text, _), *_) = composed(office, '<p data-figure="growth" data-form="source"/>')
    assert (address, text) == ("figure/growth/source", "Customs Office\u00a0[1]")


@pytest.mark.parametrize(
    ("line", "message", "help_text"),
    [
        (
            '<p data-field="clearance" data-of="q-gro"/>',
            "the brief has no section «q-gro»",
            "did you mean «q-grow»?",
        ),
        ('<p data-field="clearance"/>', "the brief has no section «»", ""),
        ('<p data-label="contents" data-of="q-grow"/>', "only a field is of a section", ""),
        ('<p data-field="datelin"/>', "there is no field «datelin»", "did you mean «dateline»?"),
    ],
)
def test_what_is_not_there_is_found_in_the_template(
    office: SmallProject, line: str, message: str, help_text: str
) -> None:
    with pytest.raises(FindingsError) as caught:
        composed(office, line)
    (found,) = caught.value.findings
    assert (found.message, found.help, f"{found.location.path}:{found.location.line}") == (
        message,
        help_text,
        f"{BODY}:2",
    )
