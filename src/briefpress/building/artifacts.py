"""Artifacts and their paths: ``build/<brief>/<language>/<output>.pdf`` both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from briefpress.content.model import Brief

BUILD = PurePosixPath("build")


class Format(StrEnum):
    """The formats of artifacts, by the end of their names."""

    PDF = "pdf"
    WORD = "docx"


_NAME = "([A-Za-z0-9][A-Za-z0-9-]*)"
_PATH = re.compile(rf"{BUILD}/{_NAME}/{_NAME}/{_NAME}\.({'|'.join(Format)})")


@dataclass(frozen=True, slots=True, order=True)
class Artifact:
    """One file to be made: brief × language × output × format."""

    brief: str
    language: str
    output: str
    format: Format

    @property
    def path(self) -> PurePosixPath:
        """Where it goes, relative to the project."""
        return BUILD / self.brief / self.language / f"{self.output}.{self.format}"

    @classmethod
    def from_path(cls, text: str) -> Artifact | None:
        """The artifact at ``build/<brief>/<language>/<output>.<format>``; None where the path is not of that form."""
        match = _PATH.fullmatch(str(PurePosixPath(text)))
        return cls(match[1], match[2], match[3], Format(match[4])) if match else None

    def __str__(self) -> str:
        return str(self.path)


def artifacts_of(brief: Brief) -> Iterator[Artifact]:
    """Every artifact of ``brief``: language by language, output by output, PDF before Word."""
    for language in brief.all_languages:
        for output in brief.outputs:
            for format_ in Format:
                yield Artifact(brief.id, language, output.name, format_)
