"""One output in all its languages: alike in what it leaves out, each at its own scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefpress.content.model import Brief, ChartBlock, Output
from briefpress.content.room import OPTIONAL, WHEN_ROOM, MarkedPart, marked_parts, without
from briefpress.content.walking import walk_blocks
from briefpress.document.arranging import AS_LAID_OUT, Arrangement
from briefpress.document.leaves import images_of, leaves_of
from briefpress.document.nodes import Document
from briefpress.document.scaling import AS_SAID, TypeScale
from briefpress.findings import Finding, FindingsError
from briefpress.fitting.charts import Rearranged, arrange_charts, can_be_rearranged
from briefpress.fitting.findings import empty_foot, laid_down, left_out, too_long
from briefpress.fitting.heights import lower_charts
from briefpress.fitting.scales import Fullness, find_scale, tightest
from briefpress.rendering import Composition, compose_output, failures_as_findings, rescale

Measure = Callable[[Composition], Fullness]
"""How full the pages of a composition are. Raises FindingsError where they cannot be laid out."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A composition that fits its pages, the scale of its type, and how full it leaves them (None: any number will do).

    ``left_out`` are the addresses of what is left out, in all languages alike; ``notices`` are warnings: what had to
    go, and what stays empty.
    """

    composition: Composition
    scale: TypeScale = AS_SAID
    fullness: Fullness | None = None
    left_out: tuple[str, ...] = ()
    notices: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What an output leaves out in all its languages, by address, and why: the languages without room for it."""

    left_out: frozenset[str] = frozenset()
    reasons: tuple[tuple[MarkedPart, tuple[str, ...]], ...] = ()


