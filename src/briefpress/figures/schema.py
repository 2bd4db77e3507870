"""The form of ``figures.yaml``, as pydantic models; also the source of the JSON Schema that editors use."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from briefpress.figures.model import Kind, Scale, Status

ScalarText = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
"""Text that may look like a number: it is kept as written, so 1.10 stays 1.10."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RivalEntry(_Entry):
    """Another value that a source gives for the same thing, in the unit and scale of the figure."""

    value: ScalarText = Field(description="a number such as 49.5, or with a limit: <0.5")
    source: str = Field("", description="id of a source")
    place: str = Field("", description="where in the source")
    period: ScalarText = Field("", description="if it is another than that of the figure")


class Measured(_Entry):
    """What figures and series have in common."""

    formula: ScalarText = Field("", description="arithmetic over other figures: trade-2021 / trade-1992")
    unit: str | None = Field(None, description="USD, CNY, percent, km, bcm-per-year, countries, …; one is a bare count")
    scale: Scale | None = Field(None, description="the power of ten of the value")
    kind: Kind | None = Field(None, description="what is measured; derived from the unit if left out")
    decimals: int | None = Field(None, ge=0, le=10, description="digits after the point in print; else as written")
    period: ScalarText = Field("", description="what time it is about: 2021, 2012/2021, 2022-01")
    as_of: str = Field("", alias="as-of", description="the day at which it was so: 2014-05-31")
    source: str = Field("", description="id of a source in sources.yaml")
    place: ScalarText = Field("", description="where in the source: paragraph 3")
    status: Status | None = Field(None, description="how firm it is")
    note: str = Field("", description="a remark for the office; never printed")


class FigureEntry(Measured):
    """One figure: a value from a source, or a formula over other figures."""

    value: ScalarText = Field("", description="a number as the source has it, with a limit <0.5, >10, ~4400, or a date")
    rivals: tuple[RivalEntry, ...] = Field((), description="other values that sources give")
    worded: str = Field("", description="how prose puts it: over 100, under 500, about 20; checked against the value")

    @model_validator(mode="after")
    def _one_origin(self) -> FigureEntry:
        if bool(self.value) == bool(self.formula):
            raise ValueError("a figure has either a value or a formula")
        if self.formula and self.rivals:
            raise ValueError("a figure with a formula has no rivals; they belong to the figures it rests on")
        return self


class SeriesEntry(Measured):
    """One series: a column of a CSV file, or a formula over other series, cell by cell."""

    file: str = Field("", description="a CSV file in the folder of the brief: data/by-country-2024.csv")
    key: ScalarText = Field("", description="head of the column with the keys; the first if left out")
    value: ScalarText = Field("", description="head of the column with the values; the second of two if left out")

    @model_validator(mode="after")
    def _one_origin(self) -> SeriesEntry:
        if bool(self.file) == bool(self.formula):
            raise ValueError("a series has either a file or a formula")
        if self.formula and (self.key or self.value):
            raise ValueError("a series with a formula takes its keys from the series it rests on")
        return self


class Defaults(_Entry):
    """What figures and series have that do not say otherwise. ``scale`` is for those in the unit given here."""

    unit: str | None = Field(None, description="the unit of most figures, such as USD")
    scale: Scale | None = Field(None, description="the power of ten of figures in that unit")
    source: str = Field("", description="id of a source in sources.yaml")
    status: Status | None = Field(None, description="how firm figures are")


class FiguresFile(_Entry):
    """The file ``figures.yaml`` of a brief: every number once."""

    defaults: Defaults = Field(default_factory=Defaults)
    figures: dict[str, FigureEntry] = Field(default_factory=dict, description="figures by name")
    series: dict[str, SeriesEntry] = Field(default_factory=dict, description="rows of figures by name")
    checks: tuple[ScalarText, ...] = Field((), description="comparisons that must hold: sum(by-country) == total")

    @model_validator(mode="before")
    @classmethod
    def _without_empty_parts(cls, data: object) -> object:
        """A heading such as ``checks:`` with nothing below it is as good as none."""
        return {key: value for key, value in data.items() if value != ""} if isinstance(data, dict) else data
