"""Where the charts of an output have room for their labels in all its languages, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.document.arranging import AS_LAID_OUT, LAID_DOWN, Arrangement, lay_down, placed_charts
from briefpress.document.nodes import Chart
from briefpress.rendering import Composition, chart_has_room, rescale


@dataclass(frozen=True, slots=True)
class Rearranged:
    """How the charts of an output stand, and why: for each chart whose columns were laid down, by its id, the languages
    that have no room for them upright."""

    arrangement: Arrangement = AS_LAID_OUT
    reasons: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to set a chart."""

    across: bool = False
    laid_down: bool = False


_AS_IT_IS = _Way()


def can_be_rearranged(composition: Composition) -> bool:
    """Whether any chart could stand otherwise than its layout has it."""
    return any(len(_ways(composition, *placed)) > 1 for placed in placed_charts(composition.document.children))


def arrange_charts(root: Path, compositions: Mapping[str, Composition]) -> Rearranged:
    """The arrangement in which each chart has room in all ``compositions``: one output, by its languages.

    A chart stays as it is if it can; else it goes across the page; else its columns are laid down, where it stands or
    across the page. One that has no room in any way stays as it is: that is reported when it is drawn.
    """
    chosen: dict[str, _Way] = {}
    reasons: list[tuple[str, tuple[str, ...]]] = []
    largest = {language: _with_largest_type(composition) for language, composition in compositions.items()}
    for name, ways in _ways_of_all(largest).items():
        upright: tuple[str, ...] = ()
        for way in ways:
            lacking = tuple(
                language for language, composition in largest.items() if not _has_room(root, composition, name, way)
            )
            if not lacking:
                chosen[name] = way
                break
            if not way.laid_down:
                upright = lacking
        if name in chosen and chosen[name].laid_down:
            reasons.append((name, upright))
    arrangement = Arrangement(
        frozenset(name for name, way in chosen.items() if way.across),
        frozenset(name for name, way in chosen.items() if way.laid_down),
    )
    return Rearranged(arrangement, tuple(reasons))


def _with_largest_type(composition: Composition) -> Composition:
    """The page with its type as large as it may become when pages are filled."""
    looser = composition.bounds.looser()
    return rescale(composition, looser[-1]) if looser else composition


def _ways_of_all(compositions: Mapping[str, Composition]) -> dict[str, tuple[_Way, ...]]:
    """The ways to set each chart, by its id: the same in all languages, which have the same layout."""
    return {
        chart.id: _ways(composition, chart, area)
        for composition in list(compositions.values())[:1]
        for chart, area in placed_charts(composition.document.children)
    }


def _ways(composition: Composition, chart: Chart, area: str) -> tuple[_Way, ...]:
    is_beside, stands = area in composition.stylesheet.areas, chart.kind in LAID_DOWN
    return (
        _AS_IT_IS,
        *([_Way(across=True)] if is_beside else []),
        *([_Way(laid_down=True)] if stands else []),
        *([_Way(across=True, laid_down=True)] if is_beside and stands else []),
    )


def _has_room(root: Path, composition: Composition, name: str, way: _Way) -> bool:
    found = ((chart, area) for chart, area in placed_charts(composition.document.children) if chart.id == name)
    return all(
        chart_has_room(root, composition, lay_down(chart) if way.laid_down else chart, "" if way.across else area)
        for chart, area in found
    )
