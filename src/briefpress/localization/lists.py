"""Words joined into a list."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list as join_list

from briefpress.localization.locale import Locale


def format_list(items: Sequence[str], locale: Locale) -> str:
    """«A, B and C» as the language joins it; empty for no items."""
    return join_list(list(items), locale=locale.cldr)
