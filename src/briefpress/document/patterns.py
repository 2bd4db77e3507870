"""Patterns of a language, such as «Table {number}»."""

from __future__ import annotations

import re

SLOT = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")


def fill_pattern(pattern: str, **values: object) -> str:
    """``pattern`` with its slots filled; all other braces stay as they are."""
    return SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), pattern)
