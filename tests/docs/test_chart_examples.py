"""The charts in the documentation are charts that can be written, one of each kind at least."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import get_args

import pytest

from briefpress.content.schema import ChartModel
from briefpress.reading.schema import validate
from briefpress.reading.yaml import read_yaml

PAGE = (Path(__file__).parents[2] / "docs/content.md").read_text("utf-8")
EXAMPLES = re.findall(r"^:::\{chart\} ([a-z-]+).*\n((?:(?!:::).*\n)+):::$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("name", "body"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_fits_the_schema(name: str, body: str) -> None:
    assert validate(ChartModel, read_yaml(body, PurePosixPath(name))).title


def test_every_kind_has_an_example() -> None:
    shown = {match for _, body in EXAMPLES for match in re.findall(r"^kind: (.*)$", body, re.MULTILINE)}
    assert shown == set(get_args(ChartModel.model_fields["kind"].annotation))
