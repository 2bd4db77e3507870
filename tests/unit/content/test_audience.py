"""What is internal is not in the brief that a public output is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.content.audience import cut

if TYPE_CHECKING:
    from conftest import Project


def test_the_internal_audience_sees_everything(project: Project) -> None:
    brief = project.load()
    assert cut(brief, "internal") == brief


def test_nothing_of_what_is_internal_is_left(project: Project) -> None:
    shown = repr(cut(project.load(), "public"))
    for secret in ("Do not say", "in confidence", "A call", "whisper", "secret", "Inner", "trade/two", "Only for us"):
        assert secret not in shown
    assert "internal remark" not in shown
    assert "Another count" not in shown


def test_what_public_text_needs_is_left(project: Project) -> None:
    public = cut(project.load(), "public")
    assert set(public.notes) == {"mirror"}
    assert set(public.sources) == {"customs"}
    assert set(public.register.names()) == {"trade", "growth", "by-country[KZ]", "by-country[UZ]"}
    assert {"trade/one", "note/mirror", "source/customs/title", "title"} <= set(public.segments)


def test_a_printed_rival_keeps_its_source(project: Project) -> None:
    project.change("The next total.", "The next total, not {trade:rival}.")
    public = cut(project.load(), "public")
    assert len(public.register.figures["trade"].rivals) == 1
    assert "rival" in public.sources


def test_a_heading_with_nothing_public_under_it_goes(project: Project) -> None:
    project.change("- One {#one .core}", "- One {#one .internal}")
    project.change(":::{callout}", "### Next {#after}\n\n:::{callout}")
    public = cut(project.load(), "public")
    assert "trade/details" not in public.segments
    assert "trade/after" in public.segments


def test_notes_that_only_other_notes_refer_to_follow_these(project: Project) -> None:
    project.change("Statistics differ.", "Statistics differ.[^why]\n[^why]: By method.\n[^unused]: Nobody.")
    assert set(cut(project.load(), "public").notes) == {"mirror", "why"}