@dataclass
class OutputFitter:
    """Fits ``output`` of ``brief`` into the pages of its layout, language by language.

    What is left out is decided for all languages at once, whichever is asked for: an optional part goes where any of
    them has no room for it at its tightest scale, the last first; text that waits for room comes in, the first first,
    as far as all of them have room for it at the scale that the layout says. A language that cannot be composed has no
    say. Charts whose labels have no room are set otherwise by the same rule, before anything else is decided.

    A ``draft`` leaves out nothing but what waits for room, and takes as many pages as it needs: marks of what is not
    translated are no reason to let something go.
    """

    root: Path
    brief: Brief
    output: Output
    measure: Measure
    draft: bool = False
    _compositions: dict[tuple[str, frozenset[str]], Composition | FindingsError] = field(default_factory=dict)

    def fit(self, language: str) -> Fit:
        """The output in ``language``. Raises FindingsError with all that stands in the way."""
        whole = self._compose(language, frozenset())
        allowed = whole.stylesheet.page.pages
        charts = tuple(self._laid_down())
        if not allowed:
            return Fit(whole if self.draft else lower_charts(whole, self._measured), notices=charts)
        if self.draft:
            return self._fit_draft(language, allowed)
        composition = self._compose(language, self.choice.left_out)
        scale = find_scale(lambda at: self._measure(composition, at), composition.bounds, allowed)
        if scale is None:
            scale = tightest(composition.bounds)
            raise FindingsError([too_long(self.root, rescale(composition, scale), scale)])
        fullness = self._measure(composition, scale)
        notices = [*charts, *(left_out(self._name, part, languages) for part, languages in self.choice.reasons)]
        if not fullness.is_full(allowed, composition.bounds):
            notices.append(empty_foot(composition, fullness, self.output.location))
        out = tuple(sorted(self.choice.left_out))
        return Fit(rescale(composition, scale), scale, fullness, out, tuple(notices))

    def _fit_draft(self, language: str, allowed: int) -> Fit:
        """The output at a scale at which it fits, else as the layout says; whatever runs out of its place."""
        out = frozenset(part.address for part in self._printed_parts(WHEN_ROOM))
        composition = self._compose(language, out)
        with suppress(FindingsError):
            scale = find_scale(lambda at: self._measure(composition, at), composition.bounds, allowed)
            if scale is not None:
                fullness = self._measure(composition, scale)
                return Fit(rescale(composition, scale), scale, fullness, tuple(sorted(out)))
        return Fit(composition, left_out=tuple(sorted(out)))

    @property
    def _name(self) -> str:
        return f"{self.brief.id}/{self.output.name}"

    def _laid_down(self) -> Iterator[Finding]:
        """The notices on charts whose columns lie, each where its author placed it."""
        places = {block.id: block.location for block in walk_blocks(self.brief) if isinstance(block, ChartBlock)}
        for chart, languages in self.rearranged.reasons:
            yield laid_down(self._name, chart, languages, places.get(chart, self.output.location))

    @cached_property
    def rearranged(self) -> Rearranged:
        """How the charts stand in all languages alike."""
        nothing: frozenset[str] = frozenset()
        found: dict[str, Composition] = {}
        for language in self.brief.all_languages:
            composition = self._composed(language, nothing, AS_LAID_OUT)
            if isinstance(composition, FindingsError):
                self._compositions[language, nothing] = composition
                continue
            found[language] = composition
            if not can_be_rearranged(composition):
                break
        rearranged = arrange_charts(self.root, found)
        if rearranged.arrangement == AS_LAID_OUT:
            self._compositions |= {(language, nothing): composition for language, composition in found.items()}
        return rearranged

    @cached_property
    def choice(self) -> Choice:
        """What is left out in all languages alike. Raises FindingsError where the rest cannot be composed."""
        optional, waiting = self._printed_parts(OPTIONAL), self._printed_parts(WHEN_ROOM)
        if not optional and not waiting:
            return Choice()
        wholes = [language for language in self.brief.all_languages if self._composes(language)]
        out = frozenset(part.address for part in waiting)
        reasons: list[tuple[MarkedPart, tuple[str, ...]]] = []
        while lacking := tuple(language for language in wholes if not self._has_room(language, out, tight=True)):
            if not optional:
                break
            part = optional.pop()
            reasons.append((part, lacking))
            out |= {part.address}
        if not reasons:
            for part in waiting:
                with_part = out - {part.address}
                if not all(self._has_room(language, with_part, tight=False) for language in wholes):
                    break
                out = with_part
        return Choice(out, tuple(reasons))

    def _printed_parts(self, mark: str) -> list[MarkedPart]:
        """The parts with ``mark`` that this output prints: seen in the first language in which it can be composed."""
        parts = marked_parts(self.brief, mark)
        language = next(filter(self._composes, self.brief.all_languages), None) if parts else None
        if language is None:
            return []
        printed = _printed(self._compose(language, frozenset()).document)
        return [part for part in parts if part.texts & printed]

    def _composes(self, language: str) -> bool:
        return isinstance(self._try(language, frozenset()), Composition)

    def _has_room(self, language: str, out: frozenset[str], *, tight: bool) -> bool:
        """Whether the text fits its pages: as the layout says, or, if need be and ``tight``, at the tightest scale.

        Where it cannot be laid out at all there is nothing that could be left out to help.
        """
        composition = self._compose(language, out)
        allowed = composition.stylesheet.page.pages
        scales = [AS_SAID, *([tightest(composition.bounds)] if tight else [])]
        try:
            return any(self._measure(composition, scale).fits(allowed) for scale in scales)
        except FindingsError:
            return True

    def _measure(self, composition: Composition, scale: TypeScale) -> Fullness:
        return self._measured(rescale(composition, scale))

    def _measured(self, composition: Composition) -> Fullness:
        with failures_as_findings(composition.document.properties.identifier, composition):
            return self.measure(composition)

    def _compose(self, language: str, out: frozenset[str]) -> Composition:
        composition = self._try(language, out)
        if isinstance(composition, FindingsError):
            raise composition
        return composition

    def _try(self, language: str, out: frozenset[str]) -> Composition | FindingsError:
        key = (language, out)
        if key not in self._compositions:
            arrangement = self.rearranged.arrangement  # which may compose this, too
            if key not in self._compositions:
                self._compositions[key] = self._composed(language, out, arrangement)
        return self._compositions[key]

    def _composed(self, language: str, out: frozenset[str], arrangement: Arrangement) -> Composition | FindingsError:
        brief = without(self.brief, out)
        try:
            return compose_output(self.root, brief, language, self.output, draft=self.draft, arrangement=arrangement)
        except FindingsError as error:
            return error


def _printed(document: Document) -> frozenset[str]:
    """The addresses of all texts that ``document`` prints, and those of the alternative texts of its images."""
    texts = (leaf.address for leaf in leaves_of(document) if leaf.address)
    return frozenset([*texts, *(f"{image.id}/alt" for image in images_of(document.children))])
