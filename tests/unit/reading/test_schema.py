"""Misfits between a file and its schema, shown at their place with what would be right."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import PurePosixPath

import pytest
from pydantic import BaseModel, Field, field_validator

from briefpress.findings import FindingsError
from briefpress.reading.schema import validate
from briefpress.reading.yaml import read_yaml


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Row(BaseModel, extra="forbid", frozen=True):
    value: str
    colour: Colour = Colour.RED
    as_of: datetime.date | None = Field(None, alias="as-of")
    size: int = 1

    @field_validator("size")
    @classmethod
    def _small(cls, size: int) -> int:
        if size > 3:
            raise ValueError("the size is over three")
        return size


class Table(BaseModel, extra="forbid", frozen=True):
    title: str
    rows: dict[str, Row] = Field(default_factory=dict)
    names: tuple[str, ...] = ()
    full: tuple[Row, ...] = Field((Row(value="1"),), min_length=1)


def problems(text: str) -> dict[str, tuple[str, str, str]]:
    with pytest.raises(FindingsError) as caught:
        validate(Table, read_yaml(text, PurePosixPath("t.yaml")))
    assert {finding.code for finding in caught.value.findings} == {"F004"}
    return {
        f"{finding.location.line}:{finding.location.column}": (finding.message, finding.expected, finding.help)
        for finding in caught.value.findings
    }


def test_what_fits_is_typed() -> None:
    document = read_yaml("t:\n  title: NO\n  rows: {a: {value: 012, as-of: 2022-01-20, size: 2}}", PurePosixPath("t"))
    table = validate(Table, document, ("t",))
    assert table == Table(
        title="NO", rows={"a": Row.model_validate({"value": "012", "as-of": datetime.date(2022, 1, 20), "size": 2})}
    )


def test_every_misfit_is_reported_at_its_place() -> None:
    found = problems(
        "rows:\n"
        "  a: {valeu: 1, colour: bleu}\n"
        "  b: {value: {x}, as-of: 2022-02-31}\n"
        "  c: {value: 1, size: 7}\n"
        "names: zh\n"
        "tilte: T\n"
    )
    assert found["1:1"][0] == "the key `title` is missing"
    assert found["2:3"][0] == "the key `value` is missing"
    assert found["2:7"] == (
        "the key `valeu` is not known here",
        "`as-of`, `colour`, `size` or `value`",
        "did you mean `value`?",
    )
    assert found["2:25"] == ("the value of `colour` does not fit", "red or blue", "write `blue`")
    assert "quotes" in found["3:14"][2]
    assert "2022-01-20" in found["3:26"][1]
    assert found["4:23"][0] == "the size is over three"
    assert found["5:8"][1] == "a list"
    assert found["6:1"][2] == "did you mean `title`?"
    assert len(found) == 9


def test_a_list_whose_only_item_is_wrong_is_not_said_to_be_too_short_as_well() -> None:
    assert [message for message, *_ in problems("title: T\nfull: [{value: 1, colour: bleu}]").values()] == [
        "the value of `colour` does not fit"
    ]
    assert problems("title: T\nfull: []") == {"2:7": ("the value of `full` does not fit", "at least 1 in the list", "")}


def test_a_comma_within_a_number_in_braces_is_explained() -> None:
    (found,) = problems("title: T\nrows: {a: {value: 402,000}}").values()
    assert found[0] == "the key `000` is not known here"
    assert "without separators" in found[2]


@pytest.mark.parametrize("text", ["", "title", "[title]", "title:\n  a: b"])
def test_files_of_another_shape_are_refused(text: str) -> None:
    assert problems(text)
