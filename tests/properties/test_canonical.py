"""The canonical dump of a Document says all of it, and a damaged one is refused, never misread."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from typing import Any, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from briefpress.document import nodes
from briefpress.document.canonical import dump_document, read_document
from briefpress.document.nodes import Document
from briefpress.locations import SegmentAddress

st.register_type_strategy(SegmentAddress, st.sampled_from(["title", "trade/growth", "a/KZ/b"]).map(SegmentAddress))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))

NODES = {name: value for name, value in vars(nodes).items() if dataclasses.is_dataclass(value)}
DRAWN: set[str] = set()
texts = st.text(max_size=6)


def node(name: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any value of the node ``name``: ``fields`` as given, others by their types, so that new fields are drawn too."""
    DRAWN.add(name)
    hints = get_type_hints(NODES[name])
    others = {field: texts if hint is str else st.from_type(hint) for field, hint in hints.items()}
    return st.builds(NODES[name], **(others | fields))


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3).map(tuple)


marks = st.one_of(
    *map(node, ["Text", "Value", "Literal", "NoteReference", "Citation", "Reference", "Field", "Mark"]),
)
runs = several(
    st.recursive(
        marks, lambda inner: st.one_of(*(node(name, children=several(inner)) for name in ["Strong", "Link", "Passage"]))
    )
    | node("Emphasis", children=several(marks))
)
paragraphs = node("Paragraph", children=runs)
maybe_paragraph = st.none() | paragraphs
captions = node("Caption", children=runs, subtitle=maybe_paragraph)
rows = node("Row", cells=several(node("Cell", children=runs)))
series = node("DataSeries", points=several(node("DataPoint")))
tables = node(
    "Table", caption=captions, columns=several(node("Column")), head=rows, rows=several(rows), source=maybe_paragraph
)
events = node("TimelineEvent", date=paragraphs, text=paragraphs)
leaf_blocks = st.one_of(
    paragraphs,
    node("Heading", children=runs),
    tables,
    node(
        "Chart",
        caption=captions,
        series=several(series),
        source=maybe_paragraph,
        axis=several(node("AxisTick")),
        total=st.none() | series,
        table=st.none() | tables,
    ),
    node("Timeline", caption=captions, events=several(events), source=maybe_paragraph),
    node("Image", caption=st.none() | captions),
    node("Contents", entries=several(node("ContentsEntry", children=runs))),
    node("Sources", entries=several(node("SourceEntry", children=runs))),
)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    held = [node(name, children=several(inner)) for name in ["Section", "Group", "Aside", "Area"]]
    return st.one_of(*held, node("List", items=several(node("ListItem", children=several(inner)))))


blocks = several(st.recursive(leaf_blocks, containers, max_leaves=6))
notes = several(node("Note", children=runs))
running = several(paragraphs)
documents = node("Document", properties=node("Properties"), children=blocks, notes=notes, head=running, foot=running)


@given(documents)
def test_what_is_dumped_reads_back_the_same(document: Document) -> None:
    text = dump_document(document)
    assert read_document(text) == document
    assert dump_document(read_document(text)) == text


@given(documents, st.data())
def test_a_dump_with_damaged_text_is_refused_or_another_document(document: Document, data: st.DataObject) -> None:
    text = dump_document(document)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    damage = data.draw(texts | st.sampled_from(["[" * 9, '"node":', "null", "1e999"]))
    read_or_refused(text[:start] + damage + text[end:])


values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | texts, lambda x: several(x).map(list))


@given(documents, st.data())
def test_a_dump_with_a_value_of_another_type_is_refused_or_another_document(
    document: Document, data: st.DataObject
) -> None:
    tree = json.loads(dump_document(document))
    places = list(places_in(tree))
    holder, key = data.draw(st.sampled_from(places))
    others = [holder[key] for holder, key in places]
    holder[key] = data.draw(values | st.sampled_from(others))
    try:
        text = json.dumps(tree)
    except ValueError:  # a value put into itself
        return
    read_or_refused(text)


def read_or_refused(text: str) -> None:
    try:
        document = read_document(text)
    except ValueError:
        return
    assert read_document(dump_document(document)) == document


def places_in(tree: Any) -> Any:
    """Every place of a JSON tree, as what holds it and its key or position."""
    for key in list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ():
        yield tree, key
        yield from places_in(tree[key])


def test_every_node_is_drawn() -> None:
    """A new node must be added to the strategies above."""
    assert set(NODES) == DRAWN
