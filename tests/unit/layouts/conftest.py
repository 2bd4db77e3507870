"""A small brief that a test can set in templates of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from briefpress.brands import Logo
from briefpress.content.loader import load_brief
from briefpress.document.nodes import Document
from briefpress.findings import Finding, FindingCollector, FindingsError
from briefpress.layouts.compose import compose
from briefpress.layouts.loader import Layout, load_layout
from briefpress.localization.labels import load_labels
from briefpress.localization.locale import load_locale
from briefpress.localization.localize import LocalizedBrief, localize
from briefpress.reading.text import with_line

BRIEF = r"""---
schema: 1
title: 'Trade \{\{ brief \}\} \<b>grew\</b> \& {trade} came'
language: en
edition: 2022-01-20
outputs:
  - {name: plain, layout: plain, audience: public}
---
Trade rose to {trade}. {#standfirst}

:::{figures} headline
- {figure: trade, label: "total trade", note: "more than before"}
- {id: kz-part, figure: "by-country[KZ]", label: "with Kazakhstan"}
:::

## Trade over time {#trade kind=evidence}

Two-way trade reached **{trade}**.[^mirror] [@customs] {#growth .core}

See [#by-country-chart]. {#see}

\{\{ 7\*7 \}\} \{% raw %\} \&amp; \<p>text\</p> \<!-- x --> \{0.\_\_class\_\_\} {#markup}

- One {#one .core}
- Two {#two}

[^mirror]: Statistics differ.

:::{callout} watch role=watch
# What to watch

The next total. {#next}
:::

:::{chart} by-country-chart
kind: bar
series: by-country
title: Kazakhstan leads
names: countries
sort: descending
source: customs
:::

:::{table} partners
title: "Partners"
keys: by-country
columns:
  - {id: partner, head: "Partner", names: countries}
  - {id: value, head: "Value", series: by-country}
total: {label: "All", value: "{trade:number}"}
:::

:::{image} map
file: images/map.png
alt: A map.
title: The region
:::
"""
FILES = {
    "content/alpha/brief.md": BRIEF,
    "content/alpha/figures.yaml": (
        "defaults: {unit: USD, scale: billion, source: customs}\n"
        "figures:\n  trade: {value: 50.1, period: 2021}\n"
        "series:\n  by-country: {file: data/by-country.csv, key: country, value: usd, period: 2021}\n"
    ),
    "content/alpha/sources.yaml": (
        'customs: {type: webpage, title: "Trade statistics", publisher: "Customs", issued: 2022-01-18,'
        ' URL: "https://a.example/1"}\n'
    ),
    "content/alpha/data/by-country.csv": "country,usd\nKZ,20.1\nUZ,30.0\n",
    "content/shared/office.yaml": "name: Trade Desk\nbrand: standard\ntime-zone: Asia/Shanghai\n",
    "content/shared/names.yaml": "countries: {KZ: Kazakhstan, UZ: Uzbekistan}\n",
    "content/shared/glossary.yaml": "names-with-digits: []\n",
}

LAYOUT = """\
name: Plain
page:
  margins: {top: 10, right: 10, bottom: 10, left: 10}
numbering: {captions: true, sections: true}
roles:
  body: {word: Body Text, size: 10}
  title: {size: 20}
  heading-1: {word: heading 1, like: title}
  heading-2: {word: heading 2, size: 14}
  heading-3: {word: heading 3, like: heading-2, size: 12}
  heading-4: {word: heading 4, like: heading-3}
  list: {like: body}
  watch: {like: body, background: tint}
  logo: {like: body}
  table-head: {like: body}
  table-body: {like: body}
  table-total: {like: table-body}
  caption: {like: body}
  subtitle: {like: body}
  source: {like: body}
  sources: {like: body}
  contents: {like: body}
  note: {like: body}
  head: {like: body}
  foot: {like: body}
  chart-label: {like: body}
  chart-value: {like: body}
"""
BODY = "templates/plain/body.html.j2"
LAYOUT_FILE = "templates/plain/layout.yaml"
BRAND_FILE = "templates/brands/standard/brand.yaml"


@pytest.fixture(scope="session")
def localized(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> LocalizedBrief:
    """The brief in English."""
    root = tmp_path_factory.mktemp("brief")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "content/alpha/images").mkdir()
    Image.new("RGB", (40, 30), "white").save(root / "content/alpha/images/map.png")
    brief = load_brief(root / "content/alpha", root)
    collector = FindingCollector()
    found = localize(brief, load_locale("en"), (), load_labels(checkout, "en"), collector=collector, root=root)
    assert not list(collector)
    return found


@dataclass
class Templates:
    """The folder ``templates`` of a project, with one layout, ``plain``."""

    root: Path
    localized: LocalizedBrief
    logos: dict[str, Logo] = field(default_factory=dict)

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def layout(self) -> Layout:
        return load_layout(self.root, "plain")

    def compose(self, body: str) -> Document:
        """The Document of a body template."""
        self.write(BODY, body)
        return compose(self.root, self.localized, self.layout(), self.localized.brief.outputs[0], self.logos)

    def findings(self, body: str) -> list[Finding]:
        """What is wrong with a body template; it must be something."""
        with pytest.raises(FindingsError) as caught:
            self.compose(body)
        return [with_line(finding, self.root) for finding in caught.value.findings]

    def places(self, body: str) -> list[str]:
        """What is wrong with a body template, as «code file:line», without the folder of the layout."""
        return [
            f"{found.code} {found.location.path.relative_to('templates')}:{found.location.line}".replace("plain/", "")
            for found in self.findings(body)
        ]


@pytest.fixture
def templates(tmp_path: Path, localized: LocalizedBrief, checkout: Path) -> Templates:
    made = Templates(tmp_path, localized)
    made.write(LAYOUT_FILE, LAYOUT)
    made.write(BODY, "<document/>")
    shutil.copytree(checkout / "templates/brands", tmp_path / "templates/brands")
    shutil.copytree(checkout / "tools/fonts", tmp_path / "tools/fonts")
    return made
