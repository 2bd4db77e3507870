"""Every page is marked, whatever the layout forgets, and by what is printed on it alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.leaves import block_leaves, leaves_of
from briefpress.document.nodes import Document, Mark
from briefpress.rendering import compose_output

if TYPE_CHECKING:
    from conftest import Templates

BRIEF = """---
schema: 1
title: 'Trade grew'
language: en
edition: 2022-01-20
outputs:
  - {name: inside, layout: plain, audience: internal}
  - {name: outside, layout: plain, audience: public}
embargo: "2022-01-20 15:00 Asia/Shanghai"
marking:
  caveat: "Not for onward transmission"
  version: 2.1
  distribution: {one: "Her office", two: "His office"}
---
Open to all. {#standfirst classification=public}

## Trade {#trade kind=evidence}

Nothing special. {#plain}

Between us. {#inner classification=internal}

Ask first.[^hush] {#noted classification=internal}

Hush. {#hush classification=confidential}

- An item {#item}

:::{image} map classification=confidential
file: images/map.png
alt: A map.
title: The region
:::

[^hush]: Whispered. {classification=confidential}
"""
UNMARKED = """---
schema: 1
title: 'Trade grew'
language: en
edition: 2022-01-20
outputs: [{name: inside, layout: plain, audience: internal}]
---
Open to all. {#standfirst}
"""
HEADED = '<area name="head"><p role="head" data-field="title"/></area>'
FOOT = '<area name="foot"><group role="foot-line"><p role="foot" data-field="marking"/></group></area>'
Compose = Callable[..., Document]


@pytest.fixture
def compose_marked(templates: Templates, checkout: Path) -> Compose:
    """Composes the brief in a body, in the layout of these tests; ``change`` gives the brief another text."""
    root = templates.root
    shutil.copytree(checkout / "templates/shared", root / "templates/shared")
    shutil.copytree(checkout / "tests/fixtures/small/content/shared", root / "content/shared")
    shutil.copytree(checkout / "tests/fixtures/small/content/small/images", root / "content/marked/images")

    def composed(body: str, output: str = "inside", change: tuple[str, str] = ("", "")) -> Document:
        from briefpress.content.loader import load_brief

        assert change[0] in BRIEF
        (root / "content/marked/brief.md").write_text(BRIEF.replace(*change) if change[0] else BRIEF, "utf-8")
        templates.write("templates/plain/body.html.j2", f"<document>{body}</document>")
        brief = load_brief(root / "content/marked", root)
        wanted = brief.output(output)
        assert wanted is not None
        return compose_output(root, brief, "en", wanted).document

    return composed


def running(document: Document) -> tuple[list[str], list[str]]:
    """The lines of head and foot."""
    return tuple([plain_text(leaf.children) for leaf in block_leaves(part)] for part in (document.head, document.foot))  # type: ignore[return-value]


def segment(address: str) -> str:
    return f'<p data-segment="{address}"/>'


@pytest.mark.parametrize(
    ("body", "marking"),
    [
        ("", "OFFICIAL"),
        (segment("standfirst"), "OFFICIAL"),
        (segment("trade/inner"), "INTERNAL"),
        (segment("trade/noted"), "CONFIDENTIAL"),  # by its note
        (segment("trade/inner") + segment("trade/hush"), "CONFIDENTIAL"),
        ('<image data-image="map"/>', "CONFIDENTIAL"),
        (
            f'<section><group role="watch"><list><item>{segment("trade/hush")}</item></list></group></section>',
            "CONFIDENTIAL",
        ),
    ],
)
def test_the_marking_is_the_highest_of_what_is_printed(compose_marked: Compose, body: str, marking: str) -> None:
    document = compose_marked(body)
    assert document.marking == marking
    assert running(document) == ([f"{marking} · Not for onward transmission"], [marking])


def test_a_layout_that_places_the_marking_has_it_once(compose_marked: Compose) -> None:
    head = '<area name="head"><p role="head" data-field="marking"/></area>'
    assert running(compose_marked(head + FOOT)) == (["OFFICIAL · Not for onward transmission"], ["OFFICIAL"])


def test_a_layout_that_forgets_the_marking_has_it_above_its_head_and_below_its_foot(compose_marked: Compose) -> None:
    foot = '<area name="foot"><p role="foot" data-field="page"/></area>'
    head, feet = running(compose_marked(HEADED + foot))
    assert (head, feet[-1]) == (["OFFICIAL · Not for onward transmission", "Trade grew"], "OFFICIAL")


def test_a_public_output_says_nothing_of_handling(compose_marked: Compose) -> None:
    document = compose_marked(HEADED + FOOT + '<p data-field="distribution"/>', "outside")
    assert running(document) == (["OFFICIAL", "Trade grew"], ["OFFICIAL"])
    assert document.children == ()


def test_a_brief_that_is_a_draft_says_so_at_the_top_of_each_page_and_behind_its_text(compose_marked: Compose) -> None:
    document = compose_marked(FOOT, "outside", ("  version:", "  status: draft\n  version:"))
    assert running(document) == (["DRAFT · OFFICIAL"], ["OFFICIAL"])
    assert document.watermark == "DRAFT"
    assert document.properties.keywords == ("DRAFT", "OFFICIAL")


def test_an_office_that_marks_nothing_marks_nothing(compose_marked: Compose, templates: Templates) -> None:
    (templates.root / "content/shared/marking.yaml").unlink()
    document = compose_marked(FOOT + segment("standfirst"), change=(BRIEF, UNMARKED))
    assert (document.marking, running(document)) == ("", ([], []))


def test_embargo_version_and_distribution_are_fields(compose_marked: Compose) -> None:
    fields = ("embargo", "version", "distribution", "page-of")
    document = compose_marked("".join(f'<p data-field="{field}"/>' for field in fields))
    lines = [plain_text(leaf.children).replace("\u00a0", " ") for leaf in leaves_of(document)]
    assert lines == [
        "Embargoed until 15:00 on 20 January 2022 (UTC+8)",
        "Version 2.1",
        "Distribution: Her office; His office",
        "Version 2.1 · Page  of ",
    ]


def test_the_zone_of_the_office_has_its_name(compose_marked: Compose, templates: Templates) -> None:
    office = templates.root / "content/shared/office.yaml"
    office.write_text(office.read_text("utf-8") + 'time-zone-name: "Beijing time"\n', "utf-8")
    (leaf,) = leaves_of(compose_marked('<p data-field="embargo"/>'))
    assert "(Beijing time,\u00a0UTC+8)" in plain_text(leaf.children)
    (leaf,) = leaves_of(compose_marked('<p data-field="embargo"/>', change=("Asia/Shanghai", "Europe/Paris")))
    assert "(UTC+1)" in plain_text(leaf.children)


BODY = (
    segment("standfirst")
    + "".join(map(segment, ("trade/plain", "trade/inner", "trade/noted", "trade/hush")))
    + f'<list><item>{segment("trade/item")}</item></list><image data-image="map"/>'
    + '<h data-segment="trade/title"/><p data-label="contents"/>'
)


def test_a_layout_that_wants_marks_has_one_before_each_paragraph_item_caption_and_note(
    compose_marked: Compose, templates: Templates
) -> None:
    templates.change("templates/plain/layout.yaml", "roles:", "portion-marks: true\nroles:")
    leaves = {
        str(leaf.address): plain_text(leaf.children).replace("\u00a0", " ") for leaf in leaves_of(compose_marked(BODY))
    }
    assert leaves == {
        "standfirst": "(P) Open to all.",
        "trade/plain": "(O) Nothing special.",
        "trade/inner": "(I) Between us.",
        "trade/noted": "(I) Ask first.",
        "trade/hush": "(C) Hush.",
        "trade/item": "(O) An item",
        "map/title": "(C) The region",
        "note/hush": "(C) Whispered.",
        "trade/title": "Trade",
        "label/contents": "Contents",
    }


def test_a_layout_that_wants_no_marks_has_none(compose_marked: Compose) -> None:
    inlines = [inline for leaf in leaves_of(compose_marked(BODY)) for inline in walk_inlines(leaf.children)]
    assert not [inline for inline in inlines if isinstance(inline, Mark)]


def test_a_classification_without_a_mark_puts_none_before_its_paragraphs(
    compose_marked: Compose, templates: Templates
) -> None:
    templates.change("templates/plain/layout.yaml", "roles:", "portion-marks: true\nroles:")
    templates.change("content/shared/marking.yaml", 'name: "Official", mark: "O"', 'name: "Official"')
    leaves = [plain_text(leaf.children) for leaf in leaves_of(compose_marked(segment("trade/item")))]
    assert leaves == ["An item"]
