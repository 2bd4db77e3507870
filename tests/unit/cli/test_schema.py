"""The JSON Schemas that editors use take the real files, as editors read them, and refuse what Briefpress refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefpress.cli.schema import SCHEMAS, json_schema

if TYPE_CHECKING:
    from conftest import SmallProject


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it, by the core schema of YAML 1.2: numbers and booleans are such, dates are text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(tag, re.compile(f"(?:{pattern})$"), first)

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}


def misfits(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """Where ``value`` does not fit ``schema``: as much of JSON Schema as pydantic writes."""
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return misfits(value, target, root, at)
    if "anyOf" in schema:
        tries = [misfits(value, choice, root, at) for choice in schema["anyOf"]]
        return [] if [] in tries else min(tries, key=len)
    found: list[str] = []
    if "type" in schema:
        wanted = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        kinds = tuple(
            kind for name in wanted for kind in ([TYPES[name]] if isinstance(TYPES[name], type) else TYPES[name])
        )
        if not isinstance(value, kinds) or (isinstance(value, bool) and "boolean" not in wanted):
            return [f"{at}: {value!r} is no {' or '.join(wanted)}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{at}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of {schema['enum']}")
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{at}: {value!r} does not match {schema['pattern']}")
        if len(value) < schema.get("minLength", 0):
            found.append(f"{at}: too short")
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        above, below = schema.get("exclusiveMinimum", value - 1), schema.get("exclusiveMaximum", value + 1)
        if not (low <= value <= high and above < value < below):
            found.append(f"{at}: {value!r} is out of bounds")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{at}: too few")
        for index, item in enumerate(value):
            found += misfits(item, schema.get("items", {}), root, f"{at}[{index}]")
    if isinstance(value, dict):
        found += [f"{at}: {key} is missing" for key in schema.get("required", []) if key not in value]
        for key, item in value.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            if inner is False:
                found.append(f"{at}: {key} is not known")
            elif isinstance(inner, dict):
                found += misfits(item, inner, root, f"{at}/{key}")
    return found


def read(file: Path) -> Any:
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        text = text.split("---\n")[1]
    return yaml.load(text, EditorLoader)  # noqa: S506  # a SafeLoader with fewer types


REPOSITORY = Path(__file__).parents[3]
REAL = [
    ("brief", "content/*/brief.md"),
    ("figures", "content/*/figures.yaml"),
    ("sources", "content/*/sources.yaml"),
    ("office", "content/shared/office.yaml"),
    ("glossary", "content/shared/glossary.yaml"),
    ("layout", "templates/*/layout.yaml"),
    ("roles", "templates/shared/roles.yaml"),
    ("brand", "templates/brands/*/brand.yaml"),
]
FOLDERS = [REPOSITORY, REPOSITORY / "tests/fixtures/small"]


@pytest.mark.parametrize(("name", "pattern"), REAL)
def test_the_real_files_fit_their_schemas(name: str, pattern: str) -> None:
    files = [file for folder in FOLDERS for file in folder.glob(pattern)]
    assert files
    schema = json.loads(json.dumps(json_schema(name)))
    assert {str(file): misfits(read(file), schema, schema) for file in files} == {str(file): [] for file in files}


def test_a_year_is_a_date_although_editors_read_a_number() -> None:
    schema = json.loads(json.dumps(json_schema("sources")))
    source = {"a": {"type": "book", "title": "A", "issued": 2022}}
    assert misfits(source, schema, schema) == []


@pytest.mark.parametrize(
    ("name", "text", "misfit"),
    [
        ("figures", "figures: {a: {vlaue: 1}}", "vlaue is not known"),
        ("figures", "figures: {a: {value: 1, scale: bilion}}", "is none of"),
        ("brief", "{schema: 1, title: T, language: en, edition: 2022-01-20, outputs: []}", "too few"),
        ("brief", "{schema: 2, title: T, language: en, edition: 2022-01-20, outputs: [{}]}", "schema"),
        ("sources", "a: {type: webpage}", "title is missing"),
        ("layout", "{name: A, page: {size: A3}, roles: {}}", "A3"),
    ],
)
def test_what_briefpress_refuses_does_not_fit(name: str, text: str, misfit: str) -> None:
    schema = json.loads(json.dumps(json_schema(name)))
    assert any(misfit in found for found in misfits(yaml.load(text, EditorLoader), schema, schema))  # noqa: S506


def test_without_a_name_the_names_are_listed(small: SmallProject) -> None:
    outcome = small.run("schema")
    assert (outcome.code, outcome.out.split()) == (0, sorted(SCHEMAS))


def test_a_name_gives_its_schema(small: SmallProject) -> None:
    outcome = small.run("schema", "figures")
    assert outcome.code == 0
    assert outcome.json["properties"]["figures"]["description"]


def test_all_schemas_are_written_into_a_folder(small: SmallProject) -> None:
    outcome = small.run("schema", "--into", "schemas")
    assert outcome.code == 0
    files = sorted((small.root / "schemas").iterdir())
    assert [file.name for file in files] == [f"{name}.schema.json" for name in sorted(SCHEMAS)]
    assert all(json.loads(file.read_text("utf-8"))["type"] == "object" for file in files)


def test_an_unknown_name_is_wrong_usage(small: SmallProject) -> None:
    assert small.run("schema", "nonsense").code == 2
