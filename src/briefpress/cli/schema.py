"""``briefpress schema``: JSON Schema of the files that people write, for completion in their editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from briefpress.cli.reporting import print_json
from briefpress.content.schema import FrontMatter, GlossaryModel, OfficeModel, SourceModel
from briefpress.figures.schema import FiguresFile
from briefpress.layouts.brands.schema import BrandSchema
from briefpress.layouts.schema import LayoutSchema, SharedRolesSchema
from briefpress.writing import write_whole

SCHEMAS: dict[str, TypeAdapter[Any]] = {
    "brief": TypeAdapter(FrontMatter),
    "figures": TypeAdapter(FiguresFile),
    "sources": TypeAdapter(dict[str, SourceModel]),
    "office": TypeAdapter(OfficeModel),
    "glossary": TypeAdapter(GlossaryModel),
    "layout": TypeAdapter(LayoutSchema),
    "roles": TypeAdapter(SharedRolesSchema),
    "brand": TypeAdapter(BrandSchema),
}
"""The files by what they hold: the front matter of ``brief.md``, ``figures.yaml``, and so on."""


@click.command("schema", short_help="Print JSON Schemas for editors")
@click.argument("name", type=click.Choice(sorted(SCHEMAS)), required=False)
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Write all schemas into this folder.")
def schema_command(name: str | None, into: Path | None) -> int:
    """Print the JSON Schema of one kind of file, or write all of them into a folder."""
    if into is not None:
        for each in SCHEMAS:
            file = into / f"{each}.schema.json"
            write_whole(file, (json.dumps(json_schema(each), indent=2, ensure_ascii=False) + "\n").encode())
            click.echo(str(file))
    elif name is not None:
        print_json(json_schema(name))
    else:
        click.echo("\n".join(sorted(SCHEMAS)))
    return 0


def json_schema(name: str) -> dict[str, object]:
    """The JSON Schema of the file ``name``."""
    return SCHEMAS[name].json_schema(by_alias=True)
