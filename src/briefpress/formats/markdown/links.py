"""Addresses of links: which are allowed, and how they stand between parentheses."""

from __future__ import annotations

import re

URL_PATTERN = re.compile(r"https?://[^\s<>\x00-\x1f/?#]+[^\s<>\x00-\x1f]*|mailto:[^\s<>@]+@[^\s<>@]+")


def read_address(text: str, start: int) -> tuple[str, int] | None:
    """The address in the parentheses at ``start`` and the offset after them; None if there are none that close.

    Parentheses in pairs may stand in an address as they are, others after a backslash. No address has white space.
    """
    if text[start : start + 1] != "(":
        return None
    depth, position, characters = 1, start + 1, list[str]()
    while position < len(text) and not text[position].isspace():
        char = text[position]
        if char == "\\" and text[position + 1 : position + 2] in ("(", ")", "\\"):
            position += 1
            char = text[position]
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return "".join(characters), position + 1
        characters.append(char)
        position += 1
    return None


def write_address(url: str) -> str:
    """The address as it stands between parentheses: its own are escaped unless they are in pairs."""
    depth = 0
    for char in url:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            break
    if depth or re.search(r"\\[()\\]", url):
        return re.sub(r"[()\\]", r"\\\g<0>", url)
    return url
