"""Loading and writing back under texts that nobody would write."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.content.editor import write_ids, write_segment
from briefpress.content.loader import load_brief
from briefpress.content.positions import align, locate
from briefpress.document.nodes import Text
from briefpress.findings import FindingCollector, FindingsError, render_finding
from briefpress.formats.markdown.writer import write_inlines

BRIEF = """\
---
schema: 1
title: "A title"
language: en
edition: 2022-01-20
outputs: [{name: one-page, layout: one-page, audience: public}]
---
Stands first. {#standfirst}

## Section {#section kind=evidence}

A **strong** paragraph
over two lines.[^note] [@source] {#one .core}

- item {#two}
  - inner {#three}

[^note]: A note.

:::{callout} box role=watch
# Title

Text. {#text}
:::

:::{table} table
title: 'Table'
columns: [{id: a, head: "A"}, {id: b, head: B}]
rows:
  - {id: r, a: "x", b: y}
:::
"""
SOURCES = "source: {type: webpage, title: A page, issued: 2022}\n"
SIGNS = "\n\r\t \\*[]{}()<>#:-'\"|&!`~_@^=.%0中\u0301\u202e\ufeff"
PIECES = st.sampled_from([*SIGNS, ":::", ":::{table} t\n", "---\n", "{#id}", "- ", "  ", "- - ", "*" * 9])


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("content/shared", "content/alpha"):
            (root / folder).mkdir(parents=True)
        (root / "content/shared/office.yaml").write_text("name: Desk\nbrand: standard\ntime-zone: UTC\n")
        (root / "content/alpha/sources.yaml").write_text(SOURCES)
        yield root


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """``text`` with a few pieces cut out, put in or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(PIECES | st.text(max_size=4) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(brief=mutated(BRIEF), sources=st.just(SOURCES) | mutated(SOURCES))
def test_any_text_is_loaded_or_explained(root: Path, brief: str, sources: str) -> None:
    folder = root / "content/alpha"
    (folder / "brief.md").write_bytes(brief.encode(errors="surrogatepass"))
    (folder / "sources.yaml").write_bytes(sources.encode(errors="surrogatepass"))
    collector = FindingCollector()
    try:
        loaded = load_brief(folder, root, collector)
    except FindingsError as error:
        collector.extend(error.findings)
        loaded = None
    assert loaded or collector.has_errors
    if loaded:
        for segment in loaded.segments.values():
            if segment.location.path.name == "brief.md":
                text = brief.removeprefix("\ufeff")
                place = locate(segment, 0, text)
                assert (place.line, place.column) == (segment.location.line, segment.location.column)
    for finding in collector:
        assert finding.location.line or finding.code in ("F001", "F103")
        assert render_finding(finding)


@QUIET
@given(brief=mutated(BRIEF))
def test_ids_are_added_and_nothing_else_is_touched(brief: str) -> None:
    once = write_ids(brief)
    rest = iter(once)
    assert all(char in rest for char in brief)
    assert write_ids(once) == once


@QUIET
@given(data=st.data(), new=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_one_segment_is_written_and_all_other_bytes_stay(root: Path, data: st.DataObject, new: str) -> None:
    folder = root / "content/alpha"
    text = BRIEF.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    (folder / "brief.md").write_bytes(text.encode())
    (folder / "sources.yaml").write_text(SOURCES)
    segments = load_brief(folder, root).segments
    own = [segment for segment in segments.values() if segment.location.path.name == "brief.md"]
    segment = data.draw(st.sampled_from(own))
    markdown = write_inlines((Text(" ".join(new.split()) or "x"),))
    written = write_segment(text, segment, markdown)
    start, end = segment.span
    # Unquoted YAML gets quotation marks; all else stays to the byte.
    assert written.startswith(text[:start])
    assert written.endswith(text[end:])
    (folder / "brief.md").write_bytes(written.encode())
    assert load_brief(folder, root).segments[segment.address].text == markdown


@given(st.text(), st.text())
def test_alignment_gives_every_character_a_place(written: str, text: str) -> None:
    offsets = align(written, text)
    assert len(offsets) == len(text) + 1
    assert all(0 <= offset <= max(0, len(written) - 1) for offset in offsets[:-1])
