"""``briefpress show``: segments in several languages side by side."""

from __future__ import annotations

import click
from rich.table import Table
from rich.text import Text as RichText

from briefpress.cli.project import briefs_named, find_root
from briefpress.cli.reporting import print_json, table_console
from briefpress.content.loader import load_brief
from briefpress.document.inlines import plain_text
from briefpress.findings import FindingCollector
from briefpress.localization.localize import LocalizedBrief, State
from briefpress.locations import SegmentAddress
from briefpress.rendering import localize_brief

_MARKS = {State.STALE: "stale", State.MISSING: "missing"}


@click.command("show", short_help="Show a brief in its languages side by side")
@click.argument("target", metavar="BRIEF[/ADDRESS]")
@click.option("--language", "-l", "languages", multiple=True, help="Only these languages.")
@click.option("--json", "as_json", is_flag=True, help="Print the segments as JSON.")
def show_command(target: str, languages: tuple[str, ...], as_json: bool) -> int:
    """Show segments of a brief in its languages side by side; stale and missing translations are marked.

    ADDRESS may be the start of addresses: central-asia-trade/trade shows all of the section «trade».
    """
    root = find_root()
    name, _, address = target.removeprefix("content/").partition("/")
    (brief_id,) = briefs_named(root, (name,))
    brief = load_brief(root / "content" / brief_id, root)
    unknown = set(languages) - set(brief.all_languages)
    if unknown:
        raise click.UsageError(f"this brief is not in: {', '.join(sorted(unknown))}")
    collector = FindingCollector()
    chosen = languages or brief.all_languages
    localized = {language: localize_brief(root, brief, language, collector) for language in chosen}
    addresses = [a for a in brief.segments if not address or a == address or a.startswith(address + "/")]
    if not addresses:
        raise click.UsageError(f"the brief «{brief_id}» has no segment «{address}»")
    if as_json:
        print_json(
            [{"address": a, "texts": {lang: _entry(texts, a) for lang, texts in localized.items()}} for a in addresses]
        )
    else:
        _print(addresses, localized)
    return 0


def _entry(localized: LocalizedBrief, address: SegmentAddress) -> dict[str, str]:
    return {"text": plain_text(localized.texts[address]), "state": localized.states[address].value}


def _print(addresses: list[SegmentAddress], localized: dict[str, LocalizedBrief]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column("address", style="bold", overflow="fold")
    for language in localized:
        table.add_column(language, ratio=1, overflow="fold")
    for address in addresses:
        cells = [RichText(address)]
        for texts in localized.values():
            cell = RichText()
            if mark := _MARKS.get(texts.states[address]):
                cell.append(f"{mark}: ", style="bold yellow")
            cell.append(plain_text(texts.texts[address]))
            cells.append(cell)
        table.add_row(*cells)
    table_console().print(table)
