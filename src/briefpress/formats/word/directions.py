"""Which runs of a right-to-left document are set in a right-to-left script.

Word takes fonts, sizes and weights for complex scripts only where the run itself says so; no style can.
"""

from __future__ import annotations

import unicodedata

from briefpress.formats.word.elements import Element, name, w


def mark_right_to_left(root: Element) -> None:
    """Mark every run of ``root`` that has right-to-left letters, or no letters at all.

    Runs that say their language say their direction too.
    """
    for run in root.iter(name("w:r")):
        text = "".join(piece.text or "" for piece in run.iter(name("w:t")))
        directions = {unicodedata.bidirectional(character) for character in text}
        is_passage = run.find(f"{name('w:rPr')}/{name('w:lang')}") is not None
        if is_passage or not text or ("L" in directions and not directions & {"R", "AL"}):
            continue
        properties = run.find(name("w:rPr"))
        if properties is None:
            properties = w("rPr")
            run.insert(0, properties)
        properties.append(w("rtl"))
