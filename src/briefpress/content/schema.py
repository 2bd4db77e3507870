"""The YAML that authors write, as schemas: front matter, directives, sources and what the office shares."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from briefpress.content.moments import read_moment, read_zone
from briefpress.document.palette import MOST_SERIES
from briefpress.figures.model import CELL_PATTERN
from briefpress.locations import ID_PATTERN


def _id(text: str) -> str:
    if not ID_PATTERN.fullmatch(text):
        raise ValueError("an id is made of lower-case letters a to z, digits and hyphens")
    return text


def _figure_name(text: str) -> str:
    if not (ID_PATTERN.fullmatch(text) or CELL_PATTERN.fullmatch(text)):
        raise ValueError("this is not the name of a figure, such as trade-2021 or by-country-2024[KZ]")
    return text


def _date(text: str) -> str:
    """A year, month or day that exists."""
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        raise ValueError("this is not a date such as 2022-01-20, 2022-01 or 2022") from None
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise ValueError("this is not a date such as 2022-01-20, 2022-01 or 2022")
    return text


def _day(text: str) -> str:
    if len(_date(text)) != len("2022-01-20"):
        raise ValueError("this is not a day such as 2022-01-20")
    return text


def _zone(text: str) -> str:
    read_zone(text)
    return text


def _moment(text: str) -> str:
    read_moment(text)
    return text


def _sort(text: str) -> str:
    if text != "none" and not re.fullmatch(rf"(?:{ID_PATTERN.pattern}) descending", text):
        raise ValueError("this is no order of rows, such as `by-country-2024 descending`")
    return text


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, AfterValidator(_id)]
FigureName = Annotated[str, AfterValidator(_figure_name)]
# Editors read 1 and 2022 as numbers, where we read every value as text.
SchemaVersion = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
PartialDate = Annotated[str, AfterValidator(_date), WithJsonSchema({"type": ["string", "integer"]})]
Day = Annotated[str, AfterValidator(_day)]
TimeZone = Annotated[str, AfterValidator(_zone)]
Moment = Annotated[str, AfterValidator(_moment)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>]+$")]
Version = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9A-Za-z]([0-9A-Za-z.-]{0,18}[0-9A-Za-z])?$"),
    WithJsonSchema({"type": ["string", "number"]}),
]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_more)]
Keys = Annotated[tuple[Words, ...], BeforeValidator(_one_or_more)]


class StrictModel(BaseModel):
    """Keys that are not declared are refused, and values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# --- brief.md: front matter ------------------------------------------------------------------------------------------


class OutputModel(StrictModel):
    name: Id
    layout: Id
    audience: Literal["public", "internal"]
    brand: Id | None = None
    large_print: bool = Field(default=False, alias="large-print")


class MarkingModel(StrictModel):
    """How a brief is marked. ``caveat`` (how to handle it) and ``distribution`` (who gets it) are internal."""

    classification: Id | None = None
    caveat: Words | None = None
    version: Version | None = None
    status: Literal["draft", "final"] = "final"
    distribution: dict[Id, Words] = {}


class FrontMatter(StrictModel):
    schema_version: SchemaVersion = Field(alias="schema")
    title: Words
    language: Language
    edition: Day
    outputs: Annotated[tuple[OutputModel, ...], Field(min_length=1)]
    short_title: Words | None = Field(default=None, alias="short-title")
    subtitle: Words | None = None
    languages: tuple[Language, ...] = ()
    marking: MarkingModel = MarkingModel()
    embargo: Moment | None = None
    place: Words | None = None
    next_release: Day | None = Field(default=None, alias="next-release")
    abstract: Words | None = None


# --- brief.md: directives --------------------------------------------------------------------------------------------


class KeyFigureModel(StrictModel):
    figure: FigureName
    label: Words
    id: Id | None = None
    note: Words | None = None


class ChartFigureModel(StrictModel):
    figure: FigureName
    label: Words | None = None
    id: Id | None = None


class ChartSeriesModel(StrictModel):
    """One of several series: of the register, or made of figures, which then needs an ``id``."""

    series: Id | None = None
    figures: Annotated[tuple[FigureName, ...], Field(min_length=1)] | None = None
    name: Words | None = None
    id: Id | None = None

    @model_validator(mode="after")
    def _series_or_figures(self) -> ChartSeriesModel:
        if (self.series is None) == (self.figures is None):
            raise ValueError("an entry is either one `series` or a list of `figures`")
        if self.figures and not self.id:
            raise ValueError("an entry with `figures` needs an `id`")
        return self


class EventModel(StrictModel):
    id: Id
    date: Words
    text: Words


def _chart_series(value: object) -> object:
    """``series: a`` and ``series: [a, b]`` are short for a list of entries."""
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list):
        return value
    return [{"series": entry} if isinstance(entry, str) else entry for entry in entries]


def _chart_figures(value: object) -> object:
    if not isinstance(value, list):
        return value
    return [{"figure": entry} if isinstance(entry, str) else entry for entry in value]


