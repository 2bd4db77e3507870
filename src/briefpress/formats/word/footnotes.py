"""Native footnotes: the part that holds them and the marks that refer to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from briefpress.document.inlines import walk_inlines
from briefpress.document.nodes import Document, Inline, Note, NoteReference
from briefpress.document.transforms import map_blocks
from briefpress.formats.word.anchors import Bookmarks, note_name
from briefpress.formats.word.elements import Element, paragraph, w
from briefpress.formats.word.fields import run, text_field, text_run

NoteContent = Callable[[Note], list[Element]]


class Footnotes:
    """The notes of one document, in its order; footnote ids count from 1 as Word wants them."""

    def __init__(
        self, document: Document, bookmarks: Bookmarks, mark_style: str, again_style: str, number_style: str
    ) -> None:
        self._notes = {note.id: (position, note) for position, note in enumerate(document.notes, 1)}
        self._bookmarks = bookmarks
        self._mark_style, self._again_style, self._number_style = mark_style, again_style, number_style
        mentions = [inline.id for inline in _inlines_of(document) if isinstance(inline, NoteReference)]
        self._mentions = Counter(mentions)
        order = [note_id for note_id in dict.fromkeys(mentions) if note_id in self._notes]
        numbers = [self._notes[note_id][1].number for note_id in order]
        self._counted_by_word = numbers == list(range(1, len(numbers) + 1))
        self._marked: set[str] = set()

    def mark(self, reference: NoteReference) -> list[Element]:
        """The mark of a note in the text. A note is printed once; later marks of it repeat the number."""
        known = self._notes.get(reference.id)
        if known is None:
            return []
        position, note = known
        number = str(note.number or reference.number)
        if reference.id in self._marked:
            return text_field(f"NOTEREF {note_name(note.id)} \\h", number, self._again_style)
        self._marked.add(reference.id)
        if self._counted_by_word:
            mark = [run(w("footnoteReference", id=position), style=self._mark_style)]
        else:
            own = run(w("footnoteReference", customMarkFollows=1, id=position), style=self._mark_style)
            own.extend(text_run(number)[0:])
            mark = [own]
        return self._bookmarks.around(note_name(note.id), mark) if self._mentions[note.id] > 1 else mark

    def part(self, content_of: NoteContent, style: str) -> Element:
        """The root of the footnotes part: the two separators, then the notes in paragraphs of ``style``."""
        separators = [
            w("footnote", paragraph(style, [run(w(kind))]), type=kind, id=number)
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        ]
        return w("footnotes", *separators, *self._footnotes(content_of, style))

    def _footnotes(self, content_of: NoteContent, style: str) -> Iterable[Element]:
        for position, note in self._notes.values():
            number = w("footnoteRef") if self._counted_by_word else text_run(str(note.number))[0]
            lead = run(number, style=self._number_style)
            yield w("footnote", paragraph(style, [lead, text_run("\t"), *content_of(note)]), id=position)


def _inlines_of(document: Document) -> list[Inline]:
    """Every inline of the body in reading order."""
    found: list[Inline] = []

    def collect(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        found.extend(walk_inlines(inlines))
        return inlines

    map_blocks(document.children, collect)
    return found
