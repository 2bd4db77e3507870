"""One output in all its languages: alike in what it leaves out, each at its own scale."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefpress.content.model import Brief, Output
from briefpress.content.room import OPTIONAL, WHEN_ROOM, MarkedPart, marked_parts, without
from briefpress.document.leaves import images_of, leaves_of
from briefpress.document.nodes import Document
from briefpress.document.scaling import AS_SAID, TypeScale
from briefpress.findings import Finding, FindingsError
from briefpress.fitting.findings import empty_foot, left_out, too_long
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
    say.

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
        if not allowed:
            return Fit(whole)
        if self.draft:
            return self._fit_draft(language, allowed)
        composition = self._compose(language, self.choice.left_out)
        scale = find_scale(lambda at: self._measure(composition, at), composition.bounds, allowed)
        if scale is None:
            scale = tightest(composition.bounds)
            raise FindingsError([too_long(self.root, rescale(composition, scale), scale)])
        fullness = self._measure(composition, scale)
        notices = [left_out(self._name, part, languages) for part, languages in self.choice.reasons]
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
        with failures_as_findings(composition.document.properties.identifier, composition):
            return self.measure(rescale(composition, scale))

    def _compose(self, language: str, out: frozenset[str]) -> Composition:
        composition = self._try(language, out)
        if isinstance(composition, FindingsError):
            raise composition
        return composition

    def _try(self, language: str, out: frozenset[str]) -> Composition | FindingsError:
        key = (language, out)
        if key not in self._compositions:
            try:
                self._compositions[key] = compose_output(
                    self.root, without(self.brief, out), language, self.output, draft=self.draft
                )
            except FindingsError as error:
                self._compositions[key] = error
        return self._compositions[key]


def _printed(document: Document) -> frozenset[str]:
    """The addresses of all texts that ``document`` prints, and those of the alternative texts of its images."""
    texts = (leaf.address for leaf in leaves_of(document) if leaf.address)
    return frozenset([*texts, *(f"{image.id}/alt" for image in images_of(document.children))])
