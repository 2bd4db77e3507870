"""Names and ids of styles: those that Word knows as its own, and ours."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.formats.word.elements import Element, w


def style_element(
    kind: str,
    style_id: str,
    style_name: str,
    *properties: Element,
    based_on: str = "",
    following: str = "",
    default: bool = False,
    in_gallery: bool = False,
    priority: int = 99,
    link: str = "",
) -> Element:
    """A style of ``kind`` (paragraph, character, table, numbering) with its properties."""
    custom = {} if style_name in BUILT_IN else {"customStyle": 1}
    parts = [w("name", val=style_name)]
    parts += [w("basedOn", val=based_on)] if based_on else []
    parts += [w("next", val=following)] if following else []
    parts += [w("link", val=link)] if link else []
    parts.append(w("uiPriority", val=priority))
    parts += [w("qFormat")] if in_gallery else []
    return w(
        "style",
        *parts,
        *properties,
        type=kind,
        **({"default": 1} if default else {}),
        **custom,
        styleId=style_id,
    )


BUILT_IN = frozenset(
    {
        "Normal",
        "Title",
        "Subtitle",
        "Body Text",
        "Quote",
        "Intense Quote",
        "List Paragraph",
        "List Continue",
        "List Bullet",
        "List Number",
        "caption",
        "footnote text",
        "footnote reference",
        "header",
        "footer",
        "Hyperlink",
        "Strong",
        "Emphasis",
        "Date",
        "Signature",
        "Bibliography",
        "TOC Heading",
        "Normal Table",
        "No List",
        "Default Paragraph Font",
        *(f"heading {level}" for level in range(1, 10)),
        *(f"toc {level}" for level in range(1, 10)),
        *(f"List {kind} {level}" for kind in ("Bullet", "Number", "Continue") for level in range(2, 6)),
    }
)
"""The names under which Word knows a style as its own; they are written exactly like this in a file."""

_BUILT_IN_BY_LOWER = {style_name.lower(): style_name for style_name in BUILT_IN}


def style_name(role_name: str, word: str) -> str:
    """The name of a style: Word's own spelling where it knows the style, else as the layout says it."""
    wanted = word.strip() or role_name.replace("-", " ").title()
    return _BUILT_IN_BY_LOWER.get(wanted.lower(), wanted)


def style_id(name: str) -> str:
    """The id of a style: ``heading 1`` is Heading1, ``List Bullet 2`` is ListBullet2, ``toc 1`` is TOC1."""
    if name.startswith("toc "):
        return "TOC" + name[4:]
    words = "".join(word[:1].upper() + word[1:] for word in name.split())
    return "".join(character for character in words if character.isalnum()) or "Style"


def unique(ids: Iterable[str], wanted: str) -> str:
    """``wanted``, or with the first number that makes it differ from all ``ids``."""
    taken = set(ids)
    candidate, count = wanted, 2
    while candidate in taken:
        candidate, count = f"{wanted}{count}", count + 1
    return candidate
