"""How small the type of drawings is: the boxes of a page do not know what is inside an SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FIGURE = re.compile(r'<figure[^>]* id="([^"]+)"[^>]*>(.*?)</figure>', re.DOTALL)
_TYPE = re.compile(r'<text[^>]* font-size="([\d.]+)"')


def drawn_sizes(html: str) -> Mapping[str, float]:
    """The smallest size of type in pt in each drawing of a page of ours, by the id of its figure."""
    sizes = {match[1]: [float(size) for size in _TYPE.findall(match[2])] for match in _FIGURE.finditer(html)}
    return {anchor: min(found) for anchor, found in sizes.items() if found}
