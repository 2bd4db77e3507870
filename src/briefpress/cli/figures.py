"""``briefpress figures``: the register, as an editor reads it."""

from __future__ import annotations

from typing import TypedDict

import click
from rich.markup import escape
from rich.table import Table

from briefpress.cli.project import briefs_named, find_root
from briefpress.cli.reporting import print_json, table_console
from briefpress.content.loader import load_brief
from briefpress.content.model import Brief
from briefpress.content.printed import printed_figures
from briefpress.figures.model import Figure
from briefpress.localization.figures import FormError, format_figure
from briefpress.localization.locale import Locale, load_locale


@click.command("figures", short_help="List each figure, its source, and where it is printed")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def figures_command(briefs: tuple[str, ...], as_json: bool) -> int:
    """List each figure: its value in each language, its source, and where it is printed."""
    root = find_root()
    data: list[FigureRow] = []
    for brief_id in briefs_named(root, briefs):
        brief = load_brief(root / "content" / brief_id, root)
        rows = figure_rows(brief)
        data.extend(rows)
        if not as_json:
            _print(brief, rows)
    if as_json:
        print_json(data)
    return 0


class FigureRow(TypedDict):
    """One figure or cell of the register, JSON-ready."""

    brief: str
    name: str
    values: dict[str, str]
    period: str
    source: str
    place: str
    status: str
    formula: str
    rivals: list[dict[str, str]]
    location: str
    printed: list[str]


def figure_rows(brief: Brief) -> list[FigureRow]:
    """One row for each figure and cell of the register, JSON-ready."""
    locales = {language: load_locale(language) for language in brief.all_languages}
    printed = printed_figures(brief)
    return [
        {
            "brief": brief.id,
            "name": figure.name,
            "values": {language: _full(figure, locale) for language, locale in locales.items()},
            "period": figure.period or figure.as_of,
            "source": figure.source,
            "place": figure.place,
            "status": figure.status.value,
            "formula": figure.formula,
            "rivals": [{"value": str(r.amount.value), "source": r.source} for r in figure.rivals],
            "location": str(figure.location),
            "printed": [str(address) for address in printed.get(figure.name, ())],
        }
        for figure in brief.register
    ]


def _full(figure: Figure, locale: Locale) -> str:
    try:
        return format_figure(figure, "", locale).text
    except FormError:
        return ""


def _print(brief: Brief, rows: list[FigureRow]) -> None:
    table = Table(title=f"{brief.id}: {len(rows)} figures", title_justify="left", box=None, pad_edge=False)
    for head in ("figure", *brief.all_languages, "period", "source", "printed in"):
        table.add_column(head, overflow="fold")
    for row in rows:
        origin = row["source"] or row["formula"]
        places = ", ".join(row["printed"]) or "-"
        table.add_row(*map(escape, (row["name"], *row["values"].values(), row["period"], origin, places)))
    table_console().print(table)
