"""The fonts of the project: from their manifest to ``@font-face`` rules, and a fontconfig that knows no others."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MANIFEST = Path("tools/fonts/fonts.toml")
FOLDER = Path(".cache/fonts")
CONFIGURATION = Path(__file__).with_name("fontconfig.xml")

ASSET_SCHEME = "asset"
"""Scheme of the addresses that the fetcher answers: ``asset:font/…`` and ``asset:image/…``."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file: its family in CSS and Word, the weights it covers, its style, and the SHA-256 of its bytes."""

    family: str
    weights: tuple[int, int]
    style: str
    path: Path
    sha256: str
    serif: bool = False

    @property
    def asset(self) -> str:
        """Its name in addresses; files of the same name in two folders are two."""
        return f"{self.sha256[:8]}-{self.path.name}"


def load_fonts(root: Path) -> tuple[FontFile, ...]:
    """Every font of the manifest, in its order. Raises OSError or KeyError where the set-up is broken."""
    manifest = tomllib.loads((root / MANIFEST).read_text("utf-8"))
    return tuple(
        FontFile(
            entry["family"],
            (entry["weights"][0], entry["weights"][1]),
            entry["style"],
            root / FOLDER / entry["file"],
            entry["sha256"],
            entry.get("serif", False),
        )
        for entry in manifest["font"]
    )


def font_face_css(fonts: Iterable[FontFile]) -> str:
    """``@font-face`` rules. A variable font gets none for its weight: WeasyPrint refuses a range, and takes any."""
    rules = []
    for font in fonts:
        lowest, highest = font.weights
        weight = f" font-weight: {lowest};" if lowest == highest else ""
        rules.append(
            f"@font-face {{ font-family: '{font.family}'; font-style: {font.style};{weight}"
            f" src: url('{ASSET_SCHEME}:font/{font.asset}'); }}"
        )
    return "\n".join(rules) + "\n"


def isolate_fontconfig() -> None:
    """Make fontconfig see no font of the system. Must run before WeasyPrint is imported for the first time."""
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)
