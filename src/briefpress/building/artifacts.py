"""Artifacts and their paths: ``build/<brief>/<language>/<output>.pdf`` both ways, drafts under ``build/draft``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from briefpress.content.model import Brief

BUILD = PurePosixPath("build")
DRAFTS = BUILD / "draft"


class Format(StrEnum):
    """The formats of artifacts, by the end of their names."""

    PDF = "pdf"
    WORD = "docx"


_NAME = "([A-Za-z0-9][A-Za-z0-9-]*)"
_PATH = re.compile(rf"{BUILD}/(draft/)?{_NAME}/{_NAME}/{_NAME}\.({'|'.join(Format)})")


@dataclass(frozen=True, slots=True, order=True)
class Artifact:
    """One file to be made: brief × language × output × format; as a draft or not."""

    brief: str
    language: str
    output: str
    format: Format
    is_draft: bool = False

    @property
    def path(self) -> PurePosixPath:
        """Where it goes, relative to the project."""
        return (DRAFTS if self.is_draft else BUILD) / self.brief / self.language / f"{self.output}.{self.format}"

    @classmethod
    def from_path(cls, text: str) -> Artifact | None:
        """The artifact at ``build/<brief>/<language>/<output>.<format>``; None where the path is not of that form."""
        match = _PATH.fullmatch(str(PurePosixPath(text)))
        return cls(match[2], match[3], match[4], Format(match[5]), match[1] is not None) if match else None

    def __str__(self) -> str:
        return str(self.path)


def artifacts_of(brief: Brief, *, draft: bool = False) -> Iterator[Artifact]:
    """Every artifact of ``brief``, or every draft: language by language, output by output, PDF before Word."""
    for language in brief.all_languages:
        for output in brief.outputs:
            for format_ in Format:
                yield Artifact(brief.id, language, output.name, format_, draft)
