"""A note stands on the page of its mark.

Where the first lines of a paragraph fit on a page only without its notes, WeasyPrint moves the notes to the next page,
their marks left behind. Here the paragraph goes to the next page instead. What is replaced is private to WeasyPrint:
its version is pinned, and tests hold what comes of it. Where a note itself has no room, ``footnote-policy: line`` in
the style sheet takes its line along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def notes_beside_marks() -> Iterator[None]:
    """While open, no page that WeasyPrint lays out loses a note whose mark it keeps."""
    from weasyprint.layout import block

    theirs = block._linebox_layout  # noqa: SLF001  # private, see above
    block._linebox_layout = _keeping_notes(theirs, block.remove_placeholders)  # noqa: SLF001
    try:
        yield
    finally:
        block._linebox_layout = theirs  # noqa: SLF001


def _keeping_notes(lay_out: Callable[..., Any], forget: Callable[..., None]) -> Callable[..., Any]:
    """``lay_out``, which sets the lines of a box until the page is full; ``forget`` undoes what such lines brought."""

    def laid_out(
        context: Any,  # WeasyPrint has no types
        box: object,
        index: int,
        child: object,
        lines: list[Any],
        page_is_empty: bool,
        absolute_boxes: list[object],
        fixed_boxes: list[object],
        *rest: object,
    ) -> tuple[object, ...]:
        notes, waiting = list(context.current_page_footnotes), list(context.reported_footnotes)
        result: tuple[object, ...] = lay_out(
            context, box, index, child, lines, page_is_empty, absolute_boxes, fixed_boxes, *rest
        )
        marked = [*notes, *(part.footnote for line in lines for part in line.descendants() if part.footnote)]
        torn = [note for note in context.reported_footnotes if note not in waiting and note in marked]
        if page_is_empty or not torn:
            return result
        forget(context, lines, absolute_boxes, fixed_boxes)
        context.reported_footnotes = [note for note in context.reported_footnotes if note not in torn]
        context.current_page_footnotes = notes
        context._update_footnote_area()  # noqa: SLF001
        _, _, *other = result
        return (True, False, *other)  # the whole box goes to the next page

    return laid_out
