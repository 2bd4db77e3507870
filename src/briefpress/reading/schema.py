"""Values of a YAML document typed by a pydantic model; every misfit becomes a finding at its place in the file."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefpress.findings import Finding, FindingsError
from briefpress.locations import SourceLocation
from briefpress.reading.yaml_document import YamlDocument, YamlPath, YamlValue

M = TypeVar("M", bound=BaseModel)

FINDING_LIMIT = 50

EXPECTATIONS = {
    "string_type": "a text",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "mapping_type": "keys and values",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "date_from_datetime_parsing": "a date such as 2022-01-20",
    "date_parsing": "a date such as 2022-01-20",
    "date_type": "a date such as 2022-01-20",
}
"""What a user would have to write, by the name that pydantic gives to the error."""


def validate(model: type[M], document: YamlDocument, at: YamlPath = ()) -> M:
    """The value at ``at`` in ``document`` as a ``model``.

    Raises FindingsError with one F004 for each misfit: at the value, at the key where it is unknown, at the mapping (at
    its key, if it has one) where a key is missing.
    """
    value = document.value(at)
    try:
        return model.model_validate(value if value != "" else {})
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        # Pydantic counts the items that fit: a list is not short because what is in it is wrong.
        told = [detail for detail in details if detail["type"] != "too_short" or not _inner(detail, details)]
        findings = (_finding(model, document, at, detail) for detail in told[:FINDING_LIMIT])
        # A union tries each of its members and complains once for each: one finding for a place is enough.
        raise FindingsError(_first_of_each_place(findings)) from None


def similar(word: str, known: Iterable[str]) -> str:
    """The one of ``known`` that ``word`` most likely means; empty if none is close."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def listed(words: Iterable[str]) -> str:
    """Words as an enumeration in a message: «a, b or c»."""
    *most, last = list(words)
    return f"{', '.join(most)} or {last}" if most else last


def _first_of_each_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[tuple[SourceLocation, str]] = set()
    for finding in findings:
        key = (finding.location, finding.message if finding.message.startswith("the key") else "")
        if key not in seen:
            seen.add(key)
            yield finding


def _inner(outer: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Whether something within the value of ``outer`` is wrong too."""
    place = outer["loc"]
    return any(len(detail["loc"]) > len(place) and detail["loc"][: len(place)] == place for detail in details)


def _finding(model: type[BaseModel], document: YamlDocument, at: YamlPath, detail: ErrorDetails) -> Finding:
    kind = detail["type"]
    path = _known_path(document, at, detail["loc"])
    if kind == "missing":
        return _missing(document, path, str(detail["loc"][-1]))
    if kind == "extra_forbidden":
        return _unknown_key(model, document, at, path)
    location = document.key_location(path) if detail["loc"][-1:] == ("[key]",) else document.location(path)
    value = detail["input"]
    expected, advice = _expectation(detail), ""
    if kind in ("enum", "literal_error") and isinstance(value, str):
        word = similar(value, re.findall(r"'([^']*)'", str(detail["ctx"].get("expected", ""))))
        advice = f"write `{word}`" if word else ""
    elif kind == "string_type" and isinstance(value, dict | list):
        advice = "put a text that holds { } or [ ] in quotes"
    elif value == "":
        advice = "write a value, or leave the key out"
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    message = _own_message(detail) or (f"the value of `{name}` does not fit" if name else "the value does not fit")
    return Finding("F004", message, location, _shown(value), expected, advice, document.excerpt(location))


def _missing(document: YamlDocument, path: YamlPath, key: str) -> Finding:
    location = document.key_location(path)
    return Finding(
        "F004",
        f"the key `{key}` is missing",
        location,
        expected=f"`{key}:` with a value" + (f" under `{path[-1]}`" if path and isinstance(path[-1], str) else ""),
        excerpt=document.excerpt(location),
    )


def _unknown_key(model: type[BaseModel], document: YamlDocument, at: YamlPath, path: YamlPath) -> Finding:
    location = document.key_location(path)
    name = str(path[-1]) if path else ""
    known = sorted(_keys_at(model, path[len(at) : -1]))
    word = similar(name, known)
    advice = f"did you mean `{word}`?" if word else ""
    if name.isdigit():
        advice = "in braces a comma ends a value: write a number without separators, such as 402000"
    return Finding(
        "F004",
        f"the key `{name}` is not known here",
        location,
        found=f"`{name}`",
        expected=listed(f"`{key}`" for key in known) if known else "",
        help=advice,
        excerpt=document.excerpt(location),
    )


def _known_path(document: YamlDocument, at: YamlPath, steps: tuple[int | str, ...]) -> YamlPath:
    """The longest way into the document that ``steps`` spell; steps that only pydantic knows are skipped."""
    path = at
    for step in steps:
        if document.value((*path, step)) is not None:
            path = (*path, step)
    return path


def _expectation(detail: ErrorDetails) -> str:
    if detail["type"] in ("enum", "literal_error"):
        words = re.findall(r"'([^']*)'", str(detail["ctx"].get("expected", "")))
        return listed(words)
    if detail["type"] in ("value_error", "assertion_error"):
        return ""
    if detail["type"] == "string_pattern_mismatch":
        return f"a text of the form {detail['ctx'].get('pattern', '')}"
    if detail["type"] == "too_short":
        return f"at least {detail['ctx'].get('min_length')} in the list"
    message = detail["msg"]
    return EXPECTATIONS.get(detail["type"], message[:1].lower() + message[1:])


def _own_message(detail: ErrorDetails) -> str:
    """The words of a validator of ours, which says in its ValueError what is wrong."""
    return str(detail["ctx"]["error"]) if detail["type"] == "value_error" else ""


def _shown(value: YamlValue | object) -> str:
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return "nothing" if text == "" else text if len(text) <= 60 else text[:59] + "…"


def _keys_at(model: type[BaseModel], path: YamlPath) -> set[str]:
    """The keys that the schema knows at ``path``: of all models that may stand there."""
    places: list[Any] = [model]
    for step in path:
        places = [inner for place in places for inner in _inside(place, step)]
    return {
        info.alias or name
        for place in places
        for one in _alternatives(place)
        if _is_model(one)
        for name, info in one.model_fields.items()
    }


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _alternatives(annotation: Any) -> Iterator[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _alternatives(typing.get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for one in typing.get_args(annotation):
            yield from _alternatives(one)
    else:
        yield annotation


def _inside(annotation: Any, step: str | int) -> Iterator[Any]:
    for one in _alternatives(annotation):
        if _is_model(one):
            for name, info in one.model_fields.items():
                if step in (name, info.alias):
                    yield info.annotation
        else:
            # The last argument is the type of the values of a mapping, and of the items of a list.
            arguments = [argument for argument in typing.get_args(one) if argument is not Ellipsis]
            yield from arguments[-1:]
