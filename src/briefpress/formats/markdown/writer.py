"""Writes inlines as the Markdown that a translator sees, in one way only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from briefpress.document.nodes import (
    Citation,
    Emphasis,
    Field,
    Inline,
    Link,
    Literal,
    Mark,
    NoteReference,
    Passage,
    Reference,
    Strong,
    Text,
    Value,
)
from briefpress.formats.markdown.links import write_address

_ESCAPED = re.compile(
    r"[\\*\[\]{}`]"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=\#?[A-Za-z0-9]+;)"
    r"|(?<!\w)_|_(?!\w)|(?<=_)_|_(?=_)"
    r"|~(?=~)|(?<=~)~"
)
_BLOCK_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-(?=-)|=+$|:(?=::)|[0-9]{1,9}(?=[.)](\s|$))|~(?=~)|\|")
_HEADING_END = re.compile(r"(?<=\s)(?=#+$)")


def write_inlines(inlines: Iterable[Inline]) -> str:
    """Canonical Markdown on one line, safe as a paragraph, item or heading. Resolved fields are left out.

    ``read_inlines`` of the result gives ``normalize_inlines(inlines)``.
    """
    text = _write(normalize_inlines(inlines))
    if start := _BLOCK_START.match(text):
        # What would start a list, a heading or a directive is text here.
        at = start.end() if start.group()[0].isdigit() else 0
        text = f"{text[:at]}\\{text[at:]}"
    text = _HEADING_END.sub(r"\\", text)
    return re.sub(r"^(\[\^[^\]]*\]):", r"\1\\:", text)


def normalize_inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same content in its one source form.

    Neighbouring texts, strongs and emphases are joined, empty ones dropped, marks within their own kind dissolved;
    emphasis around nothing but strong becomes strong around emphasis; resolved fields are emptied. What a document adds
    to a text, marks and other languages, goes.
    """
    return _normalize(inlines, frozenset())


def _normalize(inlines: Iterable[Inline], within: frozenset[type]) -> tuple[Inline, ...]:
    flat: list[Inline] = []
    for inline in inlines:
        match inline:
            case Strong() | Emphasis() | Link():
                kind = type(inline)
                children = _normalize(inline.children, within | {kind})
                if kind in within:
                    flat.extend(children)
                elif isinstance(inline, Link) and children:
                    flat.append(Link(children, inline.url))
                elif isinstance(inline, Emphasis) and len(children) == 1 and isinstance(children[0], Strong):
                    flat.append(Strong((Emphasis(children[0].children),)))
                elif children:
                    flat.append(Strong(children) if isinstance(inline, Strong) else Emphasis(children))
            case Text():
                flat.append(inline)
            case Value():
                flat.append(Value(inline.name, inline.form, choices=inline.choices))
            case Literal():
                flat.append(Literal(inline.source))
            case NoteReference():
                flat.append(NoteReference(inline.id))
            case Citation():
                flat.append(Citation(inline.ids))
            case Reference():
                flat.append(Reference(inline.target))
            case Passage():
                flat.extend(_normalize(inline.children, within))
            case Mark():
                pass
            case Field():
                raise ValueError("a field of a running head has no Markdown")
            case _:
                assert_never(inline)
    joined = _join(flat)
    # Joining may bring marks side by side within what was joined, so go on until nothing changes.
    return _normalize(joined, within) if joined != flat else tuple(joined)


def _join(inlines: list[Inline]) -> list[Inline]:
    """The same with neighbours of one kind made one, and without empty texts."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if inline == Text(""):
            continue
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        elif isinstance(inline, Strong) and isinstance(last, Strong):
            joined[-1] = Strong(last.children + inline.children)
        elif isinstance(inline, Emphasis) and isinstance(last, Emphasis):
            joined[-1] = Emphasis(last.children + inline.children)
        else:
            joined.append(inline)
    return joined


def _write(inlines: Iterable[Inline]) -> str:
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text():
                parts.append(_ESCAPED.sub(r"\\\g<0>", inline.text))
            case Strong():
                parts.append(f"**{_write(inline.children)}**")
            case Emphasis():
                parts.append(f"*{_write(inline.children)}*")
            case Link():
                if parts and parts[-1].endswith("!"):
                    parts[-1] = f"{parts[-1][:-1]}\\!"
                words = _write(inline.children)
                # Before these signs the bracket would open a note, a citation or a reference.
                words = f"\\{words}" if words.startswith(("^", "@", "#")) else words
                parts.append(f"[{words}]({write_address(inline.url)})")
            case Value():
                choices = "".join(f"|{category}={word}" for category, word in inline.choices)
                form = f":{inline.form}" if inline.form else ""
                parts.append(f"{{{inline.name}{form}{choices}}}")
            case Literal():
                parts.append(f"{{{inline.source}}}")
            case NoteReference():
                parts.append(f"[^{inline.id}]")
            case Citation():
                parts.append(f"[{'; '.join(f'@{source}' for source in inline.ids)}]")
            case Reference():
                parts.append(f"[#{inline.target}]")
            case Passage() | Mark():
                raise AssertionError("normalized inlines have none")
            case Field():
                raise ValueError("a field of a running head has no Markdown")
            case _:
                assert_never(inline)
    return "".join(parts)
