"""``briefpress doctor`` finds a machine fit that can run these tests, and says what another lacks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def checkout(small: SmallProject) -> SmallProject:
    shutil.copy(REPOSITORY / "requirements.lock", small.root)
    return small


def test_this_machine_is_fit(checkout: SmallProject) -> None:
    outcome = checkout.run("doctor")
    assert (outcome.code, outcome.err) == (0, ""), outcome.out
    lines = outcome.out.split("\n")[:-1]
    assert all(line.startswith("ok ") for line in lines)
    assert {"Python", "Pango", "disk"} <= {line.split()[1] for line in lines}


def test_a_damaged_font_is_named_with_what_to_do(checkout: SmallProject) -> None:
    fonts = checkout.root / ".cache/fonts"
    shutil.copytree(fonts.resolve(), checkout.root / "fonts")
    fonts.unlink()
    (checkout.root / "fonts").rename(fonts)
    (fonts / "SourceSans3.ttf").write_bytes(b"damaged")
    (fonts / "SourceSerif4.ttf").unlink()
    outcome = checkout.run("doctor", "--json")
    assert outcome.code == 1
    lacks = {check["detail"]: check["remedy"] for check in outcome.json if not check["ok"]}
    assert lacks == {
        "SourceSans3.ttf is not the locked file": "remove .cache/fonts, then run make setup",
        "SourceSerif4.ttf: No such file or directory": "remove .cache/fonts, then run make setup",
    }


@pytest.mark.parametrize(
    ("file", "text", "name"),
    [
        ("requirements.lock", "babel==0.1 \\\n", "Python packages"),
        ("requirements.lock", "no-such-package==1 \\\n", "Python packages"),
        ("requirements.lock", "\udcff", "Python packages"),
        ("tools/fonts/fonts.toml", "not toml", "fonts"),
        ("tools/fonts/fonts.toml", "[[font]]\nname = 1\n", "fonts"),
        ("tools/fonts/fonts.toml", "\udcff", "fonts"),
    ],
)
def test_what_does_not_fit_is_named_without_a_traceback(
    checkout: SmallProject, file: str, text: str, name: str
) -> None:
    (checkout.root / file).write_bytes(text.encode("utf-8", "surrogateescape"))
    outcome = checkout.run("doctor", "--json")
    assert outcome.code == 1, outcome.err
    assert [check["name"] for check in outcome.json if not check["ok"]] == [name]
    assert all(check["remedy"] for check in outcome.json if not check["ok"])


def test_a_build_folder_that_is_a_file_is_named(checkout: SmallProject) -> None:
    (checkout.root / "build").write_text("")
    outcome = checkout.run("doctor")
    assert outcome.code == 1
    assert "is no folder" in outcome.out
