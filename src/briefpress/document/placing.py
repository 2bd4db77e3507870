"""Labels kept apart: places near those wished for, in the same order, none over another."""

from __future__ import annotations

from collections.abc import Sequence


def spread_out(wished: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    """Middles near ``wished`` (in rising order) for things of ``sizes`` between ``low`` and ``high``.

    None where they do not all fit. Things that would touch are moved as one, so that each stays as near as it can.
    """
    if sum(sizes) > high - low + 0.01:
        return None
    # Runs of things that touch: where a run would start if it were alone, and what is in it.
    runs: list[list[int]] = []
    for position in range(len(wished)):
        runs.append([position])
        while len(runs) > 1 and _end(runs[-2], wished, sizes, low, high) > _start(runs[-1], wished, sizes, low, high):
            last = runs.pop()
            runs[-1] += last
    places: list[float] = []
    for run in runs:
        at = _start(run, wished, sizes, low, high)
        for position in run:
            places.append(at + sizes[position] / 2)
            at += sizes[position]
    return places


def _start(run: Sequence[int], wished: Sequence[float], sizes: Sequence[float], low: float, high: float) -> float:
    """Where a run of touching things starts, so that on average each is where it is wished."""
    offset, offsets = 0.0, []
    for position in run:
        offsets.append(wished[position] - offset - sizes[position] / 2)
        offset += sizes[position]
    return min(max(sum(offsets) / len(offsets), low), high - offset)


def _end(run: Sequence[int], wished: Sequence[float], sizes: Sequence[float], low: float, high: float) -> float:
    return _start(run, wished, sizes, low, high) + sum(sizes[position] for position in run)
