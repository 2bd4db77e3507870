"""The inline reader and writer are each other's inverse."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from briefpress.document.nodes import (
    Citation,
    Emphasis,
    Inline,
    Link,
    Literal,
    NoteReference,
    Reference,
    Strong,
    Text,
    Value,
)
from briefpress.findings import FindingCollector
from briefpress.formats.markdown.reader import locate_text, read_inlines
from briefpress.formats.markdown.writer import normalize_inlines, write_inlines
from briefpress.locations import SourceLocation

START = SourceLocation(PurePosixPath("brief.md"), 1, 1)

signs = st.text(st.sampled_from("ab 中й*_[](){}\\`<>&;~!^@#:-=|./1"), max_size=12)
texts = st.builds(Text, signs | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8))
ids = st.sampled_from(["a", "mirror", "trade-2021", "0-9"])
names = st.sampled_from(["trade-2021", "a", "by-country-2024[KZ]"])
plural = st.just((("one", "country"), ("other", "countries (all)")))
values = st.builds(Value, names, st.sampled_from(["", "amount", "signed"])) | st.builds(
    Value, names, st.just("plural"), choices=plural
)
literals = st.builds(Literal, st.sampled_from(["=2021", "2022-01-17", "1992-01-02/06", "2022-01"]))
in_link = texts | values | literals
marks = (
    st.builds(NoteReference, ids)
    | st.builds(Reference, ids)
    | st.builds(Citation, st.tuples(ids, ids) | st.tuples(ids))
)
urls = st.sampled_from(["https://a.example/b_(c)*d", "mailto:a@b.example", "http://a.example/)(\\)"])


def nest(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(children, min_size=1, max_size=4).map(tuple)
    return st.builds(Strong, several) | st.builds(Emphasis, several)


def in_links() -> st.SearchStrategy[Inline]:
    several = st.lists(st.recursive(in_link, nest, max_leaves=5), min_size=1, max_size=3).map(tuple)
    return st.builds(Link, several, urls)


inlines = st.lists(st.recursive(in_link | marks | in_links(), nest, max_leaves=10), max_size=6).map(tuple)


def read(text: str) -> tuple[tuple[Inline, ...], FindingCollector]:
    collector = FindingCollector()
    return read_inlines(text, START, collector), collector


@given(inlines)
def test_what_is_written_reads_back_the_same(given_inlines: tuple[Inline, ...]) -> None:
    back, findings = read(write_inlines(given_inlines))
    assert back == normalize_inlines(given_inlines)
    assert not list(findings)


@given(signs | st.text())
def test_writing_what_was_read_settles_after_once(text: str) -> None:
    once = write_inlines(read(text)[0])
    assert write_inlines(read(once)[0]) == once


@given(signs | st.text())
def test_every_finding_and_every_run_points_into_the_text(text: str) -> None:
    for finding in read(text)[1]:
        column = finding.location.column - 1
        assert 0 <= column < len(text)
        assert text.startswith(finding.found, column)
    for offset, run in locate_text(text):
        assert text[offset : offset + len(run)] == run