ChartSeriesEntries = Annotated[
    tuple[ChartSeriesModel, ...], BeforeValidator(_chart_series), Field(min_length=1, max_length=MOST_SERIES)
]
ChartFigures = Annotated[tuple[ChartFigureModel, ...], BeforeValidator(_chart_figures), Field(min_length=1)]


class ChartModel(StrictModel):
    kind: Literal["bar", "column", "stacked-bar", "stacked-column", "line", "dot", "timeline"]
    title: Words
    series: ChartSeriesEntries | None = None
    figures: ChartFigures | None = None
    events: Annotated[tuple[EventModel, ...], Field(min_length=1)] | None = None
    subtitle: Words | None = None
    summary: Words | None = None
    names: Id | None = None
    categories: Words | None = None
    sort: Literal["descending", "none"] = "none"
    highlight: Keys = ()
    table: bool = False
    source: Ids = ()

    @model_validator(mode="after")
    def _one_kind_of_data(self) -> ChartModel:
        given = [self.series is not None, self.figures is not None, self.events is not None]
        if (self.kind == "timeline") != given[2] or (self.kind == "timeline" and given != [False, False, True]):
            raise ValueError("a timeline has `events`, and nothing else has them")
        if self.kind != "timeline" and given[0] == given[1]:
            raise ValueError("a chart shows either `series` or a list of `figures`")
        if self.kind.startswith("stacked") and len(self.series or ()) < 2:
            raise ValueError("a stack is made of at least two `series`")
        if self.kind == "line" and self.sort != "none":
            raise ValueError("a line keeps the order of its dates")
        if self.highlight and (self.kind not in ("bar", "column", "dot") or len(self.series or ()) > 1):
            raise ValueError("only bars, columns and dots of one series can have a `highlight`")
        return self

    @model_validator(mode="after")
    def _a_timeline_has_only_words(self) -> ChartModel:
        if self.kind == "timeline" and (self.names or self.categories or self.table or self.sort != "none"):
            raise ValueError("a timeline has no `names`, `categories`, `sort` or `table`")
        return self


class ColumnModel(StrictModel):
    id: Id
    head: str = ""
    align: Literal["start", "number"] | None = None
    width: Annotated[int, Field(ge=0, le=100)] = 0
    series: Id | None = None
    names: Id | None = None
    form: Literal["full", "amount", "number", "unit", "date", "year", "rival", "signed", "size"] = "number"


class TableModel(StrictModel):
    title: Words
    columns: Annotated[tuple[ColumnModel, ...], Field(min_length=1)]
    subtitle: Words | None = None
    source: Ids = ()
    rows: tuple[dict[str, str], ...] = ()
    keys: Id | None = None
    sort: Annotated[str, AfterValidator(_sort)] = "none"
    total: dict[str, str] | None = None

    @model_validator(mode="after")
    def _rows_or_keys(self) -> TableModel:
        if bool(self.rows) == (self.keys is not None):
            raise ValueError("a table has either written `rows` or the `keys` of a series")
        return self


class ImageModel(StrictModel):
    file: Words
    alt: Words
    title: Words | None = None


# --- sources.yaml ----------------------------------------------------------------------------------------------------


class SourceModel(StrictModel):
    """CSL's names. Who publishes is the first of publisher, issuer, container-title and author that is given."""

    type: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_-]*$")]
    title: Words
    publisher: Words | None = None
    issuer: Words | None = None
    container_title: Words | None = Field(default=None, alias="container-title")
    author: Words | None = None
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    url: Url | None = Field(default=None, alias="URL")
    language: Language | None = None
    grade: Literal["official", "press", "reprint"] | None = None
    note: str = ""


# --- content/shared --------------------------------------------------------------------------------------------------


class ContactsModel(StrictModel):
    """How somebody is reached for one purpose."""

    office_hours: Words = Field(alias="office-hours")
    out_of_hours: Words | None = Field(default=None, alias="out-of-hours")


class OfficeModel(StrictModel):
    name: Words
    brand: Id
    time_zone: TimeZone = Field(alias="time-zone")
    short_name: Words | None = Field(default=None, alias="short-name")
    time_zone_name: Words | None = Field(default=None, alias="time-zone-name")
    place: Words | None = None
    contacts: dict[Id, ContactsModel] = {}


class TierModel(StrictModel):
    """One classification: its name, and perhaps the mark that stands before a paragraph."""

    id: Id
    name: Words
    mark: Words | None = None


class MarkingFile(StrictModel):
    """``marking.yaml``: the classifications from the lowest to the highest, that of a brief which does not say, and the
    highest that a public output may show."""

    classifications: Annotated[tuple[TierModel, ...], Field(min_length=1)]
    default: Id
    public: Id

    @model_validator(mode="after")
    def _known(self) -> MarkingFile:
        ids = [tier.id for tier in self.classifications]
        if len(set(ids)) < len(ids):
            raise ValueError("a classification stands twice")
        for key, value in (("default", self.default), ("public", self.public)):
            if value not in ids:
                raise ValueError(f"`{key}` is none of the classifications: {', '.join(ids)}")
        return self


class GlossaryModel(StrictModel):
    terms: dict[str, dict[str, str]] = {}
    names_with_digits: tuple[Words, ...] = Field(default=(), alias="names-with-digits")
