"""How full pages are, found out once: the record keeps it from build to build."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefpress.building.keys import layout_key
from briefpress.building.records import BuildRecord
from briefpress.fitting.scales import Fullness
from briefpress.rendering import Composition, measure_pages


@dataclass(slots=True)
class PageMemory:
    """Measures pages, and remembers them in ``record`` under what decides them."""

    root: Path
    record: BuildRecord
    _used: set[str] = field(default_factory=set)

    def measure(self, composition: Composition) -> Fullness:
        """How full the pages of ``composition`` are. Raises FindingsError where they cannot be laid out."""
        key = layout_key(self.root, composition)
        if key not in self.record.layouts:
            laid_out = measure_pages(self.root, composition)
            self.record.layouts[key] = Fullness(laid_out.pages, laid_out.empty, laid_out.fills)
        self._used.add(key)
        return self.record.layouts[key]

    def forget_unused(self) -> None:
        """Keep in the record only what was asked for: after a build of everything, nothing else will be."""
        self.record.layouts = {key: layout for key, layout in self.record.layouts.items() if key in self._used}
