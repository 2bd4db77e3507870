"""Markup that other Markdown has and briefs have not: known, so that it can be refused by name."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RefusedMarkup:
    """One thing that may not stand in text, how it is known, and what to type instead."""

    pattern: re.Pattern[str]
    message: str
    advice: str


REFUSED = {
    "`": RefusedMarkup(re.compile("`+"), "briefs have no code", "write \\` for the sign"),
    "<": RefusedMarkup(
        re.compile(r"<(?=[A-Za-z/!?])[^<>]{0,200}>?"),
        "briefs hold no HTML and no comments",
        "a link is [text](https://…); write \\< for the sign",
    ),
    "&": RefusedMarkup(
        re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
        "briefs have no HTML entities",
        "type the character itself; write \\& for the sign",
    ),
    "_": RefusedMarkup(
        re.compile(r"(?<!\w)_+|_+(?!\w)"), "underscores mark nothing", "emphasis is *so*; write \\_ for the sign"
    ),
    "~": RefusedMarkup(re.compile("~~+"), "briefs have no struck-out text", "write \\~ for the sign"),
    "!": RefusedMarkup(
        re.compile(r"!(?=\[(?![\^@#]))"), "an image is a block of its own", "use :::{image}; write \\! for the sign"
    ),
}
"""By the character it starts with."""
