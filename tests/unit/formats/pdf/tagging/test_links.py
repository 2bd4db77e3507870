"""Links as a voice meets them: one for each line, and each says where it leads."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefpress.document.nodes import Document

if TYPE_CHECKING:
    from conftest import Node, Press

PageOf = Callable[..., Document]


def links_of(tree: Node) -> list[tuple[str, tuple[str, ...]]]:
    """What each link shows, and the words of its annotations."""
    return [(link.text, link.links) for link in tree.all("Link")]


def test_every_link_says_where_it_leads(press: Press, every_node: Document) -> None:
    assert links_of(press.tree(every_node)) == [
        ("1Trade", ("1 Trade",)),
        ("1.1Parts", ("1.1 Parts",)),
        ("3", ("3 Ministry.",)),
        ("Table 1", ("Table 1. Partners USD billion",)),
        ("the release", ("the release",)),
        ("2", ("2 Customs.",)),
        ("3", ("3 Ministry.",)),
        ("1", ("Mirror data differ. [3]",)),
        ("2", ("2 Customs.",)),
    ]


def test_a_link_over_two_lines_has_an_annotation_on_each(press: Press) -> None:
    tree = press.tree_of(
        press.body("<p style='width: 15mm'><a href='https://a.example'>one two three four</a></p>").data
    )
    ((_, annotations),) = links_of(tree)
    assert len(annotations) > 1
    assert set(annotations) == {"one two three four"}


def test_boxes_of_a_link_on_one_line_share_an_annotation_that_covers_all(press: Press) -> None:
    inner = "<b>one</b> two <i style='display: inline-block; width: 3cm'>three</i>"
    data = press.body(f"<p>before <a href='https://a.example'>{inner}</a> after</p>").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        left, _, right, _ = (float(value) for value in annotation.Rect)
    assert right - left > 3 / 2.54 * 72


def test_two_links_to_the_same_place_stay_two(press: Press) -> None:
    link = "<a href='https://a.example'>{}</a>"
    tree = press.tree_of(press.body(f"<p>{link.format('one')} and {link.format('two')}</p>").data)
    assert links_of(tree) == [("one", ("one",)), ("two", ("two",))]


def test_links_in_the_running_head_are_none(press: Press) -> None:
    """An artifact cannot hold a link (ISO 32000-1, 14.8.2.2)."""
    css = "@page { @top-left { content: element(head) } } .head { position: running(head) }"
    data = press.body("<div class='head'><a href='https://a.example'>x</a></div><p>y</p>", css).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Annots" not in pdf.pages[0].obj


@pytest.mark.parametrize("tag", ["p", "h2", "li"])
def test_links_of_all_kinds_of_text_are_in_the_structure(press: Press, tag: str) -> None:
    data = press.body(f"<{tag}><a href='https://a.example'>x</a></{tag}>").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        assert page.obj.Tabs == "/S"
        assert [annotation.F for annotation in page.obj.Annots] == [4]
    assert links_of(press.tree_of(data)) == [("x", ("x",))]
