"""Artifacts and their paths, both ways; no path leads out of its place."""

from __future__ import annotations

import pytest

from briefpress.building.artifacts import Artifact, Format


def test_a_path_and_its_artifact_are_the_same_thing() -> None:
    artifact = Artifact("central-asia-trade", "zh-Hant", "one-page", Format.WORD)
    assert str(artifact) == "build/central-asia-trade/zh-Hant/one-page.docx"
    assert Artifact.from_path(str(artifact)) == artifact


def test_a_draft_has_a_place_of_its_own() -> None:
    draft = Artifact("central-asia-trade", "ru", "one-page", Format.PDF, is_draft=True)
    assert str(draft) == "build/draft/central-asia-trade/ru/one-page.pdf"
    assert Artifact.from_path(str(draft)) == draft


def test_a_brief_may_be_called_draft() -> None:
    artifact = Artifact("draft", "en", "one-page", Format.PDF)
    assert Artifact.from_path("build/draft/en/one-page.pdf") == artifact
    assert Artifact.from_path("build/draft/draft/en/one-page.pdf") == Artifact(
        "draft", "en", "one-page", Format.PDF, True
    )


@pytest.mark.parametrize(
    "path",
    [
        "build/draft/draft/a/en/b.pdf",
        "build/draft/b.pdf",
        "build/a/en/b.odt",
        "build/a/en/b",
        "build/a/b.pdf",
        "build/a/en/b/c.pdf",
        "/build/a/en/b.pdf",
        "other/a/en/b.pdf",
        "build/../en/b.pdf",
        "build/a/../b.pdf",
        "build/a/en/...pdf",
        "build/a/en/b.c.pdf",
        "build/a/en/\u202efdp.pdf",
        "build/a/e n/b.pdf",
        "build/a/en/b.pdf\n",
        "",
    ],
)
def test_what_is_no_path_of_an_artifact_is_none(path: str) -> None:
    assert Artifact.from_path(path) is None
