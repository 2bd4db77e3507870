"""Every fault that could mislead a reader is found, in both formats, and an unchanged file is found to be right.

The faults are put into the Document: to the check it is the same which side is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from briefpress.document.canonical import dump_document, read_document
from briefpress.document.nodes import Document

if TYPE_CHECKING:
    from conftest import Finished

Node = dict[str, Any]
Fault = Callable[[Node], None]
FAULTS: dict[str, tuple[Fault, str]] = {}


def fault(code: str = "") -> Callable[[Fault], Fault]:
    """Registers a fault under its name; ``code`` is the finding that it must give, either if empty."""

    def register(change: Fault) -> Fault:
        FAULTS[change.__name__] = (change, code)
        return change

    return register


def nodes(tree: Any, kind: str = "") -> Iterator[Node]:
    """Every node of ``tree``, or those of one kind, in reading order."""
    if isinstance(tree, dict):
        if not kind or tree.get("node") == kind:
            yield tree
        for value in tree.values():
            yield from nodes(value, kind)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value, kind)


def first(tree: Any, kind: str, test: Callable[[Node], bool] = bool) -> Node:
    return next(node for node in nodes(tree, kind) if test(node))


def replace_in(node: Node, field: str, pattern: str, new: str) -> None:
    changed, count = re.subn(pattern, new, node[field], count=1)
    assert count, f"{pattern} is not in {node[field]}"
    assert changed != node[field]
    node[field] = changed


def prose_value(tree: Node, pattern: str) -> Node:
    """The first figure printed in a paragraph of the body that has ``pattern``."""
    paragraphs = nodes(list(nodes(tree, "Section")), "Paragraph")
    return first([node["children"] for node in paragraphs], "Value", has_text(pattern))


def has_text(pattern: str) -> Callable[[Node], bool]:
    return lambda node: re.search(pattern, node.get("text", "")) is not None


def cells_of(row: Node) -> list[Node]:
    return row["cells"]  # type: ignore[no-any-return]


def body_rows(tree: Node) -> list[Node]:
    return [row for row in first(tree, "Table")["rows"] if row.get("role", "body") == "body"]


def plain(node: Any) -> str:
    return "".join(found.get("text", "") for found in nodes(node))


# --- figures ---------------------------------------------------------------------------------------------------------


@fault("F603")
def a_digit_is_changed(tree: Node) -> None:
    replace_in(prose_value(tree, r"\d\.\d"), "text", r"\d(?=\D*$)", "0")


@fault("F603")
def two_digits_are_swapped(tree: Node) -> None:
    value = first(tree, "Value", has_text(r"(\d)(?!\1)\d"))
    replace_in(value, "text", r"(\d)(?!\1)(\d)", r"\2\1")


@fault("F603")
def a_digit_is_lost_at_the_end(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text(r"\.\d\d$")), "text", r"\d$", "")


@fault("F603")
def a_decimal_point_is_moved(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text(r"\d\.\d")), "text", r"(\d)\.(\d)", r".\1\2")


@fault("F603")
def the_decimal_sign_is_that_of_another_language(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text(r"\d\.\d")), "text", r"\.", ",")


@fault("F603")
def a_minus_is_lost(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text("−")), "text", "−", "")


@fault("F603")
def a_minus_becomes_a_plus(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text("−")), "text", "−", "+")


@fault("F603")
def a_billion_becomes_a_million(tree: Node) -> None:
    replace_in(prose_value(tree, "billion"), "text", "billion", "million")


@fault("F603")
def a_currency_is_changed(tree: Node) -> None:
    replace_in(prose_value(tree, "USD"), "text", "USD", "CNY")


@fault("F603")
def a_per_cent_sign_is_lost(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text("%$")), "text", "%", "")


@fault()
def a_bound_is_lost(tree: Node) -> None:
    replace_in(first(tree, "Value", has_text("^(under|more than) ")), "text", "^(under|more than) ", "")


@fault("F603")
def a_key_figure_is_changed(tree: Node) -> None:
    number = first(tree, "Paragraph", lambda node: node.get("role") == "key-number")
    replace_in(first(number, "Value"), "text", r"\d", "9" if not plain(number).startswith("9") else "8")


@fault()
def the_unit_of_a_key_figure_is_changed(tree: Node) -> None:
    unit = first(tree, "Paragraph", lambda node: node.get("role") == "key-unit")
    replace_in(first(unit, "Value"), "text", "billion", "million")


@fault()
def a_date_is_changed(tree: Node) -> None:
    replace_in(first(first(tree, "Section"), "Literal", has_text(r"\d")), "text", r"\d(?=\D*$)", "7")


# --- tables ----------------------------------------------------------------------------------------------------------


@fault()
def a_row_is_lost(tree: Node) -> None:
    del first(tree, "Table")["rows"][1]


@fault()
def a_row_is_added(tree: Node) -> None:
    rows = first(tree, "Table")["rows"]
    rows.append(json.loads(json.dumps(rows[0])))


@fault("F603")
def two_cells_of_a_row_are_swapped(tree: Node) -> None:
    one, other = cells_of(body_rows(tree)[0])[1:3]
    one["children"], other["children"] = other["children"], one["children"]


@fault("F603")
def two_cells_of_a_column_are_swapped(tree: Node) -> None:
    one, other = (cells_of(row)[1] for row in body_rows(tree)[:2])
    one["children"], other["children"] = other["children"], one["children"]


@fault()
def the_names_of_two_rows_are_swapped(tree: Node) -> None:
    one, other = (cells_of(row)[0] for row in body_rows(tree)[:2])
    one["children"], other["children"] = other["children"], one["children"]


@fault()
def two_rows_are_swapped(tree: Node) -> None:
    rows = first(tree, "Table")["rows"]
    rows[0], rows[1] = rows[1], rows[0]


@fault()
def the_head_of_a_column_is_changed(tree: Node) -> None:
    replace_in(first(first(tree, "Table")["head"], "Text", has_text(r"\w")), "text", r"\w+", "Other")


@fault()
def a_caption_is_changed(tree: Node) -> None:
    replace_in(first(first(tree, "Table")["caption"], "Text", has_text(r"\w")), "text", r"\w+", "Other")


@fault()
def a_unit_under_a_caption_is_changed(tree: Node) -> None:
    caption = first(tree, "Caption", lambda node: "subtitle" in node and "billion" in plain(node["subtitle"]))
    holder = first(caption["subtitle"], "", lambda node: "billion" in node.get("text", ""))
    replace_in(holder, "text", "billion", "million")


@fault()
def a_source_line_is_changed(tree: Node) -> None:
    line = first(tree, "Paragraph", lambda node: node.get("role") == "source")
    replace_in(first(line, "Citation"), "node", "Citation", "Text")
    text = first(line, "Text", lambda node: "ids" in node)
    text.clear()
    text.update({"node": "Text", "text": "[999]"})


# --- charts ----------------------------------------------------------------------------------------------------------


@fault("F603")
def a_value_of_a_chart_is_changed(tree: Node) -> None:
    replace_in(first(first(tree, "Chart"), "DataPoint"), "text", r"\d", "7")


@fault("F603")
def a_value_of_a_chart_loses_its_first_digit(tree: Node) -> None:
    point = first(list(nodes(tree, "Chart")), "DataPoint", has_text(r"^\d\d"))
    replace_in(point, "text", r"^\d", "")


@fault("F603")
def two_values_of_a_chart_are_swapped(tree: Node) -> None:
    one, other = list(nodes(first(tree, "Chart"), "DataPoint"))[:2]
    one["text"], other["text"] = other["text"], one["text"]


@fault("F603")
def a_category_of_a_chart_is_changed(tree: Node) -> None:
    first(first(tree, "Chart"), "DataPoint")["category"] = "Elsewhere"


@fault("F603")
def a_value_of_a_chart_is_lost(tree: Node) -> None:
    del first(first(tree, "Chart"), "DataSeries")["points"][-1]


@fault("F602")
def the_alternative_of_a_chart_is_changed(tree: Node) -> None:
    replace_in(first(tree, "Chart"), "alt", r"\d", "8")


@fault("F602")
def a_chart_is_lost(tree: Node) -> None:
    for node in nodes(tree):
        children = node.get("children", [])
        if any(isinstance(child, dict) and child.get("node") == "Chart" for child in children):
            node["children"] = [child for child in children if child.get("node") != "Chart"]
            return


# --- words -----------------------------------------------------------------------------------------------------------


@fault("F602")
def the_title_is_changed(tree: Node) -> None:
    title = first(tree, "Heading", lambda node: node["level"] == 1)
    replace_in(first(title, "Text", has_text(r"\w{4}")), "text", r"\w{4,}", "Other")


@fault("F602")
def a_heading_is_changed(tree: Node) -> None:
    heading = first(tree, "Heading", lambda node: node["level"] == 2)
    replace_in(first(heading, "Text", has_text(r"\w{4}")), "text", r"\w{4,}", "Other")


@fault("F602")
def a_word_is_lost(tree: Node) -> None:
    text = first(list(nodes(first(tree, "Section"), "Paragraph")), "Text", has_text(r"\w+ \w+ \w+"))
    replace_in(text, "text", r"(\w+ )\w+ (\w+)", r"\1\2")


@fault("F602")
def a_not_is_lost(tree: Node) -> None:
    replace_in(first(tree["children"], "Text", has_text(r" not ")), "text", " not ", " ")


@fault("F602")
def two_words_are_swapped(tree: Node) -> None:
    text = first(first(tree, "Section"), "Text", has_text(r"\b(\w{4,}) (?!\1)(\w{4,})\b"))
    replace_in(text, "text", r"\b(\w{4,}) (\w{4,})\b", r"\2 \1")


@fault("F602")
def a_comma_is_lost(tree: Node) -> None:
    replace_in(first(first(tree, "Section"), "Text", has_text(",")), "text", ",", "")


@fault()
def a_paragraph_is_lost(tree: Node) -> None:
    children = first(tree, "Section")["children"]
    children.remove(next(child for child in children if child["node"] == "Paragraph"))


@fault()
def a_paragraph_is_printed_twice(tree: Node) -> None:
    children = first(tree, "Section")["children"]
    children.append(next(child for child in children if child["node"] == "Paragraph"))


@fault("F602")
def two_paragraphs_are_swapped(tree: Node) -> None:
    holder = first(tree, "Section", lambda node: [child["node"] for child in node["children"]].count("Paragraph") > 1)
    one, other = [n for n, child in enumerate(holder["children"]) if child["node"] == "Paragraph"][:2]
    children = holder["children"]
    children[one], children[other] = children[other], children[one]


@fault("F602")
def two_sections_are_swapped(tree: Node) -> None:
    children = tree["children"]
    one, other = [position for position, child in enumerate(children) if child["node"] == "Section"][:2]
    children[one], children[other] = children[other], children[one]


@fault()
def an_item_of_a_list_is_lost(tree: Node) -> None:
    del first(tree, "List", lambda node: len(node["items"]) > 1)["items"][0]


@fault("F602")
def two_items_of_a_list_are_swapped(tree: Node) -> None:
    items = first(tree, "List", lambda node: len(node["items"]) > 1)["items"]
    items[0], items[1] = items[1], items[0]


@fault("F602")
def a_label_is_changed(tree: Node) -> None:
    label = first(tree, "Paragraph", lambda node: node.get("segment", "").startswith("label/"))
    label["children"] = [{"node": "Text", "text": "Secret"}]


@fault("F602")
def the_text_of_a_link_is_changed(tree: Node) -> None:
    replace_in(first(first(tree, "Link"), "Text", has_text(r"\w")), "text", r"\w+", "Other")


# --- notes and sources -----------------------------------------------------------------------------------------------


@fault("F602")
def a_note_is_lost(tree: Node) -> None:
    del tree["notes"][0]


@fault()
def a_note_is_changed(tree: Node) -> None:
    replace_in(first(tree["notes"], "Text", has_text(r"\w{4}")), "text", r"\w{4,}", "Other")


@fault()
def two_notes_are_swapped(tree: Node) -> None:
    one, other = tree["notes"][:2]
    one["children"], other["children"] = other["children"], one["children"]


@fault("F602")
def a_source_is_lost(tree: Node) -> None:
    del first(tree, "Sources")["entries"][0]


@fault("F602")
def a_citation_names_another_source(tree: Node) -> None:
    numbers = first(first(tree, "Section"), "Citation")["numbers"]
    numbers[0] += 1


@fault("F602")
def a_citation_is_lost(tree: Node) -> None:
    paragraph = first(tree, "Paragraph", lambda node: any(child["node"] == "Citation" for child in node["children"]))
    paragraph["children"] = [child for child in paragraph["children"] if child["node"] != "Citation"]


@fault("F602")
def a_reference_names_another_table(tree: Node) -> None:
    replace_in(first(tree, "Reference", has_text(r"\d")), "text", r"\d+", "99")


# --- the checks ------------------------------------------------------------------------------------------------------


def faulty(document: Document, change: Fault) -> Document:
    tree = json.loads(dump_document(document))
    change(tree)
    changed = read_document(json.dumps(tree))
    assert changed != document
    return changed


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_found_in_both_formats(background: Finished, name: str) -> None:
    change, code = FAULTS[name]
    document = faulty(background.document, change)
    for findings in (background.pdf_findings(document), background.word_findings(document)):
        codes = {finding.code for finding in findings}
        assert codes
        assert codes <= {"F602", "F603"}
        assert not code or code in codes


def test_a_finished_pair_that_is_right_has_no_finding(background: Finished, one_page: Finished) -> None:
    for finished in (background, one_page):
        assert finished.pdf_findings(finished.document) == []
        assert finished.word_findings(finished.document) == []


def test_the_files_of_one_output_are_not_those_of_another(background: Finished, one_page: Finished) -> None:
    assert background.pdf_findings(one_page.document)
    assert background.word_findings(one_page.document)


def test_findings_name_the_address_and_the_figure(background: Finished) -> None:
    document = faulty(background.document, a_digit_is_changed)
    for findings in (background.pdf_findings(document), background.word_findings(document)):
        (found,) = findings
        assert re.match(r"`[a-z0-9/-]+` does not print the figure \{[^}]+\} «.*»$", found.message)
        assert found.found
        assert found.expected
